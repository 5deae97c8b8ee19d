/** A run of a lesson's text, made into HTML while the site is built (static.server.ts). */
export function Html({ html }: { html: string; title?: string }) {
  return <div className="html" dangerouslySetInnerHTML={{ __html: html }} />;
}
