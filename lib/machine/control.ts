/**
 * The second serial line (ttyS1), on which the course asks the machine things that the student's terminal never shows.
 *
 * In the machine a small shell reads it (machines/shell/root/usr/lib/lab/watch). The page sends `run ID 'script'` and
 * gets ^A ID, what the script printed, ^B ID and its exit code. Ctrl-C ends a script that hangs.
 *
 * Simplification: standard error comes with standard output, and output is read as UTF-8 text without ^A and ^B.
 */

export interface Answer {
  output: string;
  /** The script's exit code. */
  code: number;
}

/** Ends whatever hangs on the line; the shell on it starts anew. */
export const INTERRUPT = "\x03";

/** What to send so that the machine runs this script. */
export const frame = (id: number, script: string): string =>
  `run ${id} '${script.replaceAll("'", "'\\''")}'\n`;

/** What the shell on the line prints when it listens again. */
export const LISTENS = 5;

const ENDED = new RegExp(`${String.fromCharCode(2)}(\\d+) (\\d+)\\r?\\n`);

/** Puts the bytes of the line together again and gives each answer with its script's number. */
export class ControlReader {
  #text = "";
  readonly #decoder = new TextDecoder();

  read(bytes: Uint8Array): { id: number; answer: Answer }[] {
    this.#text += this.#decoder.decode(bytes, { stream: true });
    const answers: { id: number; answer: Answer }[] = [];
    for (let ended = ENDED.exec(this.#text); ended; ended = ENDED.exec(this.#text)) {
      const [whole, id = "", code = ""] = ended;
      const opening = `\u0001${id}`;
      const begin = this.#text.lastIndexOf(opening, ended.index);
      if (begin >= 0) {
        const output = this.#text.slice(begin + opening.length, ended.index).replaceAll("\r\n", "\n");
        answers.push({ id: Number(id), answer: { output: output.replace(/^\n/, ""), code: Number(code) } });
      }
      this.#text = this.#text.slice(ended.index + whole.length);
    }
    return answers;
  }
}
