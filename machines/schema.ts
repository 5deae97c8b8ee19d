import { z } from "zod";

const bytes = z.int().positive();

/** public/machines/manifest.json: what is there, and what it was made from. */
export const manifestSchema = z.strictObject({
  /** The version of v86 that made the snapshots: no other restores them. */
  v86: z.string(),
  machines: z.record(
    z.string(),
    z.strictObject({
      /** MiB of memory. */
      memory: bytes,
      /** Bytes of the initramfs when it is decompressed, as v86 must know them. */
      initramfs: bytes,
    }),
  ),
  /** Path under public/machines → what the file is. */
  files: z.record(z.string(), z.strictObject({ bytes, sha256: z.string().regex(/^[0-9a-f]{64}$/) })),
  packages: z.array(
    z.strictObject({
      name: z.string(),
      version: z.string(),
      licences: z.array(z.string()),
      /** Where Debian keeps exactly this source. */
      source: z.url(),
      usedBy: z.array(z.string()),
    }),
  ),
});

export type Manifest = z.infer<typeof manifestSchema>;
