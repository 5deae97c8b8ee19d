import { readFileSync } from "node:fs";
import path from "node:path";
import { formatHex } from "culori";
import { ImageResponse } from "next/og";
import { site } from "@/lib/site";

const folder = path.join(process.cwd(), "components/course/og");

/** The light value of a token of app/tokens.css as #rrggbb: the renderer knows neither variables nor OKLCH. */
function token(name: string): string {
  const css = readFileSync(path.join(process.cwd(), "app/tokens.css"), "utf8");
  const value = new RegExp(`--${name}: light-dark\\((oklch\\([^)]*\\))`).exec(css)?.[1];
  const hex = value && formatHex(value);
  if (!hex) throw new Error(`app/tokens.css has no colour --${name}`);
  return hex;
}

/** The picture that goes with a link to a page: its title on the drawing sheet. 1200 × 630 px, PNG. */
export function linkPicture({
  above,
  title,
  below,
}: {
  above: string;
  title: string;
  below: string;
}): ImageResponse {
  const ink = token("text");
  const line = token("line-strong");
  return new ImageResponse(
    <div
      style={{
        display: "flex",
        width: "100%",
        height: "100%",
        background: token("sheet"),
        padding: 48,
        fontFamily: "Archivo",
        color: ink,
      }}
    >
      <div
        style={{
          display: "flex",
          flexDirection: "column",
          flex: 1,
          background: token("surface"),
          border: `3px solid ${line}`,
          borderRadius: 12,
        }}
      >
        <div style={{ display: "flex", flex: 1, padding: "48px 56px", gap: 48 }}>
          <div style={{ display: "flex", flexDirection: "column", flex: 1 }}>
            <div style={{ fontSize: 30, color: token("text-muted") }}>{above}</div>
            <div
              style={{
                fontSize: title.length > 34 ? 66 : 80,
                fontWeight: 700,
                lineHeight: 1.08,
                marginTop: 14,
                letterSpacing: -1.5,
              }}
            >
              {title}
            </div>
            <div style={{ fontSize: 31, lineHeight: 1.35, marginTop: 26, color: token("text-muted") }}>
              {below}
            </div>
          </div>
          <Crates />
        </div>
        <div
          style={{
            display: "flex",
            alignItems: "center",
            borderTop: `3px solid ${line}`,
            padding: "20px 56px",
            fontSize: 34,
            fontWeight: 700,
            gap: 18,
          }}
        >
          {site.name}
          <div style={{ fontSize: 27, fontWeight: 500, color: token("text-muted") }}>{site.tagline}</div>
        </div>
      </div>
    </div>,
    {
      width: 1200,
      height: 630,
      fonts: ([500, 700] as const).map((weight) => ({
        name: "Archivo",
        weight,
        data: readFileSync(path.join(folder, `archivo-${weight}.ttf`)),
      })),
    },
  );
}

/** The mark, as a stack on the kernel: two containers and what was packed into them. */
function Crates() {
  const slab = (concept: string, width: number, height: number) => (
    <div
      style={{
        width,
        height,
        background: token(`concept-${concept}-fill`),
        border: `4px solid ${token(`concept-${concept}`)}`,
        borderRadius: 8,
      }}
    />
  );
  const crate = (
    <div style={{ display: "flex", flexDirection: "column", gap: 8 }}>
      {slab("process", 112, 62)}
      {slab("writable", 112, 24)}
      {slab("layer", 112, 24)}
      {slab("layer", 112, 24)}
    </div>
  );
  return (
    <div style={{ display: "flex", flexDirection: "column", gap: 14, justifyContent: "flex-end" }}>
      <div style={{ display: "flex", gap: 14 }}>
        {crate}
        {crate}
      </div>
      {slab("host", 238, 58)}
    </div>
  );
}
