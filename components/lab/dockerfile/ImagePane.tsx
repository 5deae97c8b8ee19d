import { memo } from "react";
import type { ImageConfig } from "@/lib/dockerfile";
import { type BuildView, sizeText } from "@/lib/dockerfile-lab";

/** What the image says about how to run it, and its history as `docker history` has it. */
export const ImagePane = memo(function ImagePane({ view }: { view: BuildView | undefined }) {
  const image = view?.image;
  if (!image)
    return <p>{view ? "The last build made no image." : "Nothing has been built yet. Press Build."}</p>;
  return (
    <>
      <p className="dfl-code">{image.id}</p>
      <p className="dfl-why">Made of the same things as a real image’s digest, and not equal to one.</p>
      <h3 className="dfl-heading mt-3">Config</h3>
      <dl className="dfl-config">
        {configRows(image.config).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="dfl-code">{value}</dd>
          </div>
        ))}
      </dl>
      <h3 className="dfl-heading mt-4">History, newest first</h3>
      <table className="dfl-history">
        <thead>
          <tr>
            <th scope="col">Created by</th>
            <th scope="col">Size</th>
          </tr>
        </thead>
        <tbody>
          {image.history.map(({ createdBy, size, empty }, index) => (
            <tr key={`${index} ${createdBy}`}>
              <td className="dfl-code">{createdBy}</td>
              <td>{empty ? "0 B, no layer" : sizeText(size)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
});

function configRows(config: ImageConfig): [string, string][] {
  const list = (items: readonly string[] | undefined) => (items ? JSON.stringify(items) : undefined);
  const rows: [string, string | undefined][] = [
    ["Entrypoint", list(config.entrypoint)],
    ["Cmd", list(config.cmd)],
    ["User", config.user === "" ? "(root)" : config.user],
    ["WorkingDir", config.workingDir],
    ["Env", config.env.join("\n")],
    ["ExposedPorts", config.exposedPorts.join(", ")],
    ["Volumes", config.volumes.join(", ")],
    ["StopSignal", config.stopSignal],
    ["Healthcheck", list(config.healthcheck?.test)],
    ["Shell", list(config.shell)],
    ["OnBuild", config.onBuild.join("\n")],
    [
      "Labels",
      Object.entries(config.labels)
        .map(([name, value]) => `${name}=${value}`)
        .join("\n"),
    ],
  ];
  return rows.flatMap(([name, value]) => (value === undefined || value === "" ? [] : [[name, value]]));
}
