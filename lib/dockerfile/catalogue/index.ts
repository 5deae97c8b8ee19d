export { type BaseImage, catalogue, findBase } from "./bases";
export {
  alpinePackages,
  aptLists,
  debianPackages,
  npmPackages,
  type Package,
  pipPackages,
  unknownPackage,
} from "./packages";
export { fetchUrl } from "./urls";
