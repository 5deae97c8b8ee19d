import { type CSSProperties, type FormEvent, memo, useDeferredValue, useId, useState } from "react";
import { limits, pathProblem, touched, type Work } from "@/lib/dockerfile-lab";
import { small } from "../styles";

interface FilesProps {
  work: Work;
  open: string;
  onOpen(path: string): void;
  onChange(next: (work: Work) => Work): void;
  say(text: string): void;
}

/** How far a file is set in, where the list stands upright. */
const depth = (path: string): CSSProperties & Record<`--${string}`, number> => ({
  "--depth": Math.min(path.split("/").length - 1, 4),
});

interface FileListProps extends Pick<FilesProps, "open" | "onOpen"> {
  paths: readonly string[];
}

/** So many files are one list: the browser passes over those that are out of sight. */
const LIST = 50;

/** Drawn anew only where names change: there may be thousands. */
const FileList = memo(
  function FileList({ paths, open, onOpen }: FileListProps) {
    const all = ["Dockerfile", ...[...paths].sort()];
    const lists = Math.ceil(all.length / LIST);
    // The first one with the lab, the others when the browser has time for them.
    const shown = useDeferredValue(lists, 1);
    return (
      <div className="dfl-lists">
        {Array.from({ length: Math.min(shown, lists) }, (_, index) =>
          all.slice(index * LIST, (index + 1) * LIST),
        ).map((part, index) => (
          <ul key={part[0]} aria-label={index === 0 ? "Files" : `Files from ${index * LIST + 1}`}>
            {part.map((path) => (
              <li key={path}>
                <button
                  type="button"
                  className="dfl-file"
                  aria-current={path === open ? "true" : undefined}
                  style={depth(path)}
                  onClick={() => onOpen(path)}
                >
                  {path}
                </button>
              </li>
            ))}
          </ul>
        ))}
      </div>
    );
  },
  (before, after) =>
    before.open === after.open &&
    before.onOpen === after.onOpen &&
    before.paths.length === after.paths.length &&
    before.paths.every((path, index) => path === after.paths[index]),
);

/** The build context: which file is in the editor, and what can be done with it. */
export function Files({ work, open, onOpen, onChange, say }: FilesProps) {
  const field = useId();
  const [name, setName] = useState("");
  const [problem, setProblem] = useState<string>();
  const paths = work.files.map(({ path }) => path);
  const add = (event: FormEvent) => {
    event.preventDefault();
    const path = name.trim();
    const found =
      paths.length >= limits.files ? "The context has as many files as it may." : pathProblem(path, paths);
    setProblem(found);
    if (found) return;
    onChange((now) => ({
      ...now,
      files: [...now.files, { path, content: "" }].sort((a, b) => (a.path < b.path ? -1 : 1)),
    }));
    onOpen(path);
    setName("");
  };
  return (
    <div className="dfl-files">
      <FileList paths={paths} open={open} onOpen={onOpen} />
      <div className="flex flex-wrap items-start gap-2 p-2">
        <form onSubmit={add} className="flex min-w-0 flex-wrap items-center gap-2">
          <label className="sr-only" htmlFor={field}>
            Path of a new file
          </label>
          <input
            id={field}
            value={name}
            placeholder="src/new.js"
            autoComplete="off"
            spellCheck={false}
            className="dfl-input"
            aria-describedby={`${field}-problem`}
            aria-invalid={problem !== undefined}
            onChange={({ target }) => setName(target.value)}
          />
          <button type="submit" className={small}>
            Add file
          </button>
        </form>
        {open !== "Dockerfile" && (
          <>
            <button
              type="button"
              className={small}
              onClick={() => {
                onChange((now) => touched(now, open));
                say(`${open} has a new time and the same content.`);
              }}
            >
              Touch {open}
            </button>
            <button
              type="button"
              className={small}
              onClick={() => {
                onChange((now) => ({ ...now, files: now.files.filter(({ path }) => path !== open) }));
                onOpen("Dockerfile");
                say(`${open} is deleted. Undo brings it back.`);
              }}
            >
              Delete {open}
            </button>
          </>
        )}
        <p id={`${field}-problem`} role="status" className="text-sm text-wrong">
          {problem}
        </p>
      </div>
    </div>
  );
}
