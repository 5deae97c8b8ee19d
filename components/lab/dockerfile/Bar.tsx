import { useState } from "react";
import { button } from "../styles";
import type { DockerfileLabProps } from "./props";
import { WorkButtons, type WorkButtonsProps } from "./WorkButtons";

interface BarProps extends DockerfileLabProps, WorkButtonsProps {
  onForget(): void;
  onReset(): void;
  onPreset(id: string): void;
  onChallenge(id: string): void;
  onLink(): Promise<void>;
  onDownload(): void;
}

/** What can be done with the whole work. */
export function Bar(props: BarProps) {
  const { presets, challenges } = props;
  const [chosen, setChosen] = useState("");
  const open = () => {
    const [kind, id = ""] = chosen.split(":");
    if (kind === "preset") props.onPreset(id);
    if (kind === "challenge") props.onChallenge(id);
  };
  return (
    <div className="dfl-bar">
      <WorkButtons {...props} />
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
