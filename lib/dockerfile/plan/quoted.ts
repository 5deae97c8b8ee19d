/** As Go's %q writes a string. */
export const quoted = (text: string): string => JSON.stringify(text);
