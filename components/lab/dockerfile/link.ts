import { through } from "@/lib/dockerfile-lab";

/** What browsers bring for squeezing an address. */
export const deflate = through(() => new CompressionStream("deflate-raw"));
export const inflate = through(() => new DecompressionStream("deflate-raw"));
