/**
 * The exercise "docker": type docker commands, until every goal holds. The commands act on the model in lib/docker;
 * goals look at what is there, and never at what was typed, so every way that leads there is right.
 *
 * Simplification: between two commands pass four seconds. zod comes in as an argument, see sort.ts.
 */
import type { z } from "zod";
import {
  busybox,
  busyboxContent,
  type Container,
  emptyWorld,
  execute,
  findContainer,
  findImage,
  type Image,
  type Layer,
  MB,
  makeImage,
  makeLayer,
  manifestOf,
  type Program,
  parseReference,
  reduce,
  type Shell,
  storeSize,
  type World,
} from "@/lib/docker";
import { exerciseFields, id, repeated, text, type Zod } from "./fields";
import type { ExerciseProblem, ExerciseRules } from "./kind";

const STATES = ["created", "running", "paused", "restarting", "exited", "gone"] as const;
const POLICIES = ["no", "always", "unless-stopped", "on-failure"] as const;
const PROGRAMS = ["busybox", "server", "deaf-server"] as const;

const goalSchema = (zod: Zod) => {
  const goal = <Shape extends z.ZodRawShape>(shape: Shape) =>
    zod.strictObject({ id: id(zod), text: text(zod), ...shape });
  return zod.union(
    [
      goal({
        container: text(zod),
        is: zod.enum(STATES),
        exitCode: zod.number().int().optional(),
        image: text(zod).optional(),
        restart: zod.enum(POLICIES).optional(),
        publishes: text(zod).optional(),
        mounts: text(zod).optional(),
      }),
      goal({ image: text(zod), is: zod.enum(["here", "gone"]), sameAs: text(zod).optional() }),
      /** A name in a registry. */
      goal({ pushed: text(zod), sameAs: text(zod).optional() }),
      goal({
        volume: text(zod),
        is: zod.enum(["here", "gone"]),
        file: text(zod).optional(),
        holds: text(zod).optional(),
      }),
      /** All layers of the store, each once, unpacked; with these images still here. */
      goal({ diskMegabytesBelow: zod.number().positive(), keeps: zod.array(text(zod)).default([]) }),
    ],
    {
      error: () =>
        "A goal has an id, a text, and looks at one thing: container, image, pushed, volume or diskMegabytesBelow",
    },
  );
};

export const dockerExerciseSchema = (zod: Zod) =>
  zod.strictObject({
    ...exerciseFields(zod),
    kind: zod.literal("docker"),
    /** What is in the local store at the start; `pushed` says that the registry of the name has it too. */
    images: zod
      .array(
        zod.strictObject({
          name: text(zod),
          /** `server` ends on SIGTERM, `deaf-server` has no handler for it. */
          program: zod.enum(PROGRAMS),
          where: zod.enum(["local", "registry", "both"]).default("local"),
          /**
           * The base first, each by the line that made it, as `docker history` shows it. The same line with the same
           * size is the same layer. Left out: BusyBox's layer, and one with the server.
           */
          layers: zod
            .array(zod.strictObject({ line: text(zod), megabytes: zod.number().positive() }))
            .min(1)
            .optional(),
        }),
      )
      .min(1, "Without an image nothing can be run"),
    /** What the shell knows as `$name`. */
    variables: zod.record(zod.string(), text(zod)).default({}),
    /** Programs that are not there, such as `docker`. */
    missing: zod.array(text(zod)).default([]),
    /** Commands that were typed before the reader comes. */
    before: zod.array(text(zod)).default([]),
    goals: zod.array(goalSchema(zod)).min(1, "Say with `goals` what is to be there in the end"),
    /** From a nudge to nearly the answer. */
    hints: zod.array(text(zod)).min(2, "Hints come in stages: at least two"),
    /** Command lines that reach every goal. */
    solution: zod.array(text(zod)).min(1, "The solution needs at least one command"),
    /** Attempts that people make, and that must not pass. */
    wrong: zod
      .array(zod.strictObject({ name: text(zod), lines: zod.array(text(zod)).min(1) }))
      .min(1, "Give at least one wrong attempt: the tests make sure that it does not pass"),
  });

export type DockerExercise = z.infer<ReturnType<typeof dockerExerciseSchema>>;
export type DockerGoal = DockerExercise["goals"][number];

