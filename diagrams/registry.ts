import type { AnyDiagram } from "./kit/define";

/** Every diagram by its slug, loaded when a reader comes near it. A new diagram is its folder and a line here. */
export const registry = {
  packaging: () => import("./packaging/PackagingDiagram"),
  "image-to-container": () => import("./image-to-container/ImageToContainerDiagram"),
  "vm-and-container": () => import("./vm-and-container/VmAndContainerDiagram"),
  namespaces: () => import("./namespaces/NamespacesDiagram"),
  "cpu-quota": () => import("./cpu-quota/CpuQuotaDiagram"),
  "memory-limit": () => import("./memory-limit/MemoryLimitDiagram"),
  "pids-limit": () => import("./pids-limit/PidsLimitDiagram"),
  overlayfs: () => import("./overlayfs/OverlayfsDiagram"),
  "oci-image": () => import("./oci-image/OciImageDiagram"),
  "docker-run": () => import("./docker-run/DockerRunDiagram"),
  "by-hand": () => import("./by-hand/ByHandDiagram"),
  "container-lifecycle": () => import("./container-lifecycle/ContainerLifecycleDiagram"),
  "docker-architecture": () => import("./docker-architecture/DockerArchitectureDiagram"),
  "image-layers": () => import("./image-layers/ImageLayersDiagram"),
  "dockerfile-anatomy": () => import("./dockerfile-anatomy/DockerfileAnatomyDiagram"),
  "cmd-entrypoint": () => import("./cmd-entrypoint/CmdEntrypointDiagram"),
  "build-cache": () => import("./build-cache/BuildCacheDiagram"),
  "image-diet": () => import("./image-diet/ImageDietDiagram"),
  "push-pull": () => import("./push-pull/PushPullDiagram"),
  "ecr-flow": () => import("./ecr-flow/EcrFlowDiagram"),
  "app-runner-scaling": () => import("./app-runner-scaling/AppRunnerScalingDiagram"),
} satisfies Record<string, () => Promise<{ default: AnyDiagram }>>;

export type DiagramSlug = keyof typeof registry;

/** Whether there is a diagram of this name: for names that come from content or from a link. */
export const isDiagram = (slug: string): slug is DiagramSlug => Object.hasOwn(registry, slug);
