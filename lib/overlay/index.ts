export {
  type Bytes,
  directory,
  type Entry,
  emptyLayer,
  file,
  type Layer,
  layerOf,
  layerSize,
  opaqueDirectory,
  type Stack,
  text,
  whiteout,
} from "./layer";
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
