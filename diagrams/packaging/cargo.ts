/**
 * What the diagram packs and where it goes: programs with what each needs, machines, and their likeness in a port.
 *
 * Simplification: each program needs one runtime, one library and one setting. The pair libcurl 3 and libcurl 4 is
 * real: on Ubuntu 18.04 both packages install the file libcurl.so.4, so each removes the other.
 */

/** The pieces of a program, in the order in which they are stowed. */
export const kinds = ["program", "runtime", "library", "setting"] as const;
export type Kind = (typeof kinds)[number];

export interface Program {
  id: string;
  /** What is written on each of its pieces. */
  pieces: Readonly<Record<Kind, string>>;
  /** The same where a column is too narrow. */
  short: Readonly<Record<Kind, string>>;
  /** What its column holds in the port. */
  goods: Goods;
}

export type Goods = "sacks" | "barrels" | "crates" | "bales";

export type MachineLook = "laptop" | "server" | "cloud" | "ship" | "train" | "lorry" | "warehouse";

export interface Machine {
  id: string;
  name: string;
  system: string;
  look: MachineLook;
  /** Its likeness in the port. */
  port: { name: string; system: string; look: MachineLook };
}

export const programs: readonly Program[] = [
  {
    id: "api",
    pieces: { program: "api.py", runtime: "Python 3.12", library: "libcurl 4", setting: "PORT=8000" },
    short: { program: "api.py", runtime: "Python", library: "libcurl 4", setting: "PORT" },
    goods: "sacks",
  },
  {
    id: "web",
    pieces: { program: "web.php", runtime: "PHP 7.2", library: "libcurl 3", setting: "LANG=C" },
    short: { program: "web.php", runtime: "PHP", library: "libcurl 3", setting: "LANG" },
    goods: "barrels",
  },
  {
    id: "jobs",
    pieces: { program: "jobs.jar", runtime: "Java 21", library: "libfreetype", setting: "TZ=UTC" },
    short: { program: "jobs.jar", runtime: "Java", library: "freetype", setting: "TZ" },
    goods: "crates",
  },
  {
    id: "mail",
    pieces: { program: "mail.rb", runtime: "Ruby 3.4", library: "libxml2", setting: "PORT=25" },
    short: { program: "mail.rb", runtime: "Ruby", library: "libxml2", setting: "PORT" },
    goods: "bales",
  },
];

export const machines: readonly Machine[] = [
  {
    id: "laptop",
    name: "laptop",
    system: "Debian",
    look: "laptop",
    port: { name: "ship", system: "hold", look: "ship" },
  },
  {
    id: "test-server",
    name: "test server",
    system: "Ubuntu",
    look: "server",
    port: { name: "train", system: "wagons", look: "train" },
  },
  {
    id: "cloud",
    name: "cloud",
    system: "Alpine",
    look: "cloud",
    port: { name: "lorry", system: "flatbed", look: "lorry" },
  },
  {
    id: "new-laptop",
    name: "new laptop",
    system: "Fedora",
    look: "laptop",
    port: { name: "warehouse", system: "shelves", look: "warehouse" },
  },
];

/** Bounds of both controls. */
export const fewest = 2;
export const most = 4;
