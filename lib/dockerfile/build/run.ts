/** RUN: a shell over the stage's files, and what the runtime leaves behind. */
import { type DirectoryEntry, type FileEntry, isBelow, type Mounted } from "@/lib/overlay";
import { envMap, type Mount, type Vertex } from "../plan";
import { type Effect, personOf, runnerOf } from "../programs";
import { Machine, Shell, type Streams, TooMuch } from "../shell";

type Run = Extract<Vertex, { does: "run" }>;
type Tree = ReadonlyMap<string, FileEntry | DirectoryEntry>;

export interface RunSurroundings {
  treeOf: (mount: Mount) => Tree;
  /** What a cache mount holds; changed by what is written there. */
  caches: Map<string, Tree>;
  secrets: Readonly<Record<string, string>>;
  effects: Readonly<Record<string, Effect>>;
  offline: boolean;
  platform: string;
}

export interface RunResult {
  output: string[];
  error: string | undefined;
  exitCode: number;
  unknown: string[];
  seconds: number;
}

const stubs = ["etc/hosts", "etc/resolv.conf"];

export function runInto(files: Mounted, run: Run, around: RunSurroundings): RunResult {
  let text = "";
  const say = (more: string) => {
    if (text.length < 60_000) text += more;
  };
  const unknown = new Set<string>();
  let fetched = 0;
  const mounted = mount(files, run, around);
  if (typeof mounted === "string")
    return { output: [], error: mounted, exitCode: 1, unknown: [], seconds: 0 };
  const before = files.visible().size;
  const rootMachine = new Machine(files, { uid: 0, gid: 0 });
  const person = personOf(rootMachine, run.user);
  const failed = (error: string, exitCode: number): RunResult => {
    mounted.unmount();
    return { output: lines(text), error, exitCode, unknown: [...unknown], seconds: 0.3 };
  };
  if (!person) {
    const [user] = run.user.split(":");
    return failed(
      `process ${JSON.stringify(run.args.join(" "))} did not complete successfully: unable to find user ${user}: no matching entries in passwd file`,
      1,
    );
  }
  const machine = new Machine(files, person, mounted.readOnly);
  const env = envMap(run.env);
  for (const [name, value] of mounted.env) env.set(name, value);
  if (!env.has("HOME")) env.set("HOME", person.home);
  const cwd = `/${rootMachine.resolve("/", run.cwd)}`;
  if (!files.get(cwd.slice(1))) rootMachine.mkdirs("/", cwd);
  const [command = "", ...rest] = run.args;
  const runner = runnerOf({
    effects: around.effects,
    online: !around.offline && run.network !== "none",
    unknown: (name) => unknown.add(name),
    downloaded: (bytes) => {
      fetched += bytes;
    },
    platform: around.platform,
  });
  const shell = new Shell(machine, env, cwd, runner, command, command.endsWith("bash"));
  const streams: Streams = { input: "", out: say, error: say };
  const shown = run.args.join(" ");
  const script = run.script;
  const pipes =
    script === undefined
      ? undefined
      : files.overlay(
          "dev/pipes",
          new Map([
            [
              run.args.at(-1)?.split("/").at(-1) ?? "",
              { kind: "file", size: script.length, content: script, mode: 0o755 },
            ],
          ]),
        );
  let status: number;
  try {
    const found = shell.run([command, ...rest], shell, streams);
    if (found === undefined) {
      const why = command.includes("/")
        ? `stat ${command}: no such file or directory`
        : "executable file not found in $PATH";
      say(`runc run failed: unable to start container process: exec: ${JSON.stringify(command)}: ${why}\n`);
      return failed(`process ${JSON.stringify(shown)} did not complete successfully: exit code: 1`, 1);
    }
    status = found;
  } catch (error) {
    if (error instanceof TooMuch || error instanceof RangeError)
      return failed(`process ${JSON.stringify(shown)} was stopped: ${error.message}`, 137);
    throw error;
  }
  pipes?.remove();
  mounted.unmount();
  leaveMountPoints(files, pipes ? ["proc", "sys"] : ["dev", "proc", "sys"]);
  const written = Math.abs(files.visible().size - before);
  const seconds = Math.round((0.3 + fetched / 8e6 + written / 400) * 10) / 10;
  const error =
    status === 0
      ? undefined
      : `process ${JSON.stringify(shown)} did not complete successfully: exit code: ${status}`;
  return { output: lines(text), error, exitCode: status, unknown: [...unknown], seconds };
}

const lines = (text: string): string[] => (text === "" ? [] : text.replace(/\n$/, "").split("\n"));

/**
 * The runtime makes `/dev`, `/proc` and `/sys` where the image lacks them, and they stay. Its stubs for
 * `/etc/hosts` and `/etc/resolv.conf` are taken away again, but `/etc` has been copied up by then.
 */
function leaveMountPoints(files: Mounted, names: readonly string[]): void {
  for (const name of names) if (!files.get(name)) files.mkdir(name, { mode: 0o755 });
  if (stubs.some((stub) => !files.get(stub)) && files.get("etc")?.kind === "directory") files.change("etc");
}

interface Mounts {
  readOnly: string[];
  env: Map<string, string>;
  unmount: () => void;
}

/** Lays mounts over the files; what is hidden by them comes back when they are taken off. */
function mount(files: Mounted, run: Run, around: RunSurroundings): Mounts | string {
  const readOnly: string[] = [];
  const env = new Map<string, string>();
  const undo: (() => void)[] = [];
  for (const each of run.mounts) {
    if (each.type === "ssh") continue;
    const secret = around.secrets[each.id];
    if (each.type === "secret" && secret === undefined) {
      if (each.required) return `secret ${each.id}: not found`;
      continue;
    }
    if (each.env !== undefined && secret !== undefined) env.set(each.env, secret);
    if (each.target === "") continue;
    const at = each.target.slice(1);
    const isFile = each.type === "secret";
    const tree: Tree = isFile
      ? new Map([["", { kind: "file", size: secret?.length ?? 0, content: secret ?? "", mode: 0o400 }]])
      : each.type === "tmpfs"
        ? new Map()
        : each.type === "cache"
          ? (around.caches.get(each.id) ?? (each.from ? subtree(around.treeOf(each), each.path) : new Map()))
          : subtree(around.treeOf(each), each.path);
    const layer = files.overlay(at, tree);
    if (!each.writable && each.type === "bind") readOnly.push(at);
    undo.push(() => {
      const held = layer.remove();
      if (each.type === "cache") around.caches.set(each.id, held);
    });
  }
  return {
    readOnly,
    env,
    unmount: () => {
      for (const step of undo.reverse()) step();
    },
  };
}

function subtree(tree: Tree, path: string): Tree {
  const found = new Map<string, FileEntry | DirectoryEntry>();
  const own = tree.get(path);
  if (path !== "" && own) found.set("", own);
  for (const [each, entry] of tree)
    if (isBelow(each, path)) found.set(path === "" ? each : each.slice(path.length + 1), entry);
  return found;
}
