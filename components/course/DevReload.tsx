"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** While developing: shows an edit to a lesson as soon as it is saved (see scripts/dev.ts). */
export function DevReload({ port }: { port: string }) {
  const router = useRouter();
  useEffect(() => {
    const events = new EventSource(`http://127.0.0.1:${port}/`);
    events.onmessage = () => router.refresh();
    return () => events.close();
  }, [port, router]);
  return null;
}
