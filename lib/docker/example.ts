/** A machine to begin with, and images to put on it. Sizes of `busybox` are those of Debian's busybox-static. */
import { emptyRegistry } from "./registry";
import { makeImage, makeLayer } from "./store";
import type { Content, Image, Layer, Network, Program, World } from "./world";

const applets = [
  "cat",
  "echo",
  "env",
  "false",
  "hostname",
  "ls",
  "ps",
  "rm",
  "sh",
  "sleep",
  "tail",
  "touch",
  "true",
  "whoami",
];
const applet: Program = { kind: "applet" };

/** The file system of BusyBox: its applets and little else. */
export const busyboxContent: Content = {
  programs: Object.fromEntries(applets.map((name) => [name, applet])),
  directories: ["/bin", "/etc", "/tmp", "/root"],
  files: { "/etc/passwd": "root:x:0:0:root:/root:/bin/sh\n" },
};

/** An image of BusyBox, and its one layer. */
export function busybox(createdAt: number): { image: Image; layers: Layer[] } {
  const layers = [makeLayer("busybox", 1_984_172, 1_057_000)];
  const history = [{ createdBy: "", size: 1_984_172, comment: "Imported from -", createdAt }];
  return {
    image: makeImage({ layers, history, createdAt, config: { cmd: ["sh"] }, content: busyboxContent }),
    layers,
  };
}

const builtIn = (id: string, name: string, driver: Network["driver"]): Network => ({
  id,
  name,
  driver,
  builtIn: true,
});

/** A machine with a daemon and nothing in it, and registries at these hosts. */
export const emptyWorld = (now: number, hosts: readonly string[] = []): World => ({
  now,
  count: 0,
  store: { images: {}, layers: {}, tags: {}, digests: {}, sources: {} },
  containers: [],
  volumes: [],
  networks: [
    builtIn("9f3c1b7a5d20e84c6f1ab2d39e7c50a4b8d6f2e1c3a7905b4d8e6f0a1c2b3d4e", "bridge", "bridge"),
    builtIn("3f9d700f61bd2c8e5a4b7d9f1e3c6a8b0d2f4e6a8c0b1d3f5e7a9c1b3d5f7e90", "host", "host"),
    builtIn("1476a38728e1b5d7f9a1c3e5b7d9f1a3c5e7b9d1f3a5c7e9b1d3f5a7c9e1b3d5", "none", "null"),
  ],
  registries: Object.fromEntries(hosts.map((host) => [host, emptyRegistry()])),
});
