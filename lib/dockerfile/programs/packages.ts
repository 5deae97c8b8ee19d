/** pip, npm and go: what they leave in the file system, and what they say. */
import { npmPackages, pipPackages, unknownPackage } from "../catalogue";
import { blob } from "../shell";
import { type Call, join, options, type Program } from "./program";
import { offline } from "./systems";

const requirement = (line: string): string =>
  line
    .trim()
    .toLowerCase()
    .replace(/[\s=<>!~;[#].*$/, "");

const pip: Program = (call) => {
  const args = call.name.startsWith("python") ? call.args.slice(2) : call.args;
  const { has, value, rest } = options(args, ["r", "requirement", "t", "target", "i", "index-url", "c"]);
  const { machine, cwd } = call.process;
  if (rest[0] !== "install") return 0;
  const list = value("r", "requirement");
  const names = [...rest.slice(1), ...(list === undefined ? [] : machine.read(cwd, list).split("\n"))]
    .map(requirement)
    .filter((name) => name !== "" && name !== "." && !name.startsWith("-"));
  const stop = offline(
    call,
    "WARNING: Retrying after connection broken by 'NewConnectionError'\nERROR: No matching distribution found\n",
    1,
  );
  if (stop !== undefined) return stop;
  const root = machine.find("/", "/usr/local/lib/python3.14")
    ? "/usr/local/lib/python3.14/site-packages"
    : "/usr/lib/python3/dist-packages";
  const target = value("t", "target") ?? root;
  const home = call.process.variables.get("HOME") ?? "/root";
  for (const name of names) {
    const found = Object.hasOwn(pipPackages, name) ? pipPackages[name] : undefined;
    const { size, files } = found ?? unknownPackage;
    machine.mkdirs(cwd, join(target, name));
    machine.write(cwd, join(target, `${name}/__init__.py`), `# ${name}\n`);
    machine.write(cwd, join(target, `${name}/${files}-files`), blob(size, `pip ${name}`));
    call.world.downloaded(Math.round(size / 3));
    if (!has("no-cache-dir") && call.process.variables.get("PIP_NO_CACHE_DIR") === undefined) {
      machine.mkdirs("/", join(home, ".cache/pip/http-v2"));
      machine.write(
        "/",
        join(home, `.cache/pip/http-v2/${name}`),
        blob(Math.round(size / 3), `wheel ${name}`),
      );
    }
    if (found === undefined) call.out(`(size of ${name} is a guess)\n`);
  }
  for (const name of ["gunicorn", "flask", "uvicorn", "django-admin"])
    if (names.includes(name.replace("-admin", "")) && value("t", "target") === undefined)
      machine.write("/", `/usr/local/bin/${name}`, "#!/usr/local/bin/python3\n", 0o755);
  call.out(`Successfully installed ${names.join(" ")}\n`);
  return 0;
};

/** The names under a key of package.json. */
function dependenciesIn(text: string, key: string): string[] {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== "object" || parsed === null) return [];
    const entry = Object.entries(parsed).find(([name]) => name === key)?.[1];
    return typeof entry === "object" && entry !== null ? Object.keys(entry) : [];
  } catch {
    return [];
  }
}

const npm: Program = (call) => {
  const { has, rest } = options(call.args, ["omit", "prefix", "C"]);
  const { machine, cwd } = call.process;
  const [command = "", ...names] = rest;
  if (command === "run" || command === "start" || command === "test" || command === "run-script") {
    const script = scriptIn(
      machine.read(cwd, "package.json"),
      command.startsWith("run") ? (names[0] ?? "") : command,
    );
    if (script === undefined) {
      call.error(`npm error Missing script: "${names[0]}"\n`);
      return 1;
    }
    call.out(`\n> ${names[0] ?? command}\n> ${script}\n\n`);
    return call.process.call(["sh", "-c", `PATH="$PWD/node_modules/.bin:$PATH"; ${script}`], call.streams);
  }
  if (!["ci", "install", "i", "add"].includes(command)) return 0;
  if (!machine.find(cwd, "package.json") && names.length === 0) {
    call.error(
      `npm error enoent Could not read package.json: Error: ENOENT: no such file or directory, open '${cwd}/package.json'\n`,
    );
    return 254;
  }
  if (
    command === "ci" &&
    !machine.find(cwd, "package-lock.json") &&
    !machine.find(cwd, "npm-shrinkwrap.json")
  ) {
    call.error(
      "npm error The `npm ci` command can only install with an existing package-lock.json or\nnpm error npm-shrinkwrap.json with lockfileVersion >= 1.\n",
    );
    return 1;
  }
  const stop = offline(
    call,
    "npm error code EAI_AGAIN\nnpm error network request to https://registry.npmjs.org failed\n",
    1,
  );
  if (stop !== undefined) return stop;
  const text = machine.find(cwd, "package.json") ? machine.read(cwd, "package.json") : "{}";
  const production =
    call.args.some((arg) => arg === "--omit=dev" || arg === "--production") ||
    (call.args.includes("--omit") && call.args.includes("dev")) ||
    call.process.variables.get("NODE_ENV") === "production";
  const wanted =
    names.length > 0
      ? names.map((name) => name.replace(/(.)@.*$/, "$1"))
      : [
          ...dependenciesIn(text, "dependencies"),
          ...(production ? [] : dependenciesIn(text, "devDependencies")),
        ];
  const root = has("g", "global") ? "/usr/local/lib/node_modules" : join(cwd, "node_modules");
  if (command === "ci" && machine.find("/", root)) machine.remove("/", root);
  let packages = 0;
  for (const name of wanted) {
    const found = Object.hasOwn(npmPackages, name) ? npmPackages[name] : undefined;
    const { size, files } = found ?? unknownPackage;
    packages += found?.packages ?? 10;
    machine.mkdirs("/", join(root, name));
    machine.write("/", join(root, `${name}/package.json`), `{"name":"${name}"}\n`);
    machine.write("/", join(root, `${name}/${files}-files`), blob(size, `npm ${name}`));
    call.world.downloaded(Math.round(size / 4));
    if (found === undefined) call.out(`(size of ${name} is a guess)\n`);
    const tool = tools[name];
    if (tool !== undefined) {
      machine.mkdirs("/", join(root, ".bin"));
      machine.write("/", join(root, `.bin/${tool}`), `#!/usr/bin/env node\n# ${name}\n`, 0o755);
    }
  }
  const home = call.process.variables.get("HOME") ?? "/root";
  machine.mkdirs("/", join(home, ".npm/_cacache"));
  machine.write(
    "/",
    join(home, ".npm/_cacache/index"),
    blob(packages * 40_000, `npm cache ${wanted.join(" ")}`),
  );
  if (command !== "ci" && names.length === 0)
    machine.write(cwd, "package-lock.json", `{"lockfileVersion":3,"packages":${packages}}\n`);
  call.out(`\nadded ${packages} packages\n`);
  return 0;
};

const tools: Readonly<Record<string, string>> = { typescript: "tsc", vite: "vite" };

function scriptIn(text: string, name: string): string | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== "object" || parsed === null || !("scripts" in parsed)) return undefined;
    const { scripts } = parsed;
    if (typeof scripts !== "object" || scripts === null) return undefined;
    const found = Object.entries(scripts).find(([key]) => key === name)?.[1];
    return typeof found === "string" ? found : undefined;
  } catch {
    return undefined;
  }
}

