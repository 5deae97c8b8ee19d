/** Chromium's hint: compile every function of this file at once, in the background, while the file is arriving. */
const hint = "//# allFunctionsCalledOnLoad\n";

/**
 * The same script, with the hint. Else the browser reads each module twice: quickly as it arrives, and again, in one
 * piece that blocks the page, when the module is first called. Other browsers take the line for a comment.
 */
export const ahead = (script: string): string => (script.startsWith(hint) ? script : hint + script);

/** Names of the scripts that every page loads from its start: the framework. The page's own are small, and some wait. */
export function commonScripts(pages: readonly string[]): string[] {
  const [first = [], ...others] = pages.map((html) =>
    [...html.matchAll(/<script src="[^"]*\/_next\/static\/chunks\/([^"/]+\.js)" async/g)].map(
      (match) => match[1] ?? "",
    ),
  );
  return first.filter((name) => others.every((names) => names.includes(name)));
}
