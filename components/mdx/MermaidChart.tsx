import { chart } from "./mermaid.server";

/** A chart that was drawn at author time; its colours are the tokens, so it follows the theme. */
export function MermaidChart({ folder, id }: { folder: string; id: string }) {
  const { title, svg } = chart(folder, id);
  return (
    <figure className="sheet rounded-md border border-line-strong" aria-label={title}>
      {/* Made from our own source by npm run mermaid, and committed beside it. */}
      <div
        tabIndex={0}
        className="mermaid-chart overflow-x-auto p-4"
        dangerouslySetInnerHTML={{ __html: svg }}
      />
      <figcaption className="title-block bg-surface">
        <span className="title-block-cell border-s-0">
          <span className="title-block-name">Chart</span>
          <span className="font-semibold">{title}</span>
        </span>
      </figcaption>
    </figure>
  );
}
