// `npm run record:watch`: what the scripts of lib/watch print on the real machines, in five states, for the tests.
import { readFileSync, writeFileSync } from "node:fs";
import { machineImage } from "@/lib/machine/manifest.server";
import { startInNode } from "@/lib/machine/node.server";
import { detailsScript, mountsScript, parseWorld, worldScript } from "@/lib/watch";

const states = {
  fresh: ":",
  box: "unshare --pid --uts --mount --net --fork --mount-proc sleep 1000 & sleep 2; p=$(pgrep -x sleep | tail -1); nsenter -t $p -u hostname box; ip link add v0 type veth peer name v1; ip link set v1 netns $p; ip addr add 10.9.0.1/24 dev v0; ip link set v0 up; nsenter -t $p -n sh -c 'ip addr add 10.9.0.2/24 dev v1; ip link set v1 up'",
  limits:
    "cd /sys/fs/cgroup; mkdir hog slow; echo 16M > hog/memory.max; echo '10000 100000' > slow/cpu.max; echo 8 > slow/pids.max; sh -c 'echo $$ > hog/cgroup.procs; exec tail -c 60m /dev/zero'; sh -c 'echo $$ > slow/cgroup.procs; exec sleep 1000' & sleep 1; echo 1 > /sys/fs/cgroup/slow/cgroup.freeze; sleep 1",
  layers:
    "mkdir -p /root/l/a /root/l/b /root/l/u /root/l/w /root/l/m; echo 1 > /root/l/a/one; echo 2 > /root/l/b/two; mount -t overlay overlay -o lowerdir=/root/l/b:/root/l/a,upperdir=/root/l/u,workdir=/root/l/w /root/l/m; echo 3 >> /root/l/m/two; rm /root/l/m/one",
  container: "docker run -d --name web busybox sleep 1000",
} as const;

const folder = "public/machines";
// Only some of the states: npm run record:watch -- container
const wanted = process.argv.slice(2);
const file = "lib/watch/recordings.json";
const recordings = JSON.parse(readFileSync(file, "utf8"));
for (const [name, commands] of Object.entries(states)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const image = machineImage(name === "container" ? "engine" : "shell", folder);
  if (!image) throw new Error("There is no such machine in public/machines: npm run machines");
  const outcome = await startInNode(image, folder);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  const machine = outcome.value;
  // From the student's terminal: what the second line starts is left out of the picture.
  machine.type(`( ${commands} ); echo read''y\r`);
  await new Promise<void>((resolve) => {
    let seen = "";
    const stop = machine.onOutput((bytes) => {
      seen += new TextDecoder().decode(bytes);
      if (!/ready\r?\n/.test(seen)) return;
      stop();
      resolve();
    });
  });
  const world = (await machine.run(worldScript, 60_000))?.output ?? "";
  const mounts = (await machine.run(mountsScript(parseWorld(world)), 60_000))?.output ?? "";
  const details = (await machine.run(detailsScript(parseWorld(world, mounts)), 60_000))?.output ?? "";
  recordings[name] = { world, mounts, details };
  console.log(name, world.length, details.length);
  await machine.stop();
}
writeFileSync(file, `${JSON.stringify(recordings, null, 2)}\n`);
process.exit(0);
