export {
  type CpuGroup,
  type CpuMax,
  type CpuPeriod,
  type CpuRun,
  type CpuStat,
  cpuMaxText,
  cpusOf,
  runCpu,
} from "./cpu";
export {
  exitKilled,
  type MemoryEvents,
  type MemoryFrame,
  type MemoryLimits,
  type MemoryRequest,
  memoryCurrent,
  runMemory,
} from "./memory";
export { type PidsRound, runForkBomb } from "./pids";
