/**
 * Services as the simulation sees them, with the defaults that AWS documents. Start times are made up: they depend
 * on the image and on the program.
 *
 * App Runner: 100 requests at a time and instance, 1 to 25 instances; health check every 5 s, 1 pass, 5 failures.
 * https://docs.aws.amazon.com/apprunner/latest/api/API_CreateAutoScalingConfiguration.html
 * https://docs.aws.amazon.com/apprunner/latest/api/API_HealthCheckConfiguration.html
 * When all places are taken and no new instance is ready yet, callers get status 429, as users report; how many may
 * wait before that is not published, and here it is 20.
 * https://github.com/aws/apprunner-roadmap/issues/224
 *
 * ECS Express Mode: average processor time, target 60 per cent. Nobody counts the requests of a task;
 * that its program takes 100 at a time and turns the rest away is an assumption of ours.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ExpressGatewayScalingTarget.html
 * The load balancer's check is that of a target group: every 30 s; a new target needs one pass, a ready one is given
 * up after two failures.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
 */
import type { Fleet, ScalingInput } from "./types";

type Service = Pick<ScalingInput, "fleet" | "policy">;

interface Sizes extends Pick<Fleet, "min" | "max" | "vcpu" | "startSeconds"> {}

/** @param concurrency requests at a time and instance; 100 where nothing is set */
export function appRunner({ concurrency, ...sizes }: Sizes & { concurrency: number }): Service {
  return {
    fleet: {
      ...sizes,
      concurrency,
      queue: 20,
      health: { interval: 5, healthy: 1, unhealthy: 5 },
      routing: "least-outstanding",
    },
    policy: { kind: "request-concurrency", target: concurrency, period: 10, patience: 18 },
  };
}

/** @param target per cent of processor time; 60 where nothing is set */
export function expressMode({ target, ...sizes }: Sizes & { target: number }): Service {
  return {
    fleet: {
      ...sizes,
      concurrency: 100,
      queue: 0,
      health: { interval: 30, healthy: 1, unhealthy: 2 },
      routing: "round-robin",
    },
    policy: {
      kind: "target-tracking",
      metric: "cpu",
      target,
      period: 60,
      outPoints: 3,
      inPoints: 15,
      inCooldown: 300,
    },
  };
}
