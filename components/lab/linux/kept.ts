/**
 * States of machines that a person wants to come back to, gzipped, in the browser's own files (OPFS); one for each
 * exercise. A state only fits the machine it was saved from, so its name has the snapshot's checksum in it.
 */
export interface KeptState {
  name: string;
  bytes: number;
  /** What was reached by then. */
  reached: readonly string[];
}

const FOLDER = "machines";

async function folder(): Promise<FileSystemDirectoryHandle | undefined> {
  try {
    return await (await navigator.storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true });
  } catch {
    return undefined;
  }
}

export const keptName = (exercise: string, checksum: string): string =>
  `${exercise}.${checksum.slice(0, 16)}.gz`;

/** Whether something is kept under this name, and how large it is. */
export async function findKept(name: string): Promise<KeptState | undefined> {
  try {
    const files = await folder();
    const file = await (await files?.getFileHandle(name))?.getFile();
    if (!file) return undefined;
    const notes = await (await files?.getFileHandle(`${name}.json`))?.getFile();
    const reached: unknown = notes ? JSON.parse(await notes.text()) : [];
    const ids = Array.isArray(reached) ? reached.filter((id) => typeof id === "string") : [];
    return { name, bytes: file.size, reached: ids };
  } catch {
    return undefined;
  }
}

/** @returns how many bytes it took; undefined if there is no room or no store */
export async function keep(
  name: string,
  state: ArrayBuffer,
  reached: readonly string[],
): Promise<number | undefined> {
  const files = await folder();
  if (!files) return undefined;
  try {
    const packed = new Blob([state]).stream().pipeThrough(new CompressionStream("gzip"));
    const file = await files.getFileHandle(name, { create: true });
    await packed.pipeTo(await file.createWritable());
    const notes = await (await files.getFileHandle(`${name}.json`, { create: true })).createWritable();
    await notes.write(JSON.stringify(reached));
    await notes.close();
    return (await file.getFile()).size;
  } catch {
    await forget(name);
    return undefined;
  }
}

export async function readKept(name: string): Promise<ArrayBuffer | undefined> {
  try {
    const file = await (await (await folder())?.getFileHandle(name))?.getFile();
    return (
      file && (await new Response(file.stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer())
    );
  } catch {
    return undefined;
  }
}

export async function forget(name: string): Promise<void> {
  const files = await folder();
  for (const one of [name, `${name}.json`]) await files?.removeEntry(one).catch(() => undefined);
}
