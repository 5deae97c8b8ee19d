import { describe, expect, it } from "vitest";
import { acts, host, perform, type State, start } from "./model";
import recording from "./recording.json";
import { leavable, steps } from "./steps";

const ids = ["begin", ...acts];
const settings = { createOnPush: false };

describe.each(["nothing", ...leavable])("without %s", (skip) => {
  it.each([
    { late: false, template: false },
    { late: true, template: false },
    { late: false, template: true },
  ])("tells the same steps in few words (%j)", (rest) => {
    const told = steps({ skip, ...rest });
    expect(told.map(({ id }) => id)).toEqual(ids);
    for (const { id, caption, title } of told) {
      expect(caption.split(/\s+/).length, id).toBeLessThanOrEqual(52);
      expect(caption.length, id).toBeGreaterThan(20);
      expect(title, id).not.toMatch(/[.!?:]$/);
    }
  });
});

const last = (values: Parameters<typeof steps>[0]) => {
  const told = steps(values);
  const wrong = told.find(({ scene }) => !scene.ok);
  return [wrong?.id, wrong?.scene.prints[0] ?? ""] as const;
};

describe("what fails first, and how", () => {
  it.each([
    ["nothing", undefined, ""],
    ["build", "tag", "Error response from daemon: No such image: hello-world:latest"],
    ["check", undefined, ""],
    ["login", "push", "no basic auth credentials"],
    ["create", "push", "name unknown: The repository with name 'hello-world' does not exist"],
    ["tag", "push", "An image does not exist locally with the tag: 123456789012.dkr.ecr"],
    ["push", "pull", "Error response from daemon: manifest for 123456789012.dkr.ecr"],
  ])("left out: %s", (skip, where, message) => {
    const [id, printed] = last({ skip, late: false, template: false });
    expect(id).toBe(where);
    expect(printed.startsWith(message), printed).toBe(true);
  });

  it("a token that is too old is refused at the push", () => {
    expect(last({ skip: "nothing", late: true })).toEqual([
      "push",
      "denied: Your authorization token has expired. Reauthenticate and try again.",
    ]);
  });

  it("no repository is needed where a template creates it", () => {
    expect(last({ skip: "create", template: true })).toEqual([undefined, ""]);
  });
});

it("creates the repository at any time before the push: the order of login and create does not matter", () => {
  const run = (order: readonly (typeof acts)[number][]) =>
    order.reduce((state, act) => perform(state, act, settings).state, start);
  expect(run(["build", "tag", "create", "login", "push"])).toEqual(
    run(["login", "create", "build", "tag", "push"]),
  );
  expect(run(["create", "build", "login", "tag", "push"]).stored).toBe(true);
});

it("changes nothing where a command fails", () => {
  for (const act of ["tag", "push", "pull"] as const) {
    const { state, ok } = perform(start, act, settings);
    expect([state, ok]).toEqual([start, false]);
  }
});

/** scripts/record-registry.ts has a real engine push to a registry that asks for a password, as ECR does. */
describe("what Docker itself says", () => {
  const ready: State = { ...start, built: true, named: true, token: "fresh", repository: true };
  const printed = (line: string | undefined) =>
    line?.replaceAll(recording.host, host).replaceAll("no-such-image", "hello-world");
  it.each([
    ["without the name", { ...ready, named: false }, "push", recording.noName.at(-1)],
    ["without a login", { ...ready, token: "none" }, "push", recording.noLogin.at(-1)],
    ["without an image", start, "tag", recording.noImage.at(-1)],
    ["after a login", start, "login", recording.login.at(-1)],
  ] as const)("%s is what a real engine printed", (_, state, act, line) => {
    expect(perform(state, act, settings).prints).toEqual([printed(line)]);
  });

  it("ends a push with the tag and the digest, as a real engine does", () => {
    const form = /^latest: digest: sha256:[0-9a-f…]+ size: \d+$/;
    expect(recording.pushed.at(-1)).toMatch(form);
    expect(perform(ready, "push", settings).prints.at(-1)).toMatch(form);
  });

  it("names what is not there in a pull as a real engine does", () => {
    const frame = /^Error response from daemon: manifest for \S+ not found: manifest unknown: /;
    expect(recording.noManifest.at(-1)).toMatch(frame);
    expect(perform(ready, "pull", settings).prints[0]).toMatch(frame);
  });
});
