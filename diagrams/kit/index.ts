export { Actor, Actors } from "./Actor";
export { edge, type Tone } from "./concepts";
export { type AnyDiagram, defineDiagram, type Layout, type SceneProps } from "./define";
export { Meter } from "./Meter";
export { durations } from "./motion";
export { SceneView } from "./SceneView";
export { Stage } from "./Stage";
export { Arrow, At, Box, Label, Mark, Packet, Process, Tag } from "./shapes";
