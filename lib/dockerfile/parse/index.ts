export { ExpandError, type Expansion, expand, type Variables } from "./expand";
export { globExpression } from "./glob";
export { parse } from "./parse";
export {
  type Comment,
  type Directive,
  type Dockerfile,
  type Flag,
  type Heredoc,
  type Instruction,
  type Keyword,
  keywords,
  type Problem,
  type Span,
} from "./syntax";
export { validate } from "./validate";
export { jsonWords, type NameValue, namesOrValues, nameValues, quotedWords, spacedWords } from "./words";
