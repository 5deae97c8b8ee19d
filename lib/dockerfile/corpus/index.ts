/** The cases that a real engine and ours must agree on; `npm run conformance` compares, recorded.json keeps its answers. */
import { cacheCases } from "./cache";
import { instructionCases } from "./instructions";
import { otherCases } from "./rest";

export { ageless, isTooOld } from "./ageless";
export { baseName, type Case } from "./case";
export { conformanceBase, firstInput, type Observation, observe, secondInput } from "./observe";

export const cases = [...instructionCases, ...cacheCases, ...otherCases];
