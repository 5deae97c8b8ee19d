import { serve } from "../serve";

/** A built site on loopback, compressed as a host on the web would. */
export interface Site {
  name: string;
  url: string;
  close: () => void;
}

/** @param at folder and page: `out:/learn/containers-and-virtual-machines/` */
export async function openSite(name: string, at: string): Promise<Site> {
  const colon = at.lastIndexOf(":/");
  if (colon < 1)
    throw new Error(
      `"${name}=${at}": write NAME=FOLDER:/PAGE, such as vitepress=docs/.vitepress/dist:/lesson`,
    );
  const { port, close } = await serve({ dir: at.slice(0, colon), port: 0 });
  return { name, url: `http://localhost:${port}${at.slice(colon + 1)}`, close };
}
