export { diceOf } from "./dice";
export type { Load, Work } from "./load";
export { decide, type Metric, type Policy, type Reading } from "./policy";
export { appRunner, expressMode } from "./services";
export { run } from "./simulate";
export type {
  Fleet,
  InstanceState,
  InstanceView,
  ScalingEvent,
  ScalingFrame,
  ScalingInput,
  ScalingOptions,
  ScalingOutcome,
  ScalingRun,
} from "./types";
