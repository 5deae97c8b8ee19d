/**
 * What goes over the lines for each command, step by step.
 *
 * The requests are those that scripts/record-docker-api.ts recorded between Docker 28.2's client, Docker Engine 26.1.5
 * and a registry; steps.test.ts compares them with recordings.json. Left out: `/v1.45` in front of each path of the
 * Engine API, some queries, repeated questions (`/_ping`, `/version`) and the checks
 * after each upload. `…` stands for a part that is another each time. The calls to containerd are seen in its events
 * (/containers/create, /tasks/create, /tasks/start), and those of BuildKit in what the client offers on `/session`.
 */
export type Line = "registry" | "session" | "containerd";

export interface Message {
  call: string;
  /** The HTTP status of the answer; gRPC calls have none. */
  status?: number;
  /** Which part of an image it is about. */
  about?: "config" | "base" | "app";
}

export const commands = ["build", "pull", "run", "push"] as const;
export type Command = (typeof commands)[number];

export const ping: Message = { call: "HEAD /_ping", status: 200 };

const pullAsked: Message = { call: "POST /images/create?fromImage=…", status: 200 };

const manifests: readonly Message[] = [
  { call: "GET /v2/", status: 200 },
  { call: "HEAD /v2/hello/manifests/1", status: 200 },
  { call: "GET /v2/hello/manifests/sha256:…", status: 200 },
];

const blob = (about: Message["about"], repository = "hello"): Message => ({
  call: `GET /v2/${repository}/blobs/sha256:…`,
  status: 200,
  about,
});

const blobs: readonly Message[] = [blob("config"), blob("base"), blob("app")];

/** The messages of a step: over the client's line, and over one other. */
export interface Wire {
  api?: readonly Message[];
  line?: Line;
  other?: readonly Message[];
}

const offer = (call: string): Message => ({ call });

/** From the step `ask` on. */
export const wires: Readonly<Record<Command, readonly Wire[]>> = {
  build: [
    {
      api: [
        { call: "POST /grpc", status: 101 },
        { call: "POST /session", status: 101 },
      ],
    },
    {
      line: "session",
      other: [offer("FileSync/DiffCopy Dockerfile"), offer("FileSync/DiffCopy greeting.txt")],
    },
    {
      line: "registry",
      other: [
        { call: "HEAD /v2/base/manifests/1", status: 200 },
        { call: "GET /v2/base/manifests/sha256:…", status: 200 },
        blob("config", "base"),
        blob("base", "base"),
      ],
    },
    {},
    {},
  ],
  pull: [
    { api: [pullAsked] },
    { line: "registry", other: manifests.slice(0, 2) },
    { line: "registry", other: [...manifests.slice(2), ...blobs.slice(0, 1)] },
    { line: "registry", other: blobs.slice(1) },
    {},
  ],
  run: [
    { api: [{ call: "POST /containers/create", status: 404 }] },
    { api: [pullAsked], line: "registry", other: [...manifests.slice(1), ...blobs.slice(1)] },
    {
      api: [
        { call: "POST /containers/create", status: 201 },
        { call: "POST /containers/…/attach", status: 101 },
        { call: "POST /containers/…/wait", status: 200 },
      ],
    },
    {
      api: [{ call: "POST /containers/…/start", status: 204 }],
      line: "containerd",
      other: [offer("Containers/Create"), offer("Tasks/Create"), offer("Tasks/Start")],
    },
    {},
  ],
  push: [
    { api: [{ call: "POST /images/…/hello/push?tag=1", status: 200 }] },
    {
      line: "registry",
      other: [
        { call: "GET /v2/", status: 200 },
        { call: "HEAD /v2/hello/blobs/sha256:…", status: 404, about: "base" },
        { call: "POST …/uploads/?from=base&mount=…", status: 201 },
      ],
    },
    {
      line: "registry",
      other: [
        { call: "POST /v2/hello/blobs/uploads/", status: 202 },
        { call: "PATCH …/blobs/uploads/…", status: 202 },
        { call: "PUT …/blobs/uploads/…digest=…", status: 201 },
      ],
    },
    { line: "registry", other: [{ call: "PUT /v2/hello/manifests/1", status: 201 }] },
    {},
  ],
};