/** A compiled program is about 2 MB of run-time plus what the sources add; with cgo or net/http more. Estimates. */
const go: Program = (call) => {
  const { value, rest } = options(
    call.args.map((arg) =>
      arg.replace(/^-(ldflags|trimpath|mod|tags|race|v)\b/, "--$1").replace(/^-o$/, "-o"),
    ),
    ["o", "ldflags", "tags", "mod"],
  );
  const { machine, cwd } = call.process;
  const [command = ""] = rest;
  if (command === "version") call.out("go version go1.27.1 linux/amd64\n");
  if (command === "mod") {
    if (!machine.find(cwd, "go.mod")) {
      call.error(
        "go: go.mod file not found in current directory or any parent directory; see 'go help modules'\n",
      );
      return 1;
    }
    const needs = machine
      .read(cwd, "go.mod")
      .split("\n")
      .filter((line) => /^\s*(require\s+)?\S+\.\S+\/\S+\s+v\d/.test(line));
    for (const line of needs) {
      const name =
        line
          .trim()
          .replace(/^require\s+/, "")
          .split(/\s+/)[0] ?? "";
      machine.mkdirs("/", `/go/pkg/mod/${name}`);
      machine.write("/", `/go/pkg/mod/${name}/source`, blob(1_500_000, name));
      call.world.downloaded(400_000);
    }
    return 0;
  }
  if (command !== "build" && command !== "install") return 0;
  const at = machine.resolve("/", cwd);
  const sources = machine.files.below(at).filter((path) => path.endsWith(".go"));
  if (sources.length === 0) {
    call.error("no Go files in .\n");
    return 1;
  }
  const text = sources.map((path) => machine.read("/", `/${path}`)).join("\n");
  const broken = text.split("{").length !== text.split("}").length;
  if (broken) {
    call.error(
      `# command-line-arguments\n./${sources[0]?.split("/").at(-1)}: syntax error: unexpected EOF, expected }\n`,
    );
    return 1;
  }
  const stripped = /-s\b|-w\b/.test(value("ldflags") ?? "");
  const size = (text.includes("net/http") ? 7_600_000 : 2_200_000) * (stripped ? 0.68 : 1);
  const name = value("o") ?? `${cwd.split("/").at(-1) || "main"}`;
  const target =
    machine.find(cwd, name)?.kind === "directory" ? join(name, cwd.split("/").at(-1) || "main") : name;
  const parent = join(cwd, target).startsWith("/") && target.startsWith("/") ? target : join(cwd, target);
  machine.mkdirs("/", parent.replace(/\/[^/]+$/, "") || "/");
  machine.write(cwd, target, blob(size, `go ${stripped} ${text}`), 0o755);
  const home = call.process.variables.get("HOME") ?? "/root";
  machine.mkdirs("/", join(home, ".cache/go-build"));
  machine.write("/", join(home, ".cache/go-build/objects"), blob(35_000_000, "go build cache"));
  return 0;
};

