/** The shell form and the exec form of RUN, CMD and ENTRYPOINT. */

export type Form = { form: "shell"; text: string } | { form: "exec"; words: readonly string[] };

/** What SHELL is until a Dockerfile sets it, for images of Linux. */
export const defaultShell: readonly string[] = ["/bin/sh", "-c"];

/**
 * How the builder reads what follows the instruction: a JSON array of strings is exec form. What is no JSON array is
 * a command for the shell, without a warning: one wrong quote is enough.
 *
 * @throws for an array with anything but strings, as the builder does
 */
export function formOf(text: string): Form {
  const value = jsonIn(text);
  if (!Array.isArray(value)) return { form: "shell", text: text.trim() };
  const words = value.filter((word) => typeof word === "string");
  if (words.length < value.length)
    throw new Error("when using JSON array syntax, arrays must be comprised of strings only");
  return { form: "exec", words };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What goes into the config: the words themselves, or the shell with the whole text as one argument. */
export function wordsOf(form: Form, shell: readonly string[] = defaultShell): readonly string[] {
  return form.form === "exec" ? form.words : [...shell, form.text];
}
