/** What is said of a combination that the reader made: by rules, so that it holds for each of the 256. */
import { dockers, type Kind, kinds, type Own } from "@/lib/namespaces";

/** What there is one of in a kernel, and each namespace gives another of. */
export const things: Readonly<Record<Kind, string>> = {
  pid: "process IDs",
  mnt: "mounts",
  uts: "host name",
  net: "network",
  ipc: "queues",
  user: "users",
  cgroup: "group path",
  time: "clocks",
};

/** After web was given a namespace of this kind. */
export function switchedOn(kind: Kind, own: Own): string {
  switch (kind) {
    case "pid":
      return own.has("mnt")
        ? "`web` counts itself as process 1. As it has mounts of its own too, it gets a `/proc` that fits, and `ps` lists nothing else."
        : "`web` counts itself as process 1. But `/proc` is a mount, and that is still the host's: `ps` lists everyone, by the host's numbers.";
    case "mnt":
      return own.has("pid")
        ? "A copy of the host's mounts. With its own process IDs, `web` also gets a `/proc` that fits them, mounted over the copied one."
        : "A copy of the host's mounts. What `web` mounts from now on, the host does not see. Files are still the same files, until something is mounted over them.";
    case "uts":
      return "A copy of the host name. `web` renames its own, and the host stays `harbour`.";
    case "net":
      return "A network with nothing in it but a loopback device, switched off. The host's card and address are out of sight, and so is `cable` for the host.";
    case "ipc":
      return "No queues to begin with. The one that `web` makes is its own number 0, and the host's list does not have it.";
    case "user":
      return rights(own);
    case "cgroup":
      return "The group `/web` now looks like the root, `/`. It is still the same group, and its limits still hold.";
    case "time":
      return "The clock that counts since the start was set to 0 for `web`. The time of day is the same on both sides: no namespace changes that.";
  }
}

/** After web was given back the host's. */
export function switchedOff(kind: Kind, own: Own): string {
  const refused = own.has("user") ? " And `web` is not root out there, so the kernel refuses." : "";
  switch (kind) {
    case "pid":
      return own.has("mnt")
        ? "`web` is 812 for itself too, and the `/proc` in its mounts lists everyone."
        : "`web` is 812 for itself too, and `/proc`, the host's all along, has the right numbers for it.";
    case "mnt":
      return `\`web\` uses the host's mounts again.${refused || " What it mounts there is mounted for everyone."}`;
    case "uts":
      return `There is one host name again.${refused || " `web` renames it for `db` as well."}`;
    case "net":
      return `\`web\` is back on the host's network, with the host's card, address and ports.${refused || " `cable` is now everyone's."}`;
    case "ipc":
      return "`web` puts its queue beside the host's. That needs no privilege, so not even a user namespace prevents it.";
    case "user":
      return "Root inside is root on the host again. Whatever the other namespaces leave in sight, `web` may change.";
    case "cgroup":
      return "`web` sees where its group really lies: `/web`. Its limits are what they were.";
    case "time":
      return "`web` sees the host's clocks again: 20 days since the start.";
  }
}

function rights(own: Own): string {
  const governed: readonly Kind[] = ["uts", "mnt", "net"];
  const theirs = governed.filter((kind) => !own.has(kind));
  const root = "Inside, `web` is root; on the host it is user 100000.";
  if (theirs.length === 0)
    return `${root} It may do what root may, with its own host name, mounts and network.`;
  const list = theirs.map((kind) => things[kind]).join(" and ");
  return `${root} The ${list} ${theirs.length === 1 && theirs[0] !== "mnt" ? "belongs" : "belong"} to the host, so there it may change nothing.`;
}

/** All of Docker's at once. */
export const dockersSeven =
  "What Docker gives each container by default: all but the user namespace. Where Docker makes a time namespace, it leaves the clocks alone; here they are set to 0 so that you see it.";

/** One more press: the namespaces that web has now. */
export function press(own: Own, key: string): Own {
  if (key === "docker") return dockers;
  return new Set(kinds.filter((kind) => own.has(kind) !== (kind === key)));
}
