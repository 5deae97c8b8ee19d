import type { Metadata } from "next";
import { DockerfileLabPage } from "@/components/lab/dockerfile/DockerfileLabPage";
import { presetPairs, presets } from "@/lib/dockerfile";
import { challenges } from "@/lib/dockerfile-challenges";
import { absolute } from "@/lib/site";

export const metadata: Metadata = {
  title: "Dockerfile lab",
  description:
    "Write a Dockerfile, see which steps, layers and files the builder makes of it, change a line and see what is rebuilt and why. All in your browser.",
  alternates: { canonical: absolute("/lab/dockerfile/") },
};

export default function Page() {
  return (
    <DockerfileLabPage presets={presets} pairs={presetPairs} challenges={challenges} first="node-good" />
  );
}
