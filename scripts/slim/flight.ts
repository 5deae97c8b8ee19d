// The description of a page that Next writes behind its HTML for React to start from: one stream of rows, cut into
// strings that scripts push. A row is `<id>:<what>\n`, or `<id>:T<bytes in hexadecimal>,<text>` without an end mark.
// As written by React 19.3 (react-server-dom, processBinaryChunk) and Next 16.4 (make-get-server-inserted-html).

export interface Row {
  id: string;
  /** All of the row behind `<id>:`, without its end mark. */
  body: string;
  /** Text rows are counted, not ended. */
  isText: boolean;
}

const push = /<script[^>]*>self\.__next_f\.push\(\[1,("(?:[^"\\]|\\.)*")\]\)<\/script>/g;

/** The stream of a page; empty where it has none. */
export function readStream(html: string): string {
  return [...html.matchAll(push)].map((match) => JSON.parse(match[1] ?? '""') as string).join("");
}

/** The page with this stream in place of its own, in scripts of about `size` characters, where the first one stood. */
export function writeStream(html: string, stream: string, size = 24_000): string {
  const parts: string[] = [];
  for (let at = 0; at < stream.length; ) {
    let end = Math.min(at + size, stream.length);
    // Never between the two halves of a character.
    if (/[\uD800-\uDBFF]/.test(stream[end - 1] ?? "") && end < stream.length) end += 1;
    parts.push(stream.slice(at, end));
    at = end;
  }
  const scripts = parts.map((part) => `<script>self.__next_f.push([1,${quoted(part)}])</script>`).join("");
  let first = true;
  return html.replace(push, () => {
    if (!first) return "";
    first = false;
    return scripts;
  });
}

/** As Next quotes it: nothing in it can end the script. */
const quoted = (text: string): string =>
  JSON.stringify(text).replace(
    /[&<>\u2028\u2029]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** Throws where the stream is not of the form above: then this file must be brought up to date. */
export function parseRows(stream: string): Row[] {
  const bytes = Buffer.from(stream);
  const rows: Row[] = [];
  for (let at = 0; at < bytes.length; ) {
    const colon = bytes.indexOf(":", at);
    const id = bytes.toString("utf8", at, colon);
    if (colon < 0 || !/^[0-9a-f]*$/.test(id))
      throw new Error(`Not a row: ${bytes.toString("utf8", at, at + 40)}`);
    const isText = bytes[colon + 1] === "T".charCodeAt(0);
    const comma = isText ? bytes.indexOf(",", colon) : -1;
    const newline = bytes.indexOf("\n", colon);
    const end = isText
      ? comma + 1 + Number.parseInt(bytes.toString("utf8", colon + 2, comma), 16)
      : newline < 0
        ? bytes.length
        : newline;
    rows.push({ id, body: bytes.toString("utf8", isText ? comma + 1 : colon + 1, end), isText });
    at = isText ? end : end + 1;
  }
  return rows;
}

export const writeRows = (rows: readonly Row[]): string =>
  rows
    .map(({ id, body, isText }) =>
      isText ? `${id}:T${Buffer.byteLength(body).toString(16)},${body}` : `${id}:${body}\n`,
    )
    .join("");

/** Without the rows that no other row refers to. Row 0 is the page; rows that act (modules, hints) stay. */
export function dropUnused(rows: readonly Row[]): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const acts = (row: Row) => row.id === "" || row.id === "0" || (!row.isText && /^[A-Z]/.test(row.body));
  const used = new Set<string>();
  const visit = (row: Row) => {
    if (used.has(row.id)) return;
    used.add(row.id);
    if (row.isText) return;
    // "$5", "$L5", "$@5", "$5:props:children": whatever may be a reference counts as one. "$a0" is row a0, and could
    // also be row 0 with a letter before it, so both are kept.
    for (const [, id = ""] of row.body.matchAll(/"\$([A-Za-z@]?[0-9a-f]*)(?::[^"]*)?"/g))
      for (const target of [byId.get(id), byId.get(id.slice(1))]) if (target) visit(target);
  };
  for (const row of rows) if (acts(row)) visit(row);
  return rows.filter((row) => acts(row) || used.has(row.id));
}
