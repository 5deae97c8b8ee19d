import type { MachineExercise } from "@/lib/exercise";
import type { MachineImage } from "@/lib/machine";

export interface LinuxLabProps {
  /** What it is about, in the address and in the browser's store; a lesson's slug. */
  name: string;
  image: MachineImage;
  exercise?: MachineExercise;
  /** Whether a recorded run can be shown. */
  recorded?: boolean;
  /** Where it has a page to itself, for a lab that stands in a lesson. */
  page?: string;
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
