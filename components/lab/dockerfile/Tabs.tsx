import { type KeyboardEvent, type ReactNode, useId, useRef } from "react";

export interface Tab {
  id: string;
  title: string;
  panel: ReactNode;
}

interface TabsProps {
  tabs: readonly Tab[];
  open: string;
  onOpen(id: string): void;
}

/** Views of the same thing; arrow keys walk through them. The first is only a tab where there is little room. */
export function Tabs({ tabs, open, onOpen }: TabsProps) {
  const name = useId();
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const shown = [...(list.current?.querySelectorAll<HTMLElement>("[role=tab]") ?? [])].filter(
      (tab) => tab.offsetParent !== null,
    );
    const at = shown.findIndex((tab) => tab.matches(":focus"));
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: shown.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const tab = shown[(to + shown.length) % shown.length];
    tab?.focus();
    tab?.click();
  };
  return (
    <>
      <div ref={list} role="tablist" aria-label="Views" className="dfl-tabs" onKeyDown={onKeyDown}>
        {tabs.map(({ id, title }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`${name}-tab-${id}`}
            data-tab={id}
            aria-controls={`${name}-panel-${id}`}
            aria-selected={id === open}
            tabIndex={id === open ? 0 : -1}
            onClick={() => onOpen(id)}
          >
            {title}
          </button>
        ))}
      </div>
      {tabs.map(({ id, panel }) => (
        <div
          key={id}
          role="tabpanel"
          id={`${name}-panel-${id}`}
          aria-labelledby={`${name}-tab-${id}`}
          className="dfl-panel"
          data-panel={id}
          data-open={id === open}
        >
          {panel}
        </div>
      ))}
    </>
  );
}
