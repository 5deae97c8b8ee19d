import type { Finding } from "@/lib/dockerfile";

/** What is wrong and why it matters: two sentences. The builder's own words come without a full stop. */
export const findingText = ({ message, reason }: Finding): string =>
  `${message}${/[.!?]$/.test(message) ? "" : "."} ${reason}`;
