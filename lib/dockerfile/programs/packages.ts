/** apt-get, apk, pip, npm and go: what they leave in the file system, and what they say. */
import {
  alpinePackages,
  aptLists,
  debianPackages,
  npmPackages,
  type Package,
  pipPackages,
  unknownPackage,
} from "../catalogue";
import { blob } from "../shell";
import { type Call, join, options, type Program } from "./program";

const lists = "/var/lib/apt/lists";

function installAll(
  call: Call,
  wanted: readonly string[],
  known: Readonly<Record<string, Package>>,
  recommends: boolean,
  into: string,
): { names: string[]; size: number; download: number } {
  const { machine } = call.process;
  const names: string[] = [];
  const add = (name: string) => {
    const each = Object.hasOwn(known, name) ? known[name] : undefined;
    if (names.includes(name) || !each || machine.find("/", `${into}/${name}.list`)) return;
    names.push(name);
    for (const need of [...(each.needs ?? []), ...(recommends ? (each.recommends ?? []) : [])]) add(need);
  };
  for (const name of wanted) add(name);
  let size = 0;
  let download = 0;
  for (const name of names) {
    const each = known[name];
    if (!each) continue;
    size += each.size;
    download += each.download;
    let rest = each.size;
    for (const [index, path] of each.programs.entries()) {
      const bytes = index === 0 ? Math.round(each.size * 0.4) : 1000;
      rest -= bytes;
      machine.mkdirs("/", path.replace(/\/[^/]+$/, ""));
      machine.write("/", path, blob(bytes, `${name} ${path}`), 0o755);
    }
    machine.mkdirs("/", `/usr/share/doc/${name}`);
    machine.mkdirs("/", `/usr/lib/${name}`);
    machine.write("/", `/usr/lib/${name}/files`, blob(Math.max(0, rest - 2000), name));
    machine.write("/", `/usr/share/doc/${name}/copyright`, blob(2000, `copyright ${name}`));
    machine.mkdirs("/", into);
    machine.write("/", `${into}/${name}.list`, `${each.programs.join("\n")}\n`);
  }
  call.world.downloaded(download);
  return { names, size, download };
}

const offline = (call: Call, text: string, status: number): number | undefined => {
  if (call.world.online) return undefined;
  call.error(text);
  return status;
};

const human = (bytes: number): string =>
  bytes >= 1e6 ? `${(bytes / 1e6).toFixed(1)} MB` : `${Math.round(bytes / 1000)} kB`;

