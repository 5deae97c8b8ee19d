import { build, type Preset } from "@/lib/dockerfile";
import { sizeText } from "@/lib/dockerfile-lab";

/** A preset and what the engine makes of it, as text: for readers without JavaScript. */
export function StaticBuild({ preset }: { preset: Preset }) {
  const { stages, image } = build(preset);
  return (
    <div className="rounded-md border border-line p-4">
      <p>The lab needs JavaScript. Here is its first example, and what the engine makes of it.</p>
      <pre className="mt-3 whitespace-pre-wrap text-[0.83rem]">{preset.dockerfile}</pre>
      <p className="mt-3 font-semibold">Steps</p>
      <ol className="list-decimal ps-6">
        {stages.flatMap(({ steps }) =>
          steps.map(({ id, text, layer }) => (
            <li key={id}>
              <code>{text}</code>: {layer ? `a layer of ${sizeText(layer.size)}` : "only the config"}
            </li>
          )),
        )}
      </ol>
      {image && (
        <p className="mt-3">
          The image has {image.layers.length} layers and {sizeText(image.size)}; of these{" "}
          {sizeText(image.wasted)} are hidden by later layers.
        </p>
      )}
    </div>
  );
}