const python: Program = (call) =>
  call.args[0] === "-m" && call.args[1] === "pip" ? pip(call) : call.args[0] === "--version" ? 0 : venv(call);

function venv(call: Call): number {
  const { machine, cwd } = call.process;
  const [flag, module, path] = call.args;
  if (flag !== "-m" || module !== "venv" || path === undefined) {
    call.world.unknown(call.name);
    return 0;
  }
  for (const name of ["bin", "lib"]) machine.mkdirs(cwd, join(path, name));
  machine.write(cwd, join(path, "pyvenv.cfg"), "home = /usr/local/bin\n");
  machine.write(cwd, join(path, "bin/activate"), `VIRTUAL_ENV=${path}\n`);
  return 0;
}

/** A compiler or bundler that a package brought: reads the sources, leaves `dist`. */
const bundler: Program = (call) => {
  const { machine, cwd } = call.process;
  const sources = machine.files
    .below(machine.resolve("/", cwd))
    .filter((path) => /\.(tsx?|jsx?|css|html)$/.test(path) && !path.includes("node_modules/"));
  const content = sources.map((path) => machine.read("/", `/${path}`)).join("\n");
  machine.mkdirs(cwd, "dist");
  machine.write(cwd, "dist/index.js", `// built\n${content}`);
  if (call.name === "vite")
    machine.write(cwd, "dist/index.html", "<!doctype html><script src=index.js></script>\n");
  return 0;
};

export const packagePrograms: Readonly<Record<string, Program>> = {
  pip,
  pip3: pip,
  python,
  python3: python,
  npm,
  go,
  gofmt: () => 0,
  tsc: bundler,
  vite: bundler,
};
