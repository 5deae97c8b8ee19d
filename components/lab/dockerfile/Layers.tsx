import { memo, useState } from "react";
import { type BuildView, type LayerView, sizeText } from "@/lib/dockerfile-lab";

const kinds = {
  added: { glyph: "A", word: "added" },
  changed: { glyph: "C", word: "changed" },
  removed: { glyph: "D", word: "removed" },
} as const;

/** The image as a stack: the last layer on top, each as high as it is large, hatched as far as nobody sees it. */
export const Layers = memo(function Layers({
  view,
  before,
}: {
  view: BuildView | undefined;
  before: BuildView | undefined;
}) {
  const [open, setOpen] = useState<number>();
  const image = view?.image;
  if (!image)
    return <p>{view ? "The last build made no image." : "Nothing has been built yet. Press Build."}</p>;
  const largest = Math.max(1, ...image.layers.map(({ size }) => size));
  const shown = image.layers[open ?? image.layers.length - 1];
  const last = before?.image;
  return (
    <>
      <p>
        <strong>{sizeText(image.size)}</strong> on disk, about {sizeText(image.compressed)} to download.{" "}
        {image.wasted > 0
          ? `${sizeText(image.wasted)} of it is hidden by later layers: paid for, never seen.`
          : "Nothing of it is hidden by later layers."}
        {last && last.id !== image.id && ` The build before had ${sizeText(last.size)}.`}
      </p>
      <ol className="dfl-stack" aria-label="Layers, the last on top" reversed>
        {image.layers
          .map((layer, index) => (
            <li key={`${index} ${layer.digest}`}>
              <button
                type="button"
                className="dfl-slab"
                data-base={layer.step === undefined}
                aria-pressed={layer === shown}
                style={{ minBlockSize: `${2.75 + 8 * (layer.size / largest)}rem` }}
                onClick={() => setOpen(index)}
              >
                <span
                  className="dfl-waste"
                  aria-hidden="true"
                  style={{ inlineSize: `${layer.size > 0 ? (100 * layer.wasted) / layer.size : 0}%` }}
                />
                <span className="dfl-slab-text">
                  <span className="dfl-code min-w-0 flex-1">{layer.createdBy}</span>
                  <span className="dfl-size">
                    {sizeText(layer.size)}
                    {layer.wasted > 0 && `, ${sizeText(layer.wasted)} hidden`}
                  </span>
                </span>
              </button>
            </li>
          ))
          .reverse()}
      </ol>
      {shown && <Changes layer={shown} />}
    </>
  );
});

function Changes({ layer }: { layer: LayerView }) {
  const { changes, more, createdBy, step } = layer;
  return (
    <section className="dfl-block" aria-label="Files of the layer">
      <h3 className="dfl-heading">Files of this layer</h3>
      <p className="dfl-code">{step === undefined ? `From the base image: ${createdBy}` : createdBy}</p>
      {changes.length === 0 && <p className="dfl-why">It holds nothing but what was there before.</p>}
      <ul className="dfl-tree">
        {changes.map(({ path, kind, size, hides }) => {
          const parts = path.split("/");
          return (
            <li
              key={path}
              data-kind={kind}
              style={{ paddingInlineStart: `${Math.min(parts.length - 1, 6) * 0.7}rem` }}
            >
              <abbr title={kinds[kind].word}>{kinds[kind].glyph}</abbr>{" "}
              <span className="dfl-path">
                <span className="text-muted">
                  {parts.length > 1 ? `${parts.slice(0, -1).join("/")}/` : "/"}
                </span>
                {parts.at(-1)}
              </span>{" "}
              <span className="dfl-size">
                {kind === "removed" ? "a mark that it is gone" : size > 0 ? sizeText(size) : ""}
                {hides > 0 && `, ${sizeText(hides)} below stay`}
              </span>
            </li>
          );
        })}
      </ul>
      {more > 0 && <p className="dfl-why">And {more} more.</p>}
    </section>
  );
}
