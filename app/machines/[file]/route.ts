import { EMULATOR, readEmulator } from "@/lib/machine/manifest.server";

export const dynamic = "force-static";
export const dynamicParams = false;

const types = { "v86.wasm": "application/wasm", "libv86.mjs": "text/javascript" } as const;

export function generateStaticParams() {
  return EMULATOR.map((file) => ({ file }));
}

/** The emulator, as its package has it: fetched by whoever starts a machine, and part of no page. */
export async function GET(_: Request, { params }: RouteContext<"/machines/[file]">) {
  const { file } = await params;
  const name = EMULATOR.find((one) => one === file) ?? "v86.wasm";
  return new Response(new Uint8Array(readEmulator(name)), { headers: { "content-type": types[name] } });
}
