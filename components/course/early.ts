/**
 * What is pressed before the page's scripts have come is not lost: on a slow line a button can be seen for seconds
 * before there is anything behind it. The document's first script keeps the acts, this does them when React is there.
 */
export type Act =
  | { type: "press"; target: HTMLElement }
  | { type: "change"; target: HTMLInputElement | HTMLSelectElement; value: string; checked?: boolean }
  | { type: "key"; key: string };

declare global {
  interface Window {
    /** Acts so far; `end` stops the keeping. Absent once they have been done. */
    early?: Act[] & { end: () => void };
  }
}

/** So many acts are kept: more is somebody hammering on a page that does not answer. */
const most = 20;

/**
 * Goes into the document's first script. A press of a button that works without scripts (a popover's) is not kept, nor
 * is a key that was meant for a field or comes with Ctrl.
 */
export const keepEarlyActs = `(function(){var a=window.early=[];function keep(e){var t=e.target,act;if(e.type==="click"){t=t.closest&&t.closest("button:not([popovertarget])");if(!t)return;e.preventDefault();e.stopImmediatePropagation();act={type:"press",target:t}}else if(e.type==="change")act={type:"change",target:t,value:t.value,checked:t.checked};else if(t===document.body&&!e.ctrlKey&&!e.metaKey&&!e.altKey)act={type:"key",key:e.key};if(act&&a.length<${most})a.push(act)}var types=["click","change","keydown"];types.forEach(function(t){addEventListener(t,keep,true)});a.end=function(){types.forEach(function(t){removeEventListener(t,keep,true)})}})();`;
