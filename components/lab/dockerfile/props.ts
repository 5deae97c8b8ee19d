import type { Preset } from "@/lib/dockerfile";
import type { ChallengeText } from "@/lib/dockerfile-challenges";

/** What the page hands to the lab, so that the engine's data need not be loaded twice. */
export interface DockerfileLabProps {
  presets: readonly Preset[];
  challenges: readonly ChallengeText[];
  bases: readonly string[];
  keywords: readonly string[];
  /** The preset to begin with. */
  first: string;
}
