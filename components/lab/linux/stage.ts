import type { MachineExercise } from "@/lib/exercise";
import { replay } from "@/lib/exercise/replay";
import type { MachineImage } from "@/lib/machine";
import { LabController } from "./controller";
import { StageView } from "./StageView";

/** A machine on a stage: it does an exercise's solution, as far as whoever presents has come. */
export interface Stage {
  readonly controller: LabController;
  readonly View: typeof StageView;
  /** So many steps of the solution are to have been typed; none: as it was at the start. */
  wants(steps: number): void;
  start(): Promise<void>;
  close(): void;
}

/** Milliseconds from key to key: slow enough to be read as it appears. */
const PACE = 22;

export function openStage(image: MachineImage, exercise: MachineExercise): Stage {
  const controller = new LabController(image, exercise, "presenter");
  let [wanted, typed] = [0, 0];
  let busy = false;
  const keyboard = {
    type: controller.press,
    onOutput: (listener: (bytes: Uint8Array) => void) => controller.onOutput(listener),
    wait: (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)),
  };

  /** Catches up with what is wanted, whatever it has become meanwhile. */
  const goOn = async () => {
    if (busy) return;
    busy = true;
    while (controller.state().phase === "ready" && wanted !== typed) {
      if (wanted === 0) {
        await controller.reset();
        typed = 0;
      } else if (wanted < typed) break;
      else {
        const step = exercise.solution[typed];
        typed += 1;
        if (step !== undefined) await replay(keyboard, [step], { pace: PACE, patience: 60_000 });
      }
    }
    busy = false;
  };

  const start = async () => {
    typed = 0;
    await controller.start();
  };
  const stop = controller.subscribe(() => {
    if (controller.state().phase === "ready" && controller.state().world) void goOn();
  });
  void start();
  return {
    controller,
    View: StageView,
    wants(steps) {
      wanted = steps;
      void goOn();
    },
    start,
    close() {
      stop();
      controller.stop();
    },
  };
}