/** ms of the model's time between two commands, which a person would need to type. */
export const BETWEEN = 4000;
const NINE = Date.UTC(2026, 0, 12, 9);
const DAY = 86_400_000;

/** The machine as the reader finds it. */
export function startWorld({ images, before }: DockerExercise): World {
  const hosts = images.flatMap(({ name }) => {
    const parsed = parseReference(name);
    return parsed.ok ? [parsed.reference.host] : [];
  });
  let world = emptyWorld(NINE, [...new Set([...hosts, "docker.io", "localhost:5000"])]);
  for (const { where, ...plan } of images) {
    const { name } = plan;
    const { image, layers } = build(plan);
    world = reduce(world, { at: NINE, type: "add-image", image, layers, name }).world;
    if (where === "local") continue;
    world = publish(world, name, image, layers);
    if (where === "registry") world = reduce(world, { at: NINE, type: "remove-image", image: name }).world;
  }
  for (const line of before) world = execute(later(world), line).world;
  return later(world);
}

export const later = (world: World): World => reduce(world, { type: "tick", at: world.now + BETWEEN }).world;

type Plan = Omit<DockerExercise["images"][number], "where">;

/** What the image's layers are, and the history that goes with them. */
function stack({ name, layers }: Plan, base: ReturnType<typeof busybox>, createdAt: number) {
  const comment = "buildkit.dockerfile.v0";
  if (layers)
    return {
      layers: layers.map(({ line, megabytes }) => makeLayer(line, megabytes * MB)),
      history: layers.map(({ line, megabytes }) => ({
        createdBy: line,
        size: megabytes * MB,
        comment,
        createdAt,
      })),
    };
  const layer = makeLayer(`server ${name}`, 12_400_000, 4_900_000);
  const createdBy = "COPY server /bin/server # buildkit";
  return {
    layers: [...base.layers, layer],
    history: [...base.image.history, { createdBy, size: layer.size, comment, createdAt }],
  };
}

function build(plan: Plan): { image: Image; layers: Layer[] } {
  const { name, program } = plan;
  const base = busybox(NINE - 30 * DAY);
  if (program === "busybox" && !plan.layers) return base;
  const server: Program = {
    kind: "server",
    says: ["listening on port 80"],
    handles: program === "server" ? { TERM: { after: 150, code: 0 } } : {},
    memory: 20_000_000,
  };
  const createdAt = NINE - DAY;
  const { layers, history } = stack(plan, base, createdAt);
  const command = program === "busybox" ? "sh" : "server";
  history.push({ createdBy: `CMD ["${command}"]`, size: 0, comment: "buildkit.dockerfile.v0", createdAt });
  const programs = { ...busyboxContent.programs, ...(program !== "busybox" && { server }) };
  const config = { cmd: [command], labels: { name }, ...(program !== "busybox" && { exposes: ["80/tcp"] }) };
  const content = { ...busyboxContent, programs };
  return { image: makeImage({ layers, history, createdAt, config, content }), layers };
}

/** Puts it into its registry, as somebody else's push would have: Docker Hub's own images too. */
function publish(world: World, name: string, image: Image, layers: readonly Layer[]): World {
  const parsed = parseReference(name);
  if (!parsed.ok) return world;
  const { host, path, tag = "latest" } = parsed.reference;
  const registry = world.registries[host] ?? { repositories: {}, blobs: {} };
  const repository = registry.repositories[path] ?? { tags: {}, manifests: {}, blobs: [] };
  const digests = layers.map(({ digest }) => digest);
  return {
    ...world,
    registries: {
      ...world.registries,
      [host]: {
        blobs: {
          ...registry.blobs,
          ...Object.fromEntries(layers.map(({ digest, compressed }) => [digest, compressed])),
        },
        repositories: {
          ...registry.repositories,
          [path]: {
            tags: { ...repository.tags, [tag]: image.manifest },
            manifests: {
              ...repository.manifests,
              [image.manifest]: { digest: image.manifest, size: 600, image, layers: [...layers] },
            },
            blobs: [...new Set([...repository.blobs, ...digests])],
          },
        },
      },
    },
  };
}

