import type { Preset } from "@/lib/dockerfile";
import type { Challenge } from "@/lib/dockerfile-challenges";

import type { PresetPair } from "./Compare";

/** What the page hands to the lab, so that the engine's data need not be loaded twice. */
export interface DockerfileLabProps {
  presets: readonly Preset[];
  pairs: readonly PresetPair[];
  challenges: readonly Challenge[];
  /** The preset to begin with. */
  first: string;
}
