"use client";

import { Actors, defineDiagram, type SceneProps } from "../kit";
import { containerActors } from "./Container";
import { listActors } from "./Lists";
import { plans } from "./places";
import type { Scene } from "./scene";
import { steps } from "./steps";

function CmdEntrypointScene({ scene, layout }: SceneProps<Scene>) {
  return <Actors>{[...listActors(scene, layout), ...containerActors(scene, layout)]}</Actors>;
}

const formOptions = [
  { value: "none", label: "none" },
  { value: "shell", label: "shell form" },
  { value: "exec", label: "exec form" },
];

export default defineDiagram<Scene>({
  title: "What runs, and how it ends",
  description:
    "The words of ENTRYPOINT, CMD and docker run become one list. The list becomes processes in a container, and docker stop sends SIGTERM to PID 1. The reader chooses forms, arguments, shell and handler, and sees the list, the processes, the seconds and the exit code.",
  size: { wide: plans.wide.size, narrow: plans.narrow.size },
  cover: "signal",
  controls: [
    { kind: "choice", id: "entrypoint", label: "ENTRYPOINT", options: formOptions, value: "none" },
    { kind: "choice", id: "cmd", label: "CMD", options: formOptions, value: "shell" },
    {
      kind: "choice",
      id: "args",
      label: "Arguments",
      options: [
        { value: "none", label: "none" },
        { value: "value", label: "81" },
        { value: "command", label: "web 81" },
      ],
      value: "none",
    },
    {
      kind: "choice",
      id: "override",
      label: "--entrypoint",
      options: [
        { value: "none", label: "not given" },
        { value: "echo", label: "echo" },
        { value: "empty", label: '""' },
      ],
      value: "none",
    },
    {
      kind: "choice",
      id: "shell",
      label: "/bin/sh",
      options: [
        { value: "dash", label: "dash (Debian)" },
        { value: "busybox", label: "BusyBox (Alpine)" },
      ],
      value: "dash",
    },
    {
      kind: "choice",
      id: "term",
      label: "On SIGTERM, web",
      options: [
        { value: "handles", label: "tidies up" },
        { value: "default", label: "has no handler" },
      ],
      value: "handles",
    },
    { kind: "toggle", id: "init", label: "--init", value: false },
  ],
  steps,
  Scene: CmdEntrypointScene,
});
