import { appRunner, expressMode, run, type ScalingInput } from "@/lib/scaling";
import { median } from "./table";

const load = { levels: [200], levelSeconds: 3600, arrivals: "poisson" as const };
const work = { seconds: 0.1, cpu: 0.4, spread: "exponential" as const };
const sizes = { min: 1, max: 25, vcpu: 1, startSeconds: 40 };
const inputs: Record<string, ScalingInput> = {
  "App Runner, 5 requests at a time": { load, work, ...appRunner({ ...sizes, concurrency: 5 }) },
  "App Runner, 100 requests at a time": { load, work, ...appRunner({ ...sizes, concurrency: 100 }) },
  "ECS Express Mode, target 60 %": { load, work, ...expressMode({ ...sizes, target: 60 }) },
};

/** An hour of 200 requests per second: median of several runs after a warm-up, and the processor time of one. */
export function measureScaling(runs: number): string {
  const lines = Object.entries(inputs).map(([name, input]) => {
    const times: number[] = [];
    const busy: number[] = [];
    let arrived = 0;
    for (let i = -2; i < runs; i++) {
      const before = process.cpuUsage();
      const start = performance.now();
      arrived = run(input, { seed: 1 }).outcome.arrived;
      if (i < 0) continue;
      times.push(performance.now() - start);
      busy.push(process.cpuUsage(before).user / 1000);
    }
    return `${name}: ${Math.round(median(times))} ms (${Math.round(median(busy))} ms of processor time) for ${arrived} requests`;
  });
  return ["An hour of 200 requests/s, simulated:", ...lines].join("\n");
}
