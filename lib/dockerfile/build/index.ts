export { build, mark } from "./build";
export type * from "./types";
