// `npm run test:engines [-- firefox|webkit]`: the Linux lab in the engines that Playwright's Chromium is not: start, a
// command, a goal, a reset. On Debian, as root, it installs the browsers; elsewhere it says what is missing. Not part of
// `npm test`. It drives the site in out/: `npm run build` comes first.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { type Browser, type Engine, inTime, pause } from "./engines/browser";
import { firefox } from "./engines/firefox";
import { webkit } from "./engines/webkit";
import { serve } from "./serve";

const engines: Record<string, Engine> = { firefox, webkit };
const names = process.argv.slice(2);
const wanted = names.length > 0 ? names : Object.keys(engines);

if (!existsSync("out/index.html")) throw new Error("There is no out/index.html: run npm run build first");
const { port, close } = await serve({ dir: "out", port: 0 });
let failed = 0;
for (const name of wanted) {
  const engine = engines[name];
  if (!engine) throw new Error(`There is no engine "${name}": ${Object.keys(engines).join(", ")}`);
  try {
    ensure(engine);
    const browser = await inTime(`${engine.name}'s start`, 120, engine.open());
    try {
      for (const [what, milliseconds] of await tryLab(browser, `http://localhost:${port}`))
        console.log(`${engine.name}: ${what} ${(milliseconds / 1000).toFixed(1)} s`);
    } finally {
      await browser.close();
    }
  } catch (error) {
    failed += 1;
    console.error(`${engine.name}: ${error instanceof Error ? error.message : error}`);
  }
}
close();
process.exit(failed);

/** Each thing that was done, and how long it took. */
async function tryLab(browser: Browser, base: string): Promise<[string, number][]> {
  const took: [string, number][] = [];
  const until = async (what: string, expression: string) => {
    const began = performance.now();
    while ((await browser.evaluate(expression)) !== true) {
      if (performance.now() - began > 120_000)
        throw new Error(
          `${what}: not within 120 s. The page says:\n${await browser.evaluate("document.body.innerText")}`,
        );
      await pause(50);
    }
    took.push([what, performance.now() - began]);
  };
  const press = (name: string) =>
    browser.evaluate(
      `[...document.querySelectorAll("button")].find((one) => one.textContent === ${JSON.stringify(name)})?.click() ?? true`,
    );
  const screen =
    '(document.querySelector(".lab-screen .xterm-rows")?.textContent ?? "").replaceAll("\\u00a0", " ")';
  const type = async (line: string) => {
    await browser.evaluate('document.querySelector(".lab-screen textarea").focus() ?? true');
    await browser.type(`${line}\n`);
  };

  await browser.goto(`${base}/lab/linux/?exercise=namespaces`);
  await until(
    "page",
    '[...document.querySelectorAll("button")].some((one) => one.textContent === "Start the machine")',
  );
  await press("Start the machine");
  await until("Start to prompt", `${screen}.includes("root@lab")`);
  await type("echo $((6 * 7))");
  await until("a command", `${screen}.includes("42")`);
  await type("unshare --pid --uts --mount --net --fork --mount-proc sleep 1000 &");
  await until("a goal", 'document.querySelector(".lab-tick[data-reached]") !== null');
  await until(
    "the picture",
    '(document.querySelector(".lab-picture svg")?.textContent ?? "").includes("sleep")',
  );
  await press("Reset machine");
  await until("a reset", 'document.body.innerText.includes("0 of 5 reached.")');
  await type("echo fresh $((40 + 3))");
  await until("a command after it", `${screen}.includes("fresh 43")`);
  return took;
}

/** Installs what is missing where that is ours to do; else says what to install. */
function ensure({ name, packages, programs }: Engine): void {
  const missing = () =>
    programs.filter((program) => spawnSync("which", [program], { stdio: "ignore" }).status !== 0);
  if (missing().length === 0) return;
  const may = process.getuid?.() === 0 && existsSync("/etc/debian_version") && existsSync("/usr/bin/apt-get");
  if (may) {
    console.log(`${name}: installing ${packages.join(", ")} with apt-get.`);
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const apt = (...args: string[]) =>
      spawnSync("apt-get", args, { stdio: ["ignore", "ignore", "inherit"], env });
    apt("update");
    apt("install", "-y", "--no-install-recommends", ...packages);
  }
  if (missing().length > 0)
    throw new Error(`${missing().join(", ")} not found. On Debian: apt-get install ${packages.join(" ")}`);
}
