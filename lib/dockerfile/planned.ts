/** A file read and planned, once for all who ask about it: marks and remarks come from the same keystroke. */
import { type BaseImage, findBase } from "./catalogue";
import { type Dockerfile, parse } from "./parse";
import { emptyConfig, type Plan, plan } from "./plan";

interface Asked {
  dockerfile: string;
  options?: {
    target?: string;
    buildArgs?: Readonly<Record<string, string>>;
    platform?: string;
    images?: readonly BaseImage[];
  };
}

let last: { key: string; images: readonly BaseImage[] | undefined; made: Planned } | undefined;

export interface Planned {
  file: Dockerfile;
  plan: Plan;
}

export function planned({ dockerfile, options = {} }: Asked): Planned {
  const { target, buildArgs, platform, images } = options;
  const key = JSON.stringify([target, buildArgs, platform, dockerfile]);
  if (last?.key === key && last.images === images) return last.made;
  const file = parse(dockerfile);
  const configOf = (name: string) => (name === "scratch" ? emptyConfig : findBase(name, images)?.config);
  const made = { file, plan: plan(file, { ...options, configOf }) };
  last = { key, images, made };
  return made;
}
