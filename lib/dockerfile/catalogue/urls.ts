/**
 * What can be fetched: the addresses that exist in this world without a network. Sizes are estimates.
 */
import { type ArchiveEntry, archive } from "../shell";

const file = (path: string, content: string, mode = 0o644): ArchiveEntry => ({
  path,
  kind: "file",
  content,
  mode,
});
const folder = (path: string): ArchiveEntry => ({ path, kind: "directory", content: "", mode: 0o755 });
const bytes = (path: string, size: number, mode = 0o644): ArchiveEntry =>
  file(path, `\u0001blob ${size} ${path}`, mode);

/** Apache httpd 2.4.68: the archive is about 9.9 MB as .tar.gz and 46 MB unpacked (estimates; the names are its own). */
const httpd = (): string => {
  const root = "httpd-2.4.68";
  return archive(
    [
      folder(root),
      file(`${root}/README`, "Apache HTTP Server\n"),
      file(`${root}/configure`, "#!/bin/sh\n", 0o755),
      bytes(`${root}/LICENSE`, 26_000),
      folder(`${root}/server`),
      bytes(`${root}/server/core.c`, 200_000),
      bytes(`${root}/server/all-other-sources`, 3_800_000),
      folder(`${root}/modules`),
      bytes(`${root}/modules/all-sources`, 12_000_000),
      folder(`${root}/docs`),
      bytes(`${root}/docs/manual`, 30_000_000),
    ],
    true,
    9_900_000,
  );
};

const hello = (): string => "Hello from the network.\n";

export const urls: Readonly<Record<string, () => string>> = {
  "https://dlcdn.apache.org/httpd/httpd-2.4.68.tar.gz": httpd,
  "https://archive.apache.org/dist/httpd/httpd-2.4.68.tar.gz": httpd,
  "http://archive.apache.org/dist/httpd/httpd-2.4.68.tar.gz": httpd,
  "https://example.com/": hello,
  "https://example.com/hello.txt": hello,
  "https://example.com/tool.tar.gz": () =>
    archive(
      [
        folder("tool"),
        file("tool/tool.sh", "#!/bin/sh\necho tool\n", 0o755),
        bytes("tool/data.bin", 5_000_000),
      ],
      true,
      1_400_000,
    ),
};

/** The content at an address; one on github.com or example.com that we do not know is a small made-up file. */
export function fetchUrl(url: string): string | undefined {
  const known = Object.hasOwn(urls, url) ? urls[url] : undefined;
  if (known) return known();
  return /^https?:\/\/(example\.(com|org)|([a-z0-9-]+\.)?github(usercontent)?\.com)\//.test(url)
    ? `content of ${url}\n`
    : undefined;
}
