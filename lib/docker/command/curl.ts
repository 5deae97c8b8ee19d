/**
 * `curl` at the daemon's socket, as version 7.88 reads its options and prints (https://curl.se/docs/manpage.html).
 *
 * Simplifications: no other address answers; `&` need not be quoted, where a shell would take the rest of the line for
 * another command.
 */
import { answer } from "./api";
import { type CommandSpec, has, parseCommand, value, values } from "./flags";
import type { Session } from "./session";

const spec: CommandSpec = {
  usage: "",
  args: 0,
  flags:
    "s,silent S,show-error i,include f,fail L,location g,globoff X,request= H,header= d,data= json= unix-socket= o,output= w,write-out=",
};
const HELP = "\ncurl: try 'curl --help' or 'curl --manual' for more information";
const SOCKET = "/var/run/docker.sock";

const reasons: Readonly<Record<number, string>> = {
  200: "OK",
  201: "Created",
  204: "No Content",
  304: "Not Modified",
  400: "Bad Request",
  404: "Not Found",
  409: "Conflict",
  500: "Internal Server Error",
  501: "Not Implemented",
};

export function curl(session: Session, words: readonly string[]) {
  const parsed = parseCommand("curl", spec, words);
  if (!parsed.ok) return session.err(`curl: option ${complaint(parsed.error)}${HELP}`, 2);
  const { given } = parsed;
  const address = /^(?:http:\/\/)?[^/]+(?:\/v\d+\.\d+)?(\/[^?]*)?(?:\?(.*))?$/.exec(given.args[0] ?? "");
  if (!address) return session.err(`curl: no URL specified!${HELP}`, 2);
  if (value(given, "unix-socket") !== SOCKET) {
    if (!has(given, "silent") || has(given, "show-error"))
      session.err(
        "curl: (7) Failed to connect to localhost port 80 after 0 ms: Couldn't connect to server",
        7,
      );
    session.code = 7;
    return;
  }
  const jsonBody = value(given, "json");
  const body = jsonBody ?? value(given, "data") ?? "";
  const header = values(given, "header").find((one) => /^content-type:/i.test(one));
  const { status, body: text } = answer(session, {
    method: value(given, "request") ?? (body === "" && jsonBody === undefined ? "GET" : "POST"),
    path: address[1] ?? "/",
    query: readQuery(address[2] ?? ""),
    type:
      header?.slice(header.indexOf(":") + 1).trim() ??
      (jsonBody === undefined ? "application/x-www-form-urlencoded" : "application/json"),
    body,
  });
  if (has(given, "include"))
    session.out(
      `HTTP/1.1 ${status} ${reasons[status]}`,
      "Api-Version: 1.45",
      ...(text === undefined ? [] : ["Content-Type: application/json"]),
      "Docker-Experimental: false",
      "Ostype: linux",
      "Server: Docker/26.1.5 (linux)",
      "",
    );
  if (has(given, "fail") && status >= 400) session.code = 22;
  else if (text !== undefined) session.out(...text.split("\n"));
}

/** What curl says of an option where Docker's words are these. */
function complaint(error: string): string {
  const [, needy] = /^flag needs an argument: (?:.* in )?(\S+)$/m.exec(error) ?? [];
  if (needy) return `${needy}: requires parameter`;
  const [, unknown = ""] = /^unknown (?:shorthand )?flag: (?:.* in )?(\S+)$/m.exec(error) ?? [];
  return `${unknown}: is unknown`;
}

const readQuery = (text: string): Record<string, string> =>
  Object.fromEntries(
    text
      .split("&")
      .filter(Boolean)
      .map((pair) => {
        const [name = "", ...rest] = pair.split("=");
        return [decodeURIComponent(name), decodeURIComponent(rest.join("="))];
      }),
  );