/** Which goals hold, in the exercise's order. */
export const heldGoals = (world: World, { goals }: DockerExercise): boolean[] =>
  goals.map((goal) => holds(world, goal));

function holds(world: World, goal: DockerGoal): boolean {
  if ("diskMegabytesBelow" in goal)
    return (
      storeSize(world.store) < goal.diskMegabytesBelow * MB &&
      goal.keeps.every((name) => findImage(world.store, name) !== undefined)
    );
  if ("container" in goal) {
    const container = findContainer(world, goal.container);
    if (goal.is === "gone") return container === undefined;
    return container !== undefined && container.status === goal.is && fits(world, container, goal);
  }
  if ("pushed" in goal) {
    const parsed = parseReference(goal.pushed);
    const manifest = parsed.ok
      ? manifestOf(world.registries[parsed.reference.host], parsed.reference)
      : undefined;
    if (!manifest) return false;
    return goal.sameAs === undefined || findImage(world.store, goal.sameAs)?.manifest === manifest.digest;
  }
  if ("volume" in goal) {
    const volume = world.volumes.find(({ name }) => name === goal.volume);
    if (goal.is === "gone" || !volume) return goal.is === "gone" && !volume;
    if (goal.file === undefined) return true;
    const held = volume.files[goal.file];
    return held !== undefined && (goal.holds === undefined || held.trim() === goal.holds);
  }
  const image = findImage(world.store, goal.image);
  if (goal.is === "gone" || !image) return goal.is === "gone" && !image;
  return goal.sameAs === undefined || findImage(world.store, goal.sameAs)?.id === image.id;
}

type ContainerGoal = Extract<DockerGoal, { container: string }>;

function fits(world: World, container: Container, goal: ContainerGoal): boolean {
  const { options, exitCode, image } = container;
  return (
    (goal.exitCode === undefined || exitCode === goal.exitCode) &&
    (goal.image === undefined || findImage(world.store, goal.image)?.id === image) &&
    (goal.restart === undefined || options.restart.name === goal.restart) &&
    (goal.publishes === undefined ||
      options.ports.some((port) => `${port.host}:${port.container}` === goal.publishes)) &&
    (goal.mounts === undefined ||
      options.mounts.some(({ volume, target }) => `${volume}:${target}` === goal.mounts))
  );
}

/** The shell that the reader types into. */
export const shellOf = ({ variables, missing }: DockerExercise): Shell => ({ variables, missing });

/** The world after these lines, typed one after another from the beginning. */
export const afterLines = (exercise: DockerExercise, lines: readonly string[]): World =>
  lines.reduce((world, line) => later(execute(world, line, shellOf(exercise)).world), startWorld(exercise));

export const dockerRules: ExerciseRules<DockerExercise> = {
  problems: dockerProblems,
  trials: (exercise) => {
    const passes = (lines: readonly string[]) =>
      heldGoals(afterLines(exercise, lines), exercise).every(Boolean);
    return [
      { doing: "nothing at all", should: false, does: passes([]) },
      { doing: "the solution", should: true, does: passes(exercise.solution) },
      ...exercise.wrong.map(({ name, lines }) => ({ doing: name, should: false, does: passes(lines) })),
    ];
  },
  given: ({ goals }) => goals.map((goal) => goal.text),
};

function dockerProblems(exercise: DockerExercise): ExerciseProblem[] {
  const problems: ExerciseProblem[] = [];
  const report = (path: (string | number)[], message: string) => problems.push({ path, message });
  for (const name of repeated(exercise.goals.map((goal) => goal.id)))
    report(["goals"], `The id "${name}" is used by two goals`);
  const before = heldGoals(startWorld(exercise), exercise);
  const after = heldGoals(afterLines(exercise, exercise.solution), exercise);
  exercise.goals.forEach((goal, index) => {
    if (before[index]) report(["goals", index], `The goal "${goal.id}" holds before anything is typed`);
    if (!after[index]) report(["goals", index], `The solution does not reach the goal "${goal.id}"`);
  });
  exercise.images.forEach(({ name }, index) => {
    const parsed = parseReference(name);
    if (!parsed.ok) report(["images", index, "name"], parsed.error);
  });
  return problems;
}
