import type { Dockerfile, Span } from "../parse";
import type { Edit, Finding, RuleName } from "./rules";

/** Makes a remark. */
export type Say = (
  rule: RuleName,
  where: Span,
  message: string,
  reason: string,
  fix?: readonly Edit[],
) => void;

export function sayInto(findings: Finding[], origin: Finding["origin"]): Say {
  return (rule, where, message, reason, fix) => {
    const { from, to, line, endLine } = where;
    findings.push({ from, to, line, endLine, rule, origin, message, reason, fix });
  };
}

/** The change of one word of an instruction, where it stands there as it is. */
export function replaceWord(
  file: Dockerfile,
  where: Span,
  old: string,
  text: string,
): readonly Edit[] | undefined {
  const at = file.text.indexOf(old, where.from);
  return at < 0 || at + old.length > where.to ? undefined : [{ from: at, to: at + old.length, text }];
}
