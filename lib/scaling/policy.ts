/**
 * When to have how many instances. A policy is plain data; deciding is a pure function of the readings so far.
 *
 * `request-concurrency` is App Runner's idea: as many instances as it takes for none to have more than the configured
 * number of requests at a time. AWS says when it scales up (more concurrent requests than the limit) and not how
 * fast, nor when it scales in. Period and patience are therefore ours.
 * https://docs.aws.amazon.com/apprunner/latest/api/API_CreateAutoScalingConfiguration.html
 *
 * `target-tracking` is Application Auto Scaling's idea, used by ECS services (and so by Express Mode) and, in a like
 * form, by Auto Scaling groups: two alarms around a target, and capacity in proportion to how far off the metric is.
 * https://docs.aws.amazon.com/autoscaling/application/userguide/target-tracking-scaling-policy-overview.html
 * There AWS says that capacity is removed only far enough below the target, usually more than 10 % lower. The alarms
 * that it makes are its own affair and may change. Exported from running ECS services (Terraform files in public
 * repositories) they say: above the target for 3 points of a minute; below nine tenths of it for 15 (target 70: 63;
 * target 50: 45). The real service scales in more gently than in proportion, by rules that are not published.
 */

export type Metric =
  /** Processor time in use, in per cent of what the ready instances have. */
  | "cpu"
  /** Requests in the system for each ready instance. */
  | "concurrency"
  /** Requests that arrived per minute for each ready instance. */
  | "requests";

export type Policy =
  | { readonly kind: "fixed" }
  | {
      readonly kind: "request-concurrency";
      /** Requests at a time and instance. */
      readonly target: number;
      /** Seconds over which the number of requests is averaged; a whole number. */
      readonly period: number;
      /** Fewer instances only after so many periods in a row in which fewer were enough. */
      readonly patience: number;
    }
  | {
      readonly kind: "target-tracking";
      readonly metric: Metric;
      readonly target: number;
      /** Seconds of one point of the metric; a whole number. */
      readonly period: number;
      /** Points in a row above the target until more instances are wanted. */
      readonly outPoints: number;
      /** Points in a row below nine tenths of the target until fewer are wanted. */
      readonly inPoints: number;
      /** Seconds after a scale-in in which there is no other. */
      readonly inCooldown: number;
    };

/** One point of each metric, averaged over a period. `ready` is the number of instances that took requests. */
export interface Reading extends Readonly<Record<Metric, number>> {
  readonly at: number;
  readonly ready: number;
  /** Requests in the system, over all instances. */
  readonly inSystem: number;
}

/** How many instances to have, before the fleet's bounds are applied; and the metric that says so. */
export interface Decision {
  readonly wanted: number;
  readonly metric: number;
}

/**
 * @param readings one for each period so far, the newest last
 * @param desired the number of instances that is wanted until now
 * @param scaledIn when instances were last taken away, in seconds; minus infinity where never
 * @returns null where all stays as it is
 */
export function decide(
  policy: Policy,
  readings: readonly Reading[],
  desired: number,
  scaledIn: number,
): Decision | null {
  const last = readings.at(-1);
  if (!last) return null;
  switch (policy.kind) {
    case "fixed":
      return null;
    case "request-concurrency": {
      const needs = (reading: Reading) => Math.ceil(reading.inSystem / policy.target);
      if (needs(last) > desired) return { wanted: needs(last), metric: last.inSystem };
      const lately = readings.slice(-policy.patience);
      const most = Math.max(...lately.map(needs));
      return lately.length === policy.patience && most < desired
        ? { wanted: most, metric: last.inSystem }
        : null;
    }
    case "target-tracking": {
      const { metric, target, outPoints, inPoints, inCooldown } = policy;
      const inRow = (points: number, holds: (value: number) => boolean) =>
        readings.length >= points && readings.slice(-points).every((reading) => holds(reading[metric]));
      const wanted = Math.ceil((last.ready * last[metric]) / target);
      if (inRow(outPoints, (value) => value > target))
        return wanted > desired ? { wanted, metric: last[metric] } : null;
      const cool = last.at - scaledIn >= inCooldown;
      if (cool && inRow(inPoints, (value) => value < 0.9 * target))
        return wanted < desired ? { wanted, metric: last[metric] } : null;
      return null;
    }
  }
}
