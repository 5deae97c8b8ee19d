import { dropUnused, parseRows, type Row, readStream, writeRows, writeStream } from "./flight";

/**
 * The page with a description of itself that leaves out what a browser with JavaScript never uses: the text of the
 * styles (React finds a style that is in the page by its address) and what stands in `<noscript>`.
 */
export function slim(html: string): string {
  const stream = readStream(html);
  if (stream === "") return html;
  const styles = [...html.matchAll(/<style[^>]*>(.*?)<\/style>/gs)].map((match) => match[1] ?? "");
  const rows = parseRows(stream).map((row): Row => {
    if (row.isText) return styles.some((style) => isStyle(row.body, style)) ? { ...row, body: "" } : row;
    return { ...row, body: withoutNoscript(row.body) };
  });
  return writeStream(html, writeRows(dropUnused(rows)));
}

/** React puts several styles of one precedence into one element. */
const isStyle = (text: string, style: string): boolean => text.length > 1000 && style.includes(text);

/** Empties `["$","noscript",null,{…}]` wherever it stands in the JSON. */
function withoutNoscript(body: string): string {
  const mark = '["$","noscript",null,{';
  let out = "";
  let at = 0;
  for (let found = body.indexOf(mark); found >= 0; found = body.indexOf(mark, at)) {
    const open = found + mark.length;
    out += `${body.slice(at, open)}}`;
    at = afterObject(body, open);
  }
  return out + body.slice(at);
}

/** Where the object that was opened just before `at` is closed; past its brace. */
function afterObject(text: string, at: number): number {
  for (let depth = 1; at < text.length; at++) {
    const letter = text[at];
    if (letter === '"') at = endOfString(text, at);
    else if (letter === "{") depth += 1;
    else if (letter === "}" && --depth === 0) return at + 1;
  }
  throw new Error("An object in the page's description is not closed");
}

function endOfString(text: string, at: number): number {
  for (at += 1; text[at] !== '"'; at++) if (text[at] === "\\") at += 1;
  return at;
}
