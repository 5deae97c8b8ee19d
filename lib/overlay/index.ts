export {
  type Attributes,
  type Bytes,
  cleanPath,
  type DirectoryEntry,
  directory,
  type Entry,
  emptyLayer,
  type FileEntry,
  file,
  isBelow,
  type Layer,
  layerOf,
  layerSize,
  opaqueDirectory,
  parentOf,
  parentsOf,
  type Stack,
  text,
  whiteout,
} from "./layer";
export { Mounted } from "./mounted";
export {
  andThen,
  append,
  mkdir,
  mount,
  remove,
  removeTree,
  rename,
  rmdir,
  seal,
  stackOf,
  touch,
  write,
} from "./overlay";
export type { Change, Errno, Overlay, Result } from "./result";
export { fromTarEntries, type TarEntry, toTarEntries } from "./tar";
export {
  childrenOf,
  type Difference,
  diff,
  type Found,
  hiddenBytes,
  lookup,
  merged,
  type View,
} from "./view";
