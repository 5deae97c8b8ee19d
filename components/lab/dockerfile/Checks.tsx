import { memo } from "react";
import { InlineText } from "@/components/ui/InlineText";
import type { Finding } from "@/lib/dockerfile";
import { small } from "../styles";
import { findingText } from "./finding-text";

interface ChecksProps {
  findings: readonly Finding[];
  onFix(finding: Finding): void;
  onGoTo(at: number): void;
}

/** The builder's remarks and the course's, with their reasons. */
export const Checks = memo(function Checks({ findings, onFix, onGoTo }: ChecksProps) {
  if (findings.length === 0) return <p className="dfl-no-remarks">No remarks on this Dockerfile.</p>;
  return (
    <details className="dfl-checks">
      <summary className="dfl-summary">
        {findings.length === 1 ? "1 remark" : `${findings.length} remarks`} on this Dockerfile
      </summary>
      <ul className="grid gap-2">
        {findings.map((finding) => (
          <li key={`${finding.rule} ${finding.from}`}>
            <button type="button" className="link text-start" onClick={() => onGoTo(finding.from)}>
              Line {finding.line}
            </button>
            : <InlineText>{findingText(finding)}</InlineText>{" "}
            <span className="text-muted">
              ({finding.rule}
              {finding.origin === "course" && ", ours"})
            </span>{" "}
            {finding.fix && (
              <button
                type="button"
                className={small}
                aria-label={`Fix line ${finding.line}: ${finding.rule}`}
                onClick={() => onFix(finding)}
              >
                Fix
              </button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
});
