export { suggest } from "./nearest";
