import type { Load, Work } from "./load";
import type { Policy } from "./policy";

/** How often an instance is asked whether it is well, and what follows. */
export interface HealthCheck {
  /** Seconds between two checks; a whole number. */
  readonly interval: number;
  /** Passed checks in a row until a new instance gets requests. */
  readonly healthy: number;
  /** Failed checks in a row until an instance is given up and replaced. */
  readonly unhealthy: number;
}

/** A group of equal instances. */
export interface Fleet {
  readonly min: number;
  readonly max: number;
  readonly vcpu: number;
  /** Requests that an instance takes at a time; infinity where nobody counts. What does not fit waits in one queue. */
  readonly concurrency: number;
  /** Requests that may wait for a place; any more are refused. */
  readonly queue: number;
  /** From the decision to start an instance until its program answers, in seconds; a whole number. */
  readonly startSeconds: number;
  readonly health: HealthCheck;
  readonly routing: "least-outstanding" | "round-robin";
}

/** From `at` on (seconds), the `instance`-th of those that take requests (0 is the oldest) answers nothing any more. */
export interface Fault {
  readonly at: number;
  readonly instance: number;
}

export interface ScalingInput {
  readonly load: Load;
  readonly work: Work;
  readonly fleet: Fleet;
  readonly policy: Policy;
  readonly faults?: readonly Fault[];
}

export interface ScalingOptions {
  /** For the dice: the same seed and input give the same frames. */
  readonly seed: number;
  /** How long to simulate, in seconds; as long as the load lasts where it is left out. */
  readonly seconds?: number;
  /** One frame for so many seconds; a whole number. 60 where it is left out. */
  readonly frameSeconds?: number;
}

/** Something that happened, as data: the words are the view's. Times in seconds. */
export type ScalingEvent = { readonly at: number } & (
  | {
      readonly code: "scale-out" | "scale-in";
      readonly from: number;
      readonly to: number;
      readonly metric: number;
    }
  | {
      readonly code: "launched" | "ready" | "draining" | "stopped" | "failed" | "unhealthy";
      readonly instance: number;
    }
);

export type InstanceState = "starting" | "ready" | "failed" | "draining";

export interface InstanceView {
  /** Counts up from 1; never used twice. */
  readonly id: number;
  readonly state: InstanceState;
  readonly inFlight: number;
}

/** One stretch of the run; amounts are of this stretch, and `instances`, `queued` and `desired` are as it ends. */
export interface ScalingFrame {
  /** Where it ends, in seconds. */
  readonly at: number;
  readonly arrived: number;
  readonly completed: number;
  /** Turned away, as the queue was full. */
  readonly refused: number;
  /** Lost in an instance that failed. */
  readonly failed: number;
  /** Of those completed, from arrival to answer, in seconds, to about 1 %. 0 where none were completed. */
  readonly p50: number;
  readonly p95: number;
  /** Requests waiting or being served, on average. */
  readonly inSystem: number;
  /** Processor time in use, as a share of what the instances have that are not starting: 0 to 1. */
  readonly cpu: number;
  readonly queued: number;
  readonly desired: number;
  readonly instances: readonly InstanceView[];
  /** Seconds that instances existed, from launch to stop, summed over instances. */
  readonly provisionedSeconds: number;
  /** Seconds in which instances had at least one request. */
  readonly activeSeconds: number;
  readonly events: readonly ScalingEvent[];
}

export interface ScalingOutcome {
  readonly seconds: number;
  readonly arrived: number;
  readonly completed: number;
  readonly refused: number;
  readonly failed: number;
  /** Neither answered nor lost when the run ended. */
  readonly left: number;
  /** Of those completed, in seconds: from arrival to answer. Percentiles to about 1 %. */
  readonly meanSeconds: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Of those that an instance took, in seconds: waiting for a place. */
  readonly meanWait: number;
  /** Requests waiting or being served, on average over the run. */
  readonly meanInSystem: number;
  /** Requests being served, on average over the run. */
  readonly meanInService: number;
  /** The time that all requests have spent in the system, in request-seconds, those that are left included. */
  readonly requestSeconds: number;
  /** Processor time used, in vCPU-seconds. */
  readonly cpuSeconds: number;
  readonly provisionedSeconds: number;
  readonly activeSeconds: number;
  /** The most instances at a time. */
  readonly peak: number;
}

export interface ScalingRun {
  readonly frames: readonly ScalingFrame[];
  readonly outcome: ScalingOutcome;
}
