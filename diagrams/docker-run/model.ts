/**
 * Who is there during `docker run`, who started whom, and what becomes of the program when one of them goes.
 *
 * Tried with Docker Engine 20.10.24, containerd 1.6 as a service of its own, and runc 1.1.5 on Debian 12: each was
 * stopped or killed with a container running. Simplified: one container, no restart policy, and every part that
 * goes away stays away until somebody starts it again.
 */
export const people = ["client", "dockerd", "containerd", "shim", "runc", "program"] as const;
export type Who = (typeof people)[number];

/** What the reader can let go: a process, and how it goes. */
export const losses = ["client", "dockerd-stops", "dockerd-crashes", "containerd", "shim"] as const;
export type Loss = (typeof losses)[number];

/** What a process looks like in a scene; `gone` leaves its outline. */
export type Presence = "here" | "gone";

/** Everyone who is to be seen, and how. Who is not named has not come yet. */
export type Cast = Readonly<Partial<Record<Who, Presence>>>;

export interface Outcome {
  cast: Cast;
  program: "running" | "killed";
}

/** A container in full run: runc has left. */
export const running: Cast = {
  client: "here",
  dockerd: "here",
  containerd: "here",
  shim: "here",
  program: "here",
};

/** What is left at once, when this one goes. */
export function afterLoss(loss: Loss, liveRestore: boolean): Outcome {
  switch (loss) {
    case "client":
      return { cast: { ...running, client: "gone" }, program: "running" };
    case "containerd":
      return { cast: { ...running, containerd: "gone" }, program: "running" };
    case "shim":
      return { cast: { ...running, client: "gone", shim: "gone", program: "gone" }, program: "killed" };
    case "dockerd-crashes":
      return { cast: { ...running, client: "gone", dockerd: "gone" }, program: "running" };
    case "dockerd-stops":
      return liveRestore
        ? { cast: { ...running, client: "gone", dockerd: "gone" }, program: "running" }
        : {
            cast: { ...running, client: "gone", dockerd: "gone", shim: "gone", program: "gone" },
            program: "killed",
          };
  }
}

/** What is there once somebody has started it again. */
export function afterReturn(loss: Loss, liveRestore: boolean): Outcome {
  const { cast, program } = afterLoss(loss, liveRestore);
  switch (loss) {
    case "client":
      return { cast: running, program };
    case "containerd":
      return { cast: running, program };
    case "shim":
      return {
        cast: { dockerd: "here", containerd: "here", shim: "here", program: "here" },
        program: "running",
      };
    case "dockerd-stops":
      return { cast: { ...cast, dockerd: "here" }, program };
    case "dockerd-crashes":
      return liveRestore
        ? { cast: { ...cast, dockerd: "here" }, program }
        : { cast: { ...cast, dockerd: "here", shim: "gone", program: "gone" }, program: "killed" };
  }
}
