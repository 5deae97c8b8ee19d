import { button, primary } from "../styles";

export interface WorkButtonsProps {
  busy: boolean;
  canUndo: boolean;
  canRedo: boolean;
  onBuild(): void;
  onUndo(): void;
  onRedo(): void;
}

/** What every Dockerfile to edit has, in the lab and in a lesson. */
export function WorkButtons({ busy, canUndo, canRedo, onBuild, onUndo, onRedo }: WorkButtonsProps) {
  return (
    <>
      <button type="button" className={primary} aria-disabled={busy} onClick={onBuild}>
        Build
      </button>
      <button type="button" className={button} disabled={!canUndo} onClick={onUndo}>
        Undo
      </button>
      <button type="button" className={button} disabled={!canRedo} onClick={onRedo}>
        Redo
      </button>
    </>
  );
}
