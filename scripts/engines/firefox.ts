import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, type Engine, inTime, keyOf } from "./browser";

/** Firefox, over WebDriver BiDi (https://w3c.github.io/webdriver-bidi/), which it speaks by itself. */
export const firefox: Engine = {
  name: "Firefox",
  packages: ["firefox-esr"],
  programs: ["firefox-esr"],
  open,
};

async function open(): Promise<Browser> {
  const profile = mkdtempSync(path.join(tmpdir(), "shipshape-firefox-"));
  const child = spawn(
    "firefox-esr",
    ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"],
    { stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, HOME: profile } },
  );
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const close = async () => {
    child.kill();
    await inTime("Firefox's end", 10, ended).catch(() => child.kill("SIGKILL"));
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const address = await inTime(
      "Firefox's start",
      60,
      new Promise<string>((resolve) => {
        let said = "";
        child.stderr.on("data", (bytes) => {
          said += String(bytes);
          const [, found] = /WebDriver BiDi listening on (ws:\S+)/.exec(said) ?? [];
          if (found) resolve(found);
        });
      }),
    );
    const ask = await connect(`${address}/session`);
    await ask("session.new", { capabilities: {} });
    const tree = await ask("browsingContext.getTree", {});
    const context = tree.contexts?.[0]?.context;
    return {
      goto: async (url) => void (await ask("browsingContext.navigate", { context, url, wait: "complete" })),
      async evaluate(expression) {
        const { result, exceptionDetails } = await ask("script.evaluate", {
          expression: `JSON.stringify(${expression})`,
          target: { context },
          awaitPromise: true,
        });
        if (exceptionDetails) throw new Error(exceptionDetails.text);
        return result?.value === undefined ? undefined : JSON.parse(result.value);
      },
      async type(text) {
        const actions = [...text].flatMap((character) => [
          { type: "keyDown", value: keyOf(character) },
          { type: "keyUp", value: keyOf(character) },
        ]);
        await ask("input.performActions", { context, actions: [{ type: "key", id: "keyboard", actions }] });
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What we read of the answers. */
interface Answer {
  contexts?: { context: string }[];
  result?: { value?: string };
  exceptionDetails?: { text: string };
}

/** The way to ask, one question after another or several at once. */
async function connect(address: string) {
  const socket = new WebSocket(address);
  await inTime(
    "Firefox's answer",
    30,
    new Promise<void>((resolve, reject) => {
      socket.addEventListener("open", () => resolve());
      socket.addEventListener("error", () => reject(new Error("Firefox refused the connection")));
    }),
  );
  const waiting = new Map<number, { resolve(answer: Answer): void; reject(error: Error): void }>();
  socket.addEventListener("message", ({ data }) => {
    const message: { id?: number; result?: Answer; message?: string } = JSON.parse(String(data));
    const asked = waiting.get(message.id ?? -1);
    waiting.delete(message.id ?? -1);
    if (message.result) asked?.resolve(message.result);
    else asked?.reject(new Error(message.message));
  });
  let last = 0;
  return (method: string, params: object): Promise<Answer> => {
    last += 1;
    const id = last;
    const answer = new Promise<Answer>((resolve, reject) => waiting.set(id, { resolve, reject }));
    socket.send(JSON.stringify({ id, method, params }));
    return inTime(method, 120, answer);
  };
}