const aptGet: Program = (call) => {
  const { has, rest } = options(call.args, ["o", "t"]);
  const { machine } = call.process;
  const [command = "", ...names] = rest;
  if (machine.person.uid !== 0) {
    call.error(
      "E: Could not open lock file /var/lib/dpkg/lock-frontend - open (13: Permission denied)\nE: Unable to acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend), are you root?\n",
    );
    return 100;
  }
  const update = (): number => {
    const stop = offline(
      call,
      "Err:1 http://deb.debian.org/debian bookworm InRelease\n  Temporary failure resolving 'deb.debian.org'\n",
      0,
    );
    if (stop !== undefined) return stop;
    machine.mkdirs("/", `${lists}/partial`);
    machine.mkdirs("/", `${lists}/auxfiles`);
    machine.write("/", `${lists}/lock`, "", 0o640);
    for (const { name, size } of aptLists) machine.write("/", `${lists}/${name}`, blob(size, name));
    call.world.downloaded(9_300_000);
    call.out("Get:1 http://deb.debian.org/debian bookworm InRelease\nReading package lists...\n");
    return 0;
  };
  switch (command) {
    case "update":
      return update();
    case "install": {
      if (has("update")) update();
      const haveLists = machine.files
        .list(machine.resolve("/", lists))
        .some((name) => name.includes("Packages"));
      const asked = names.map((name) => name.replace(/[=/].*$/, ""));
      const missing = asked.find((name) => !haveLists || !Object.hasOwn(debianPackages, name));
      call.out("Reading package lists...\nBuilding dependency tree...\nReading state information...\n");
      if (missing !== undefined) {
        call.error(`E: Unable to locate package ${missing}\n`);
        if (haveLists) call.error(`   (this simulation knows: ${Object.keys(debianPackages).join(" ")})\n`);
        return 100;
      }
      if (!has("y", "yes", "assume-yes", "q", "qq") && asked.length > 0) {
        call.out("Do you want to continue? [Y/n] Abort.\n");
        return 1;
      }
      const stop = offline(
        call,
        "E: Failed to fetch http://deb.debian.org/debian  Temporary failure resolving 'deb.debian.org'\n",
        100,
      );
      if (stop !== undefined) return stop;
      const done = installAll(
        call,
        asked,
        debianPackages,
        !has("no-install-recommends"),
        "/var/lib/dpkg/info",
      );
      if (done.names.length > 0) {
        const status = machine.read("/", "/var/lib/dpkg/status");
        machine.write(
          "/",
          "/var/lib/dpkg/status",
          status + done.names.map((name) => `Package: ${name}\nStatus: install ok installed\n\n`).join(""),
        );
        machine.write("/", "/var/log/dpkg.log", done.names.map((name) => `install ${name}\n`).join(""));
        if (!machine.find("/", "/etc/apt/apt.conf.d/docker-clean"))
          for (const name of done.names)
            machine.write(
              "/",
              `/var/cache/apt/archives/${name}.deb`,
              blob(debianPackages[name]?.download ?? 0, `${name}.deb`),
            );
      }
      call.out(
        `0 upgraded, ${done.names.length} newly installed, 0 to remove and 0 not upgraded.\nNeed to get ${human(done.download)} of archives.\nAfter this operation, ${human(done.size)} of additional disk space will be used.\n`,
      );
      for (const name of done.names) call.out(`Setting up ${name} ...\n`);
      return 0;
    }
    case "remove":
    case "purge": {
      for (const name of names) {
        const each = Object.hasOwn(debianPackages, name) ? debianPackages[name] : undefined;
        for (const path of [
          ...(each?.programs ?? []),
          `/usr/lib/${name}`,
          `/usr/share/doc/${name}`,
          `/var/lib/dpkg/info/${name}.list`,
        ])
          if (machine.find("/", path)) machine.remove("/", path);
      }
      return 0;
    }
    case "clean":
    case "dist-clean":
      for (const path of [...(command === "clean" ? [] : [lists]), "/var/cache/apt/archives"])
        for (const name of machine.find("/", path) ? machine.files.list(machine.resolve("/", path)) : [])
          machine.remove("/", `${path}/${name}`);
      return 0;
    case "upgrade":
    case "dist-upgrade":
    case "full-upgrade":
    case "autoremove":
    case "autoclean":
      return 0;
    default:
      call.error(`E: Invalid operation ${command}\n`);
      return 100;
  }
};

const apk: Program = (call) => {
  const { has, rest } = options(call.args, ["t", "virtual", "X", "repository"]);
  const { machine } = call.process;
  const [command = "", ...names] = rest;
  if (machine.person.uid !== 0) {
    call.error("ERROR: Unable to lock database: Permission denied\n");
    return 99;
  }
  const index = "/var/cache/apk/APKINDEX.tar.gz";
  const stop = offline(
    call,
    "WARNING: fetching https://dl-cdn.alpinelinux.org/alpine/v3.24/main: temporary error (try again later)\n",
    1,
  );
  if (stop !== undefined && command !== "del") return stop;
  if (command === "update" || has("U", "update-cache")) {
    machine.write("/", index, blob(2_400_000, "index of packages"));
    call.world.downloaded(2_400_000);
    if (command === "update") return 0;
  }
  if (command === "del") {
    for (const name of names)
      if (machine.find("/", `/lib/apk/db/${name}.list`)) machine.remove("/", `/usr/lib/${name}`);
    return 0;
  }
  if (command !== "add") return 0;
  const asked = names.map((name) => name.replace(/[=<>~].*$/, ""));
  const known = has("no-cache", "U", "update-cache") || machine.find("/", index) !== undefined;
  const missing = asked.find((name) => !known || !Object.hasOwn(alpinePackages, name));
  if (missing !== undefined) {
    call.error(
      `ERROR: unable to select packages:\n  ${missing} (no such package):\n    required by: world[${missing}]\n`,
    );
    if (known) call.error(`  (this simulation knows: ${Object.keys(alpinePackages).join(" ")})\n`);
    return 1;
  }
  const done = installAll(call, asked, alpinePackages, false, "/lib/apk/db");
  machine.write(
    "/",
    "/lib/apk/db/installed",
    machine.read("/", "/lib/apk/db/installed") + done.names.map((name) => `P:${name}\n\n`).join(""),
  );
  for (const [at, name] of done.names.entries())
    call.out(`(${at + 1}/${done.names.length}) Installing ${name}\n`);
  call.out("OK\n");
  return 0;
};

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
  "apt-get": aptGet,
  apt: aptGet,
  "apt-mark": () => 0,
  apk,
  pip,
  pip3: pip,
  python,
  python3: python,
  npm,
  go,
  gofmt: () => 0,
  tsc: bundler,
  vite: bundler,
  "update-ca-certificates": () => 0,
};
