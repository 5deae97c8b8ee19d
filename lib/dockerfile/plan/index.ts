export { emptyConfig, envMap, type Healthcheck, type ImageConfig } from "./config";
export { clean, proxies } from "./instructions";
export { type PlanOptions, plan, platformArgs } from "./plan";
export type { HistoryEntry, Mount, Plan, PlannedStage, PlannedStep, Source, Vertex } from "./types";
