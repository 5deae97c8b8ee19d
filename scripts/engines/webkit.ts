import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { createServer } from "node:net";
import { type Browser, type Engine, inTime, keyOf, pause } from "./browser";

/** WebKitGTK's MiniBrowser, over WebDriver (https://www.w3.org/TR/webdriver2/), on a screen that nobody sees. */
export const webkit: Engine = {
  name: "WebKitGTK",
  packages: ["webkit2gtk-driver", "xvfb", "xauth"],
  programs: ["WebKitWebDriver", "xvfb-run", "xauth"],
  open,
};

async function open(): Promise<Browser> {
  const port = await freePort();
  const child = spawn("xvfb-run", ["-a", "WebKitWebDriver", `--port=${port}`], {
    stdio: "ignore",
    // A process group of its own, so that the screen, the driver and the browser end together.
    detached: true,
    env: {
      ...process.env,
      GDK_BACKEND: "x11",
      LIBGL_ALWAYS_SOFTWARE: "1",
      // Its sandbox cannot start as root. It only ever sees our own pages here.
      ...(process.getuid?.() === 0 ? { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" } : {}),
    },
  });
  const ask = async (method: string, path: string, body?: object) => {
    const response = await inTime(
      `WebKit's ${path}`,
      120,
      fetch(`http://127.0.0.1:${port}${path}`, {
        method,
        ...(body ? { body: JSON.stringify(body), headers: { "content-type": "application/json" } } : {}),
      }),
    );
    const answer: { value: unknown } = await response.json();
    if (!response.ok) throw new Error(`WebKit's ${path}: ${JSON.stringify(answer.value)}`);
    return answer.value;
  };
  let session = "";
  const close = async () => {
    if (session) await ask("DELETE", session).catch(() => undefined);
    if (child.pid && child.exitCode === null) process.kill(-child.pid);
  };
  try {
    for (let tries = 0; tries < 100; tries++) {
      if (await ask("GET", "/status").catch(() => undefined)) break;
      await pause(200);
    }
    const made = await ask("POST", "/session", {
      capabilities: {
        alwaysMatch: {
          "webkitgtk:browserOptions": { binary: miniBrowser(), args: ["--automation"] },
        },
      },
    });
    if (typeof made !== "object" || made === null || !("sessionId" in made)) throw new Error("No session");
    session = `/session/${made.sessionId}`;
    return {
      goto: async (url) => void (await ask("POST", `${session}/url`, { url })),
      evaluate: (expression) =>
        ask("POST", `${session}/execute/sync`, { script: `return ${expression}`, args: [] }),
      async type(text) {
        const actions = [...text].flatMap((character) => [
          { type: "keyDown", value: keyOf(character) },
          { type: "keyUp", value: keyOf(character) },
        ]);
        await ask("POST", `${session}/actions`, { actions: [{ type: "key", id: "keyboard", actions }] });
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Where Debian has it: beside the libraries of this processor and of this version. */
function miniBrowser(): string {
  for (const folder of readdirSync("/usr/lib"))
    if (folder.endsWith("-linux-gnu"))
      for (const version of readdirSync(`/usr/lib/${folder}`))
        if (
          /^webkit2?gtk-[\d.]+$/.test(version) &&
          readdirSync(`/usr/lib/${folder}/${version}`).includes("MiniBrowser")
        )
          return `/usr/lib/${folder}/${version}/MiniBrowser`;
  throw new Error("There is no MiniBrowser in /usr/lib/*/webkit2gtk-*");
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
