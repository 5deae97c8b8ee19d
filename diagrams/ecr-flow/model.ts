/**
 * The way of one image into Amazon ECR: what each of the commands needs, what it prints, and what it says when
 * something is missing.
 *
 * Docker's own messages were printed by Docker 26.1.5 against a registry that asks for a password, as ECR does. What
 * ECR says comes from its documentation and from public bug reports; see the lesson `amazon-ecr` for the addresses.
 * Simplified: one image of two layers, one repository, and everyone is allowed to do what they try to do.
 */
export const acts = ["build", "check", "login", "create", "tag", "push", "pull"] as const;
export type Act = (typeof acts)[number];

/** Everything that the commands leave behind. */
export interface State {
  /** The image is in Docker's store on the laptop. */
  built: boolean;
  /** It has a second name there, which begins with the registry's host. */
  named: boolean;
  /** What Docker keeps for this registry in its config.json. */
  token: "none" | "fresh" | "expired";
  /** The registry has a repository called hello-world. */
  repository: boolean;
  /** The repository holds the image. */
  stored: boolean;
  /** A server has pulled it. */
  runs: boolean;
}

export const start: State = {
  built: false,
  named: false,
  token: "none",
  repository: false,
  stored: false,
  runs: false,
};

/** Whether a template makes ECR create what is pushed to and is not there. */
export interface Settings {
  createOnPush: boolean;
}

export interface Outcome {
  state: State;
  /** What is printed, a line each; nothing for a command that is silent. */
  prints: readonly string[];
  ok: boolean;
}

export const host = "123456789012.dkr.ecr.us-east-1.amazonaws.com";

const repositoryUnknown =
  "name unknown: The repository with name 'hello-world' does not exist in the registry with id '123456789012'";

/** What happens when this command is given in this state. */
export function perform(state: State, act: Act, { createOnPush }: Settings): Outcome {
  const works = (change: Partial<State>, ...prints: string[]): Outcome => ({
    state: { ...state, ...change },
    prints,
    ok: true,
  });
  const fails = (...prints: string[]): Outcome => ({ state, prints, ok: false });
  switch (act) {
    case "build":
      return works({ built: true }, "#7 naming to docker.io/library/hello-world done");
    case "check":
      return state.built
        ? works({}, "hello-world   latest   b6b90bdc2d72   …")
        : works({}, "REPOSITORY   TAG   IMAGE ID   …");
    case "login":
      return works({ token: "fresh" }, "Login Succeeded");
    case "create":
      return works({ repository: true }, `"repositoryUri": "${host}/hello-world"`);
    case "tag":
      return state.built
        ? works({ named: true })
        : fails("Error response from daemon: No such image: hello-world:latest");
    case "push":
      if (!state.named) return fails(`An image does not exist locally with the tag: ${host}/hello-world`);
      if (state.token === "none") return fails("no basic auth credentials");
      if (state.token === "expired")
        return fails("denied: Your authorization token has expired. Reauthenticate and try again.");
      if (!state.repository && !createOnPush) return fails(repositoryUnknown);
      return works(
        { repository: true, stored: true },
        "61c1ba1ab41b: Pushed",
        "530ae52f959f: Pushed",
        "latest: digest: sha256:4556… size: 734",
      );
    case "pull":
      if (state.stored) return works({ runs: true }, "Digest: sha256:4556…");
      return state.repository
        ? fails(
            `Error response from daemon: manifest for ${host}/hello-world:latest not found: manifest unknown: Requested image not found`,
          )
        : fails(`Error response from daemon: repository ${host}/hello-world not found: ${repositoryUnknown}`);
  }
}
