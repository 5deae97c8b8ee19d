export { type Context, type ContextFile, contextOf, ignoreRulesOf } from "./context";
export { type IgnoreRules, ignoreRules } from "./ignore";
