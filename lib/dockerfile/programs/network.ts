/** curl, wget and git, in a world whose addresses are those of the catalogue. */
import { fetchUrl } from "../catalogue";
import { sizeOf } from "../shell";
import { baseName, type Call, options, type Program } from "./program";

function fetched(call: Call, url: string, failure: number): string | number {
  const host = /^[a-z]+:\/\/([^/:]+)/.exec(url)?.[1] ?? url;
  if (!call.world.online) {
    call.error(
      call.name === "curl" ? `curl: (6) Could not resolve host: ${host}\n` : `wget: bad address '${host}'\n`,
    );
    return call.name === "curl" ? 6 : 1;
  }
  const content = fetchUrl(url);
  if (content === undefined) {
    call.error(`${call.name}: ${url} is not in the catalogue of addresses of this simulation\n`);
    return failure;
  }
  call.world.downloaded(sizeOf(content));
  return content;
}

const curl: Program = (call) => {
  const { value, has, rest } = options(call.args, [
    "o",
    "H",
    "X",
    "d",
    "u",
    "A",
    "output",
    "header",
    "retry",
    "max-time",
    "connect-timeout",
    "proto",
    "m",
  ]);
  const [url = ""] = rest;
  if (url === "") {
    call.error("curl: try 'curl --help' for more information\n");
    return 2;
  }
  const content = fetched(call, url.includes("://") ? url : `http://${url}`, has("f", "fail") ? 22 : 6);
  if (typeof content === "number") return content;
  const out = value("o", "output") ?? (has("O", "remote-name") ? baseName(url) : undefined);
  if (out === undefined || out === "-") call.out(content);
  else call.process.machine.write(call.process.cwd, out, content);
  return 0;
};

const wget: Program = (call) => {
  const { value, rest } = options(call.args, ["O", "P", "T", "t", "output-document", "directory-prefix"]);
  const [url = ""] = rest;
  const content = fetched(call, url.includes("://") ? url : `http://${url}`, 8);
  if (typeof content === "number") return content;
  const out = value("O", "output-document") ?? `${value("P", "directory-prefix") ?? "."}/${baseName(url)}`;
  if (out === "-") call.out(content);
  else call.process.machine.write(call.process.cwd, out, content);
  return 0;
};

const git: Program = (call) => {
  if (call.args[0] !== "clone") {
    call.out(call.args[0] === "--version" ? "git version 2.39.5\n" : "");
    return 0;
  }
  const [url = "", given] = options(call.args.slice(1), ["b", "branch", "depth"]).rest;
  const target = given ?? baseName(url).replace(/\.git$/, "");
  if (!call.world.online) {
    call.error(`fatal: unable to access '${url}': Could not resolve host\n`);
    return 128;
  }
  const { machine, cwd } = call.process;
  machine.mkdirs(cwd, `${target}/.git`);
  machine.write(cwd, `${target}/README.md`, `# ${baseName(target)}\n`);
  machine.write(cwd, `${target}/.git/HEAD`, "ref: refs/heads/main\n");
  machine.write(cwd, `${target}/.git/objects.pack`, "\u0001blob 2000000 objects");
  call.world.downloaded(2_000_000);
  return 0;
};

export const networkPrograms: Readonly<Record<string, Program>> = { curl, wget, git };
