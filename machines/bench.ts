/**
 * Measures the machines in Node, from their snapshots: npm run bench:machines [shell|engine] [rounds]
 * Prints medians. It asserts nothing.
 */
import { Guest } from "./guest";
import { hardware, type Name, warm } from "./machines";

const registry = "123456789012.dkr.ecr.us-east-1.amazonaws.com";

const scripts: Record<Name, readonly (readonly [what: string, script: string])[]> = {
  shell: [
    ["a process that is PID 1", "unshare --pid --fork --mount-proc ps"],
    [
      "a hog killed at 16 MB",
      "mkdir -p /sys/fs/cgroup/m && echo 16M > /sys/fs/cgroup/m/memory.max; sh -c 'echo $$ > /sys/fs/cgroup/m/cgroup.procs; exec tail -c 60m /dev/zero'; test $? = 137",
    ],
    [
      "crun run, first",
      'cd /srv && crun spec && sed -i \'s/"terminal": true/"terminal": false/; s/"sh"/"hostname"/\' config.json && crun run one',
    ],
    ["crun run, later", "cd /srv && crun run two; rm config.json"],
  ],
  engine: [
    ["docker run, first", "docker run --rm busybox echo hello"],
    ["docker run, second", "docker run --rm busybox echo hello"],
    ["docker run, third", "docker run --rm busybox echo hello"],
    ["docker ps", "docker ps"],
    ["docker build, 4 steps", "cd /root/app && docker build -t app . > /dev/null"],
    ["docker build, all cached", "cd /root/app && docker build -t app . > /dev/null"],
    ["docker run -d with a published port", "docker run -d --name web -p 8080:8080 app > /dev/null"],
    ["asking it", "wget -q -O - http://localhost:8080"],
    ["docker exec", "docker exec web hostname"],
    ["docker stop and rm", "docker stop -t 1 web > /dev/null && docker rm web > /dev/null"],
    ["docker push", "docker tag app localhost:5000/app && docker push -q localhost:5000/app"],
    [
      "docker pull",
      "docker rmi -f app localhost:5000/app > /dev/null && docker pull -q localhost:5000/app > /dev/null",
    ],
    ["aws ecr create-repository", "aws ecr create-repository --repository-name app > /dev/null"],
    ["docker login", `aws ecr get-login-password | docker login --username AWS --password-stdin ${registry}`],
    ["docker push to it", `docker tag localhost:5000/app ${registry}/app && docker push -q ${registry}/app`],
    ["aws ecr list-images", "aws ecr list-images --repository-name app | grep -q latest"],
  ],
};

const [machine = "shell", rounds = "3"] = process.argv.slice(2);
if (machine !== "shell" && machine !== "engine") throw new Error("which machine: shell or engine?");
const seconds = new Map<string, number[]>();

for (let round = 0; round < Number(rounds); round++) {
  const start = performance.now();
  const guest = new Guest({ ...hardware(machine), ...warm(machine) });
  await guest.started();
  await guest.run("echo ready");
  note("restore → answered", (performance.now() - start) / 1000, 0);
  for (const [what, script] of scripts[machine]) {
    const answer = await guest.run(script, 600);
    if (answer.status !== 0) console.log(`${what}: status ${answer.status}\n${answer.output}`);
    note(what, answer.seconds, answer.instructions);
  }
  await guest.stop();
}
for (const [what, each] of seconds) {
  const middle = each.sort((a, b) => a - b)[Math.floor(each.length / 2)] ?? 0;
  console.log(`${middle.toFixed(2).padStart(8)} s  ${what}`);
}
process.exit(0);

function note(what: string, took: number, instructions: number): void {
  seconds.set(what, [...(seconds.get(what) ?? []), took]);
  console.log(
    `${took.toFixed(2).padStart(8)} s ${(instructions / 1e6).toFixed(0).padStart(6)} M instructions  ${what}`,
  );
}
