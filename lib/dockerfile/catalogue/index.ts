export { catalogue, findBase } from "./bases";
export {
  alpinePackages,
  aptLists,
  debianPackages,
  npmPackages,
  type Package,
  pipPackages,
  unknownPackage,
} from "./packages";
export type { BaseImage } from "./skeletons";
export { fetchUrl } from "./urls";
