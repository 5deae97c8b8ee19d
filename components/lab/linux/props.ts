import type { MachineExercise } from "@/lib/exercise";
import type { MachineImage } from "@/lib/machine";

export interface LinuxLabProps {
  /** What it is about, in the address and in the browser's store; a lesson's slug. */
  name: string;
  image: MachineImage;
  exercise?: MachineExercise;
  /** Whether a recorded run can be shown. */
  recorded?: boolean;
  onDone?: () => void;
}

export interface LabEntry {
  /** The slug of the lesson that it belongs to. */
  name: string;
  lesson: string;
  exercise: MachineExercise;
  image: MachineImage;
  recorded: boolean;
}
