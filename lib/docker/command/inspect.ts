/** What `docker inspect` says, as far as the model knows it. */

import { SIGNALS } from "../signals";
import { digestNamesOf, imageSize, tagsOf } from "../store";
import type { Container, Image, Network, Store, Volume } from "../world";

const never = "0001-01-01T00:00:00Z";
const time = (at: number | null): string => (at === null ? never : new Date(at).toISOString());

export function inspectContainer(container: Container) {
  const { options, status, process, argv } = container;
  return {
    Id: container.id,
    Created: time(container.createdAt),
    Path: argv[0] ?? "",
    Args: argv.slice(1),
    State: {
      Status: status,
      Running: process !== null || status === "restarting",
      Paused: status === "paused",
      Restarting: status === "restarting",
      OOMKilled: container.oomKilled,
      Dead: status === "dead",
      Pid: process?.pid ?? 0,
      ExitCode: container.exitCode,
      Error: container.error,
      StartedAt: time(container.startedAt),
      FinishedAt: time(container.finishedAt),
    },
    Image: container.image,
    Name: `/${container.name}`,
    RestartCount: container.restartCount,
    Mounts: options.mounts.map(({ volume, target, readOnly }) => ({
      Type: "volume",
      Name: volume,
      Destination: target,
      RW: !readOnly,
    })),
    Config: {
      Hostname: options.hostname || container.id.slice(0, 12),
      User: options.user,
      Env: options.env,
      Cmd: argv,
      Image: container.imageName,
      WorkingDir: options.workdir,
      Labels: options.labels,
      StopSignal: `SIG${options.stopSignal}`,
    },
    HostConfig: {
      Memory: options.memory,
      NetworkMode: options.network,
      AutoRemove: options.autoRemove,
      RestartPolicy: {
        Name: options.restart.name,
        MaximumRetryCount: options.restart.name === "on-failure" ? options.restart.max : 0,
      },
    },
  };
}

export function inspectImage(store: Store, image: Image) {
  const { config } = image;
  return {
    Id: image.id,
    RepoTags: tagsOf(store, image.id),
    RepoDigests: digestNamesOf(store, image.id),
    Created: time(image.createdAt),
    Config: {
      User: config.user,
      ExposedPorts: Object.fromEntries(config.exposes.map((port) => [port, {}])),
      Env: config.env,
      Entrypoint: config.entrypoint.length > 0 ? config.entrypoint : null,
      Cmd: config.cmd.length > 0 ? config.cmd : null,
      Volumes: Object.fromEntries(config.volumes.map((path) => [path, {}])),
      WorkingDir: config.workdir,
      Labels: config.labels,
      ...(config.stopSignal && { StopSignal: `SIG${config.stopSignal in SIGNALS ? config.stopSignal : ""}` }),
    },
    Architecture: "amd64",
    Os: "linux",
    Size: imageSize(store, image),
    RootFS: { Type: "layers", Layers: image.layers },
  };
}

export const inspectVolume = ({ name, createdAt }: Volume) => ({
  CreatedAt: time(createdAt),
  Driver: "local",
  Labels: null,
  Mountpoint: `/var/lib/docker/volumes/${name}/_data`,
  Name: name,
  Options: null,
  Scope: "local",
});

export const inspectNetwork = ({ id, name, driver }: Network) => ({
  Name: name,
  Id: id,
  Scope: "local",
  Driver: driver,
});
