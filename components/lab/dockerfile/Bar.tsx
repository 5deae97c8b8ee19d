import { useState } from "react";
import { button, primary } from "../styles";
import type { DockerfileLabProps } from "./props";

interface BarProps extends DockerfileLabProps {
  busy: boolean;
  canUndo: boolean;
  canRedo: boolean;
  onBuild(): void;
  onUndo(): void;
  onRedo(): void;
  onForget(): void;
  onReset(): void;
  onPreset(id: string): void;
  onChallenge(id: string): void;
  onLink(): Promise<void>;
  onDownload(): void;
}

/** What can be done with the whole work. */
export function Bar(props: BarProps) {
  const { presets, challenges, busy, canUndo, canRedo } = props;
  const [chosen, setChosen] = useState("");
  const open = () => {
    const [kind, id = ""] = chosen.split(":");
    if (kind === "preset") props.onPreset(id);
    if (kind === "challenge") props.onChallenge(id);
  };
  return (
    <div className="dfl-bar">
      <button type="button" className={primary} aria-disabled={busy} onClick={props.onBuild}>
        Build
      </button>
      <button type="button" className={button} disabled={!canUndo} onClick={props.onUndo}>
        Undo
      </button>
      <button type="button" className={button} disabled={!canRedo} onClick={props.onRedo}>
        Redo
      </button>
      <button type="button" className={button} onClick={props.onReset}>
        Reset
      </button>
      <button type="button" className={button} onClick={props.onForget}>
        Empty the cache
      </button>
      <button type="button" className={button} onClick={() => void props.onLink()}>
        Copy link
      </button>
      <button type="button" className={button} onClick={props.onDownload}>
        Download
      </button>
      <span className="dfl-open">
        <label htmlFor="dfl-example" className="sr-only">
          Example or challenge
        </label>
        <select
          id="dfl-example"
          className="dfl-select"
          value={chosen}
          onChange={({ target }) => setChosen(target.value)}
        >
          <option value="">Example or challenge…</option>
          <optgroup label="Challenges">
            {challenges.map(({ id, title }) => (
              <option key={id} value={`challenge:${id}`}>
                {title}
              </option>
            ))}
          </optgroup>
          <optgroup label="Examples">
            {presets.map(({ id, title }) => (
              <option key={id} value={`preset:${id}`}>
                {title}
              </option>
            ))}
          </optgroup>
        </select>
        <button type="button" className={button} disabled={chosen === ""} onClick={open}>
          Open
        </button>
      </span>
    </div>
  );
}
