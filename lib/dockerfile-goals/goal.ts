/** The vocabulary. zod comes in as an argument and is imported as a type only, so a browser is spared it. */
import type { z } from "zod";

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

export const goalSchema = (zod: typeof z) => {
  const text = zod.string().trim().min(1, "This must not be empty");
  const texts = zod.array(text).min(1);
  const path = text.regex(
    /^(\/|\*\*\/)/,
    'A path starts with "/", or with "**/" for any folder, as in "**/server.js"',
  );
  const goal = <Shape extends z.ZodRawShape>(shape: Shape) =>
    zod.strictObject({
      id: zod.string().regex(ID, 'An id is lower-case words joined by hyphens, as in "not-root"'),
      text,
      /** Why it counts; said once it is checked. */
      why: text.optional(),
      ...shape,
    });
  return zod.union(
    [
      /** Paths that the image shows. `*` is a part of a name, `**` any number of folders. */
      goal({ has: zod.array(path).min(1) }),
      /** Paths that stand in none of its layers but the base's, hidden or not. */
      goal({ lacks: zod.array(path).min(1) }),
      /** A text that a file of the image holds. */
      goal({ file: path, holds: text }),
      /** Megabytes on disk, base and all. */
      goal({ megabytesBelow: zod.number().positive() }),
      /** Megabytes that later layers hide. */
      goal({ hiddenBelow: zod.number().positive() }),
      /** Layers that the Dockerfile adds. */
      goal({ layersAtMost: zod.int().min(0) }),
      /** After an edit of this file, steps with one of these texts in them come from the cache. */
      goal({ afterEditOf: text, cached: texts }),
      /** `not-root`, or `exists`: in etc/passwd, or a number, and not root. */
      goal({ user: zod.enum(["not-root", "exists"]) }),
      /** A program that the container starts, in Entrypoint, Cmd or the script that they name. */
      goal({ starts: text }),
      /** Process 1 is the program itself, so it gets the signals. */
      goal({ processOne: zod.literal("program") }),
      /** A text, such as a token, that stands in no layer, not in the history and not in the config. */
      goal({ nowhere: text }),
      /** A mount with these options, for a RUN with one of these texts in it. */
      goal({ mount: texts, in: texts }),
      /** So many stages can be built side by side. */
      goal({ sideBySide: zod.int().min(2) }),
      /** The config says so; of lists that are sets, these are in it. */
      goal({
        config: zod.strictObject({
          entrypoint: texts.optional(),
          cmd: texts.optional(),
          workingDir: text.optional(),
          stopSignal: text.optional(),
          env: texts.optional(),
          exposedPorts: texts.optional(),
          volumes: texts.optional(),
          labels: zod.record(text, text).optional(),
        }),
      }),
      /** Remarks, by their rule's name, that the file does not get. */
      goal({ noRemark: texts }),
    ],
    {
      error: () =>
        "A goal has an id, a text, and looks at one thing: has, lacks, file and holds, megabytesBelow, hiddenBelow, layersAtMost, afterEditOf and cached, user, starts, processOne, nowhere, mount and in, sideBySide, config or noRemark",
    },
  );
};

/** One thing to reach, with a text that says it to the reader. Plain data. */
export type Goal = z.infer<ReturnType<typeof goalSchema>>;
