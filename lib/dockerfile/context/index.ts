export { type Context, type ContextFile, contextOf } from "./context";
export { type IgnoreRules, ignoreRules } from "./ignore";
