import type { Metadata } from "next";
import localFont from "next/font/local";
import { DevReload } from "@/components/course/DevReload";
import { EarlyActs } from "@/components/course/EarlyActs";
import { keepEarlyActs } from "@/components/course/early";
import { absolute, site, themeKey } from "@/lib/site";
import "./globals.css";

const archivo = localFont({
  src: "../public/fonts/archivo.woff2",
  variable: "--font-archivo",
  weight: "400 700",
  display: "swap",
  // Not ahead of the text: on a slow line its 35 kB would delay the first paint by a third of a second.
  preload: false,
  declarations: [{ prop: "font-stretch", value: "75% 100%" }],
  fallback: ["Arial Narrow", "Arial", "sans-serif"],
});

export const metadata: Metadata = {
  metadataBase: new URL(`${site.url}/`),
  title: { default: `${site.name}: ${site.tagline}`, template: `%s · ${site.name}` },
  description: site.description,
  openGraph: { siteName: site.name, type: "website", images: [absolute("/og/home.png")] },
  twitter: { card: "summary_large_image" },
};

/**
 * Runs before the first paint: says that there is JavaScript, and sets the chosen theme so that none flashes.
 * Until the scripts have run, errors carry no trace: React makes some while it starts, and for the trace of each the
 * browser would read all of React once more, which takes a slow phone 80 ms.
 */
const withoutTraces =
  process.env.NODE_ENV === "production"
    ? "var l=Error.stackTraceLimit;Error.stackTraceLimit=0;addEventListener('load',function(){Error.stackTraceLimit=l});"
    : "";
const beforePaint = `${withoutTraces}${keepEarlyActs}document.documentElement.dataset.js="";try{var t=localStorage.getItem("${themeKey}");if(t==="light"||t==="dark")document.documentElement.dataset.theme=t}catch(e){}`;

const devEvents = process.env.NEXT_PUBLIC_DEV_EVENTS;

export default function RootLayout({ children }: { children: React.ReactNode }) {
  return (
    <html lang="en" className={archivo.variable} suppressHydrationWarning>
      <head>
        <script dangerouslySetInnerHTML={{ __html: beforePaint }} />
      </head>
      <body>
        {children}
        <EarlyActs />
        {process.env.NODE_ENV === "development" && devEvents && <DevReload port={devEvents} />}
      </body>
    </html>
  );
}
