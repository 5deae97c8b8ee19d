import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { CopyCode } from "./CopyCode";

/** How the plain elements of a lesson are drawn: links, tables and code. */
export const prose = { a: Anchor, table: Table, pre: CodeBlock };

function Anchor({ href = "", children, ...rest }: ComponentProps<"a">) {
  if (href.startsWith("/"))
    return (
      <Link href={href} prefetch={false} {...rest}>
        {children}
      </Link>
    );
  return (
    <a href={href} {...rest}>
      {children}
    </a>
  );
}

function Table(props: ComponentProps<"table">) {
  return (
    // Focusable, so that the keyboard can scroll a table that is wider than the screen.
    <section className="table-scroll" aria-label="Table" tabIndex={0}>
      <table {...props} />
    </section>
  );
}

interface CodeProps {
  children?: ReactNode;
  "data-title"?: string;
}

/** A highlighted block: its title, if it has one, and a copy button. */
export function CodeBlock({ children, "data-title": title }: CodeProps) {
  return (
    <figure className="code-block relative rounded-md border border-line bg-surface-2">
      {title && (
        <figcaption className="border-b border-line px-4 py-1.5 font-display text-sm font-semibold text-muted">
          {title}
        </figcaption>
      )}
      <pre tabIndex={0}>{children}</pre>
      <CopyCode />
    </figure>
  );
}

/** The title that the author gave to a fence, read off the block that was made of it. */
export function titleOf(block: ReactNode): string | undefined {
  if (block === null || typeof block !== "object" || !("props" in block)) return undefined;
  return (block.props as CodeProps)["data-title"];
}
