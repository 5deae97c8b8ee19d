/** The parser directive `check`, or the build argument that stands for it: `skip=A,B;error=true;experimental=all`. */
import type { BuildInput } from "../build/types";
import { parse } from "../parse";

export function checkOptions({ dockerfile, options }: Pick<BuildInput, "dockerfile" | "options">): {
  skipped: ReadonlySet<string>;
  tried: ReadonlySet<string>;
  /** Whether a remark lets the build fail. */
  error: boolean;
} {
  const line =
    options?.buildArgs?.BUILDKIT_DOCKERFILE_CHECK ??
    parse(dockerfile).directives.find(({ name }) => name === "check")?.value ??
    "";
  const values = (key: string): string[] =>
    line
      .split(";")
      .map((part) => part.split("="))
      .filter(([name]) => name?.trim() === key)
      .flatMap(([, value = ""]) => value.split(","))
      .map((each) => each.trim());
  return {
    skipped: new Set(values("skip")),
    tried: new Set(values("experimental")),
    // As strconv.ParseBool.
    error: values("error").some((value) => /^(1|t|T|true|TRUE|True)$/.test(value)),
  };
}
