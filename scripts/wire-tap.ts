/** Listens in on HTTP: passes every request on unchanged and writes down what was asked and what came back. */
import * as http from "node:http";
import type { Duplex } from "node:stream";

/** One request. `upgrade`: it turned the connection into a stream for another protocol. */
export interface Call {
  from: "client" | "engine";
  method: string;
  path: string;
  status: number;
  upgrade?: string;
  /** What the client lets the engine ask back for. */
  offers?: string[];
}

type Address = { socketPath: string } | { host: string; port: number };

/** Serves until `close`; each call is in the list from the moment it is asked. */
export async function listen(
  from: Call["from"],
  at: string | { host: string; port: number },
  to: Address,
  calls: Call[],
): Promise<http.Server> {
  const note = (request: http.IncomingMessage): Call => {
    const call: Call = { from, method: request.method ?? "", path: request.url ?? "", status: 0 };
    const offers = request.headers["x-docker-expose-session-grpc-method"];
    if (offers !== undefined) call.offers = [offers].flat().join(",").split(/,\s*/);
    calls.push(call);
    return call;
  };
  const ask = (request: http.IncomingMessage) =>
    http.request({
      ...to,
      method: request.method,
      path: request.url,
      headers: { ...request.headersDistinct, host: request.headers.host },
    });

  const server = http.createServer((request, response) => {
    const call = note(request);
    const onward = ask(request);
    onward.on("response", (answer) => {
      call.status = answer.statusCode ?? 0;
      response.writeHead(call.status, answer.rawHeaders);
      response.flushHeaders();
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    request.pipe(onward);
  });
  server.on("upgrade", (request: http.IncomingMessage, socket: Duplex, head: Buffer) => {
    const call = note(request);
    const onward = ask(request);
    onward.on("upgrade", (answer, far: Duplex, farHead: Buffer) => {
      call.status = answer.statusCode ?? 0;
      call.upgrade = answer.headers.upgrade;
      const lines = answer.rawHeaders.flatMap((name, i, all) =>
        i % 2 === 0 ? [`${name}: ${all[i + 1]}`] : [],
      );
      socket.write([`HTTP/1.1 ${call.status} ${answer.statusMessage}`, ...lines, "", ""].join("\r\n"));
      if (farHead.length > 0) socket.write(farHead);
      if (head.length > 0) far.write(head);
      socket.pipe(far).pipe(socket);
      for (const end of [socket, far]) end.on("error", () => socket.destroy());
    });
    onward.on("response", (answer) => {
      call.status = answer.statusCode ?? 0;
      socket.end(`HTTP/1.1 ${call.status} ${answer.statusMessage}\r\nContent-Length: 0\r\n\r\n`);
    });
    onward.on("error", () => socket.destroy());
    onward.end();
  });
  await new Promise<void>((resolve) => server.listen(at, resolve));
  return server;
}
