/**
 * javac, jar, java and Maven, as far as a build needs them: which files they leave. The sizes are estimates: the plug-ins
 * that `mvn package` fetches for a plain project, a library about whose size nothing is known, and class files as big as
 * their sources.
 * https://maven.apache.org/guides/introduction/introduction-to-the-lifecycle.html
 */
import { blob } from "../shell";
import { type Call, join, options, type Program } from "./program";

const plugins = 12_000_000;
const unknownLibrary = 1_000_000;
const phases = ["validate", "compile", "test", "package", "verify", "install"];

const textOf = (pom: string, tag: string): string | undefined =>
  new RegExp(`<${tag}>\\s*([^<]*?)\\s*</${tag}>`).exec(pom)?.[1];

/** The project's own name and version are those outside of its dependencies. */
function projectOf(pom: string) {
  const libraries = [...pom.matchAll(/<dependency>([\s\S]*?)<\/dependency>/g)].map(([, inner = ""]) => inner);
  const own = pom.replace(/<(dependencies|build|parent)>[\s\S]*?<\/\1>/g, "");
  const name = textOf(own, "artifactId") ?? "app";
  return {
    jar: textOf(pom, "finalName") ?? `${name}-${textOf(own, "version") ?? "1.0"}`,
    libraries: libraries.map((inner) => ({
      path: `${(textOf(inner, "groupId") ?? "").replaceAll(".", "/")}/${textOf(inner, "artifactId") ?? "library"}`,
      version: textOf(inner, "version") ?? "1.0",
    })),
  };
}

/** Into the local repository; false where something is missing and there is no network. */
function fetch(call: Call, home: string, path: string, name: string, size: number): boolean {
  const { machine } = call.process;
  const folder = join(home, `.m2/repository/${path}`);
  if (machine.find("/", join(folder, name))) return true;
  if (!call.world.online || call.args.includes("-o") || call.args.includes("--offline")) return false;
  machine.mkdirs("/", folder);
  machine.write("/", join(folder, name), blob(size, `maven ${path}/${name}`));
  call.world.downloaded(size);
  return true;
}

function sourcesBelow(call: Call, folder: string): string[] {
  const { machine, cwd } = call.process;
  return machine.find(cwd, folder)
    ? machine.files.below(machine.resolve(cwd, folder)).filter((path) => path.endsWith(".java"))
    : [];
}

/** Class files lie by their package below `into`, or beside their source. False, with a message, where braces do not match. */
function compile(call: Call, sources: readonly string[], into?: string): boolean {
  const { machine, cwd } = call.process;
  for (const path of sources) {
    const text = machine.read("/", `/${path}`);
    if (text.split("{").length !== text.split("}").length) {
      call.error(`${path}: error: reached end of file while parsing\n1 error\n`);
      return false;
    }
    const at = path.lastIndexOf("/");
    const name = path.slice(at + 1).replace(/\.java$/, ".class");
    const folders = /^\s*package\s+([\w.]+)\s*;/m.exec(text)?.[1]?.replaceAll(".", "/") ?? "";
    const folder = into === undefined ? `/${path.slice(0, Math.max(0, at))}` : join(into, folders);
    machine.mkdirs(cwd, folder);
    machine.write(cwd, join(folder, name), blob(text.length, `class ${text}`));
  }
  return true;
}

const mvn: Program = (call) => {
  const { machine, cwd, variables } = call.process;
  const { value, rest } = options(call.args, ["f", "file", "s", "settings", "P", "D", "T"]);
  const home = variables.get("HOME") ?? "/root";
  const file = value("f", "file") ?? "pom.xml";
  if (rest.length === 0) {
    call.error("[ERROR] No goals have been specified for this build.\n");
    return 1;
  }
  if (!machine.find(cwd, file)) {
    call.error(
      `[ERROR] The goal you specified requires a project to execute but there is no POM in this directory (${cwd}).\n`,
    );
    return 1;
  }
  const { jar, libraries } = projectOf(machine.read(cwd, file));
  if (rest.includes("clean") && machine.find(cwd, "target")) machine.remove(cwd, "target");
  const asked = rest.filter((goal) => goal !== "clean");
  const last = Math.max(-1, ...asked.map((goal) => phases.indexOf(goal)));
  if (asked.some((goal) => goal.startsWith("dependency:")) || last >= 1) {
    const all = [
      { path: "org/apache/maven/plugins", name: "plugins.jar", size: plugins },
      ...libraries.map(({ path, version }) => ({
        path: `${path}/${version}`,
        name: `${path.split("/").at(-1)}-${version}.jar`,
        size: unknownLibrary,
      })),
    ];
    for (const { path, name, size } of all) {
      if (fetch(call, home, path, name, size)) continue;
      call.error(
        `[ERROR] Could not transfer artifact ${name} from/to central: Temporary failure in name resolution\n`,
      );
      return 1;
    }
  }
  if (last >= 1 && !compile(call, sourcesBelow(call, "src/main/java"), "target/classes")) {
    call.error("[ERROR] COMPILATION ERROR\n[INFO] BUILD FAILURE\n");
    return 1;
  }
  if (last >= phases.indexOf("package")) pack(call, "target/classes", `target/${jar}.jar`);
  call.out("[INFO] BUILD SUCCESS\n");
  return 0;
};

/** An archive is about half as big as what is in it. */
function pack(call: Call, folder: string, target: string): void {
  const { machine, cwd } = call.process;
  const below = machine.find(cwd, folder) ? machine.files.below(machine.resolve(cwd, folder)) : [];
  let size = 0;
  const contents: string[] = [];
  for (const path of below) {
    const entry = machine.find("/", `/${path}`);
    if (entry?.kind !== "file") continue;
    size += entry.size;
    contents.push(entry.content);
  }
  machine.mkdirs(cwd, target.replace(/\/?[^/]+$/, "") || ".");
  machine.write(cwd, target, blob(Math.round(size / 2) + 1000, `jar ${contents.join()}`));
}

const javac: Program = (call) => {
  const { machine, cwd } = call.process;
  const at = call.args.indexOf("-d");
  const into = at < 0 ? undefined : call.args[at + 1];
  const sources = call.args.filter((arg) => arg.endsWith(".java"));
  const missing = sources.find((path) => !machine.find(cwd, path));
  if (sources.length === 0 || missing !== undefined) {
    call.error(missing === undefined ? "error: no source files\n" : `error: file not found: ${missing}\n`);
    return 2;
  }
  const paths = sources.map((path) => machine.resolve(cwd, path));
  return compile(call, paths, into) ? 0 : 1;
};

/** `jar --create --file NAME -C FOLDER .`, or `jar cf NAME FOLDER`. */
const jar: Program = (call) => {
  const named = call.args.findIndex((arg) => arg === "--file" || arg === "-f" || /^-?c\w*f\w*$/.test(arg));
  const target = call.args[named + 1];
  const folder = call.args[call.args.indexOf("-C") + 1] ?? ".";
  if (named < 0 || target === undefined) return 1;
  pack(call, call.args.includes("-C") ? folder : (call.args.at(-1) ?? "."), target);
  return 0;
};

const java: Program = (call) => {
  if (call.args.some((arg) => /^--?version$/.test(arg))) call.out("openjdk 25.0.4\n");
  else call.world.unknown(call.name);
  return 0;
};

export const javaPrograms: Readonly<Record<string, Program>> = { mvn, javac, jar, java };
