import type { CSSProperties } from "react";

/** A run of a lesson's text, made into HTML while the site is built (static.server.ts). */
export function Html({ html }: { html: string; title?: string }) {
  // How much text it is says about how tall it will be, for while it is not laid out.
  const size = { "--letters": html.replace(/<[^>]*>/g, "").length } as CSSProperties;
  return <div className="html" style={size} dangerouslySetInnerHTML={{ __html: html }} />;
}
