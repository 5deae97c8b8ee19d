/** A person at work on a Dockerfile, besides the work itself: help that was asked for, as one pure reducer. */
export interface DockerfilePlay {
  /** How many hints are on show. */
  readonly hints: number;
  /** The solution was asked for: what is built from then on is not the person's own, until they start over. */
  readonly shown: boolean;
  /** Counts the starts. */
  readonly round: number;
}

export type DockerfilePlayEvent = "hint" | "start-over" | "show-solution";

export const startDockerfile: DockerfilePlay = { hints: 0, shown: false, round: 0 };

export function dockerfilePlay(play: DockerfilePlay, event: DockerfilePlayEvent): DockerfilePlay {
  switch (event) {
    case "hint":
      return { ...play, hints: play.hints + 1 };
    case "start-over":
      return { ...play, shown: false, round: play.round + 1 };
    case "show-solution":
      return { ...play, shown: true };
  }
}
