import { useId, useState } from "react";
import type { Effect } from "@/lib/dockerfile";
import type { BuildView, Settings, Work } from "@/lib/dockerfile-lab";
import { argsText, commandOf, readArgs, settingLimits, stageNames, withSettings } from "@/lib/dockerfile-lab";
import { small } from "../styles";

interface BuildOptionsProps {
  work: Work;
  view: BuildView | undefined;
  onChange(next: (work: Work) => Work, part?: string): void;
}

/** What `docker build` is given besides the folder, and what programs do that the lab does not know. */
export function BuildOptions({ work, view, onChange }: BuildOptionsProps) {
  const id = useId();
  const { settings = {} } = work;
  const set = (change: Partial<Settings>) => onChange((now) => withSettings(now, change), "settings");
  const stages = stageNames(work.dockerfile);
  return (
    <details className="dfl-options">
      <summary className="dfl-summary">
        Build options: <code className="dfl-code">{commandOf(settings)}</code>
      </summary>
      <div className="dfl-option">
        <label htmlFor={`${id}-target`}>Stop at the stage</label>
        <select
          id={`${id}-target`}
          className="dfl-select"
          value={settings.target ?? ""}
          onChange={({ target }) => set({ target: target.value })}
        >
          <option value="">the last one</option>
          {[...new Set([...stages, ...(settings.target ? [settings.target] : [])])].map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <Args key={argsText(settings.buildArgs)} settings={settings} onChange={set} />
      <Secrets settings={settings} onChange={set} />
      <Effects settings={settings} view={view} onChange={set} />
    </details>
  );
}

interface PartProps {
  settings: Settings;
  onChange(change: Partial<Settings>): void;
}

function Args({ settings, onChange }: PartProps) {
  const id = useId();
  const [text, setText] = useState(argsText(settings.buildArgs));
  const read = readArgs(text);
  return (
    <div className="dfl-option">
      <label htmlFor={id}>Build arguments</label>
      <textarea
        id={id}
        className="dfl-input dfl-lines"
        rows={Math.max(2, text.split("\n").length)}
        value={text}
        placeholder="VERSION=1.2"
        spellCheck={false}
        aria-describedby={`${id}-problem`}
        aria-invalid={read === undefined}
        onChange={({ target }) => setText(target.value)}
        onBlur={() => read && onChange({ buildArgs: read })}
      />
      <p id={`${id}-problem`} className="dfl-why">
        {read ? "One on a line: NAME=value." : "Each line is NAME=value; a name has letters, digits and _."}
      </p>
    </div>
  );
}

function Secrets({ settings, onChange }: PartProps) {
  const id = useId();
  const [name, setName] = useState("");
  const { secrets = {} } = settings;
  const full = Object.keys(secrets).length >= settingLimits.entries;
  const add = () => {
    const key = name.trim();
    if (key === "" || key === "__proto__" || full) return;
    onChange({ secrets: { ...secrets, [key]: secrets[key] ?? "" } });
    setName("");
  };
  return (
    <fieldset className="dfl-option">
      <legend>Secrets, for RUN --mount=type=secret</legend>
      {Object.entries(secrets).map(([key, value]) => (
        <div key={key} className="dfl-row">
          <label htmlFor={`${id}-${key}`} className="dfl-code">
            id={key}
          </label>
          <textarea
            id={`${id}-${key}`}
            className="dfl-input dfl-lines"
            rows={1}
            maxLength={settingLimits.value}
            value={value}
            spellCheck={false}
            onChange={({ target }) => onChange({ secrets: { ...secrets, [key]: target.value } })}
          />
          <button
            type="button"
            className={small}
            aria-label={`Remove the secret ${key}`}
            onClick={() =>
              onChange({
                secrets: Object.fromEntries(Object.entries(secrets).filter(([other]) => other !== key)),
              })
            }
          >
            Remove
          </button>
        </div>
      ))}
      <div className="dfl-row">
        <label htmlFor={`${id}-new`} className="sr-only">
          Id of a new secret
        </label>
        <input
          id={`${id}-new`}
          className="dfl-input"
          value={name}
          placeholder="npmrc"
          maxLength={settingLimits.name}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => setName(target.value)}
        />
        <button type="button" className={small} disabled={name.trim() === "" || full} onClick={add}>
          Add secret
        </button>
      </div>
    </fieldset>
  );
}

/** For programs that a build has met and does not know. */
function Effects({ settings, view, onChange }: PartProps & { view: BuildView | undefined }) {
  const { effects = {} } = settings;
  const met = view?.stages.flatMap(({ steps }) => steps.flatMap(({ unknown }) => unknown)) ?? [];
  const names = [...new Set([...Object.keys(effects), ...met])];
  if (names.length === 0) return null;
  return (
    <fieldset className="dfl-option">
      <legend>Programs that the lab does not know</legend>
      {names.map((name) => (
        <EffectRow
          key={name}
          name={name}
          effect={effects[name] ?? {}}
          onChange={(effect) => onChange({ effects: { ...effects, [name]: effect } })}
        />
      ))}
    </fieldset>
  );
}

interface EffectRowProps {
  name: string;
  effect: Effect;
  onChange(effect: Effect): void;
}

/** What one program writes, how much of it, and its exit code. */
function EffectRow({ name, effect, onChange }: EffectRowProps) {
  const id = useId();
  const { status = 0, writes: [file] = [] } = effect;
  const [path, setPath] = useState(file?.path ?? "");
  const [megabytes, setMegabytes] = useState((file?.size ?? 0) / 1_000_000);
  const set = (next: { path?: string; megabytes?: number; status?: number }) => {
    const all = { path, megabytes, status, ...next };
    const size = Math.round(Math.min(Math.max(all.megabytes, 0), 10_000) * 1_000_000);
    const code = Math.min(Math.max(Math.round(all.status), 0), 255);
    setPath(all.path);
    setMegabytes(all.megabytes);
    onChange({
      ...(code > 0 && { status: code }),
      ...(all.path.startsWith("/") && { writes: [{ path: all.path.trim(), size }] }),
    });
  };
  return (
    <div className="dfl-row">
      <span className="dfl-code">{name}</span>
      <label htmlFor={`${id}-path`}>writes</label>
      <input
        id={`${id}-path`}
        className="dfl-input"
        value={path}
        placeholder="/usr/bin/tool"
        spellCheck={false}
        onChange={({ target }) => set({ path: target.value })}
      />
      <label htmlFor={`${id}-size`}>MB</label>
      <input
        id={`${id}-size`}
        className="dfl-input dfl-number"
        type="number"
        min={0}
        max={10_000}
        step="any"
        value={megabytes}
        onChange={({ target }) => set({ megabytes: target.valueAsNumber || 0 })}
      />
      <label htmlFor={`${id}-status`}>and ends with</label>
      <input
        id={`${id}-status`}
        className="dfl-input dfl-number"
        type="number"
        min={0}
        max={255}
        value={status}
        onChange={({ target }) => set({ status: target.valueAsNumber || 0 })}
      />
    </div>
  );
}
