import Link from "next/link";
import type { ReactNode } from "react";
import { editUrl, site } from "@/lib/site";
import { Logo } from "./Logo";
import { ThemeSwitch } from "./ThemeSwitch";

const sections = [
  { href: "/", name: "Course" },
  { href: "/diagrams/", name: "Diagrams" },
  { href: "/lab/linux/", name: "Labs" },
  { href: "/glossary/", name: "Glossary" },
] as const;

/** On the narrowest phones the mark leads to the course, and the lab, which wants a larger screen, is in the lessons. */
const shown = (href: (typeof sections)[number]["href"]): string =>
  href === "/" ? "hidden min-[360px]:flex" : href === "/lab/linux/" ? "hidden min-[560px]:flex" : "flex";

interface SiteShellProps {
  /** The section of the site that this page belongs to. */
  current?: (typeof sections)[number]["href"];
  /** The file behind the page, for "Edit this page". */
  source?: string;
  children: ReactNode;
}

/** What surrounds every page but the presenter and embeds: the bar above, the lines below. */
export function SiteShell({ current, source, children }: SiteShellProps) {
  return (
    <>
      <a href="#content" className="skip-link">
        Skip to the content
      </a>
      <header className="no-print border-b border-line bg-surface">
        <div className="flex h-14 items-center gap-x-2 px-3 font-display sm:gap-x-6 sm:px-6">
          <Link
            href="/"
            prefetch={false}
            className="flex min-h-11 items-center gap-2 font-bold sm:text-lg"
            aria-label={site.name}
          >
            <Logo />
            <span className="hidden min-[430px]:inline">{site.name}</span>
          </Link>
          <nav
            aria-label="Site"
            className="flex flex-1 text-[0.85rem] font-medium sm:gap-x-3 sm:text-[0.93rem]"
          >
            {sections.map(({ href, name }) => (
              <Link
                key={href}
                href={href}
                prefetch={false}
                aria-current={href === current ? "page" : undefined}
                className={`min-h-11 items-center px-1.5 text-muted hover:text-text aria-[current]:text-text ${shown(href)}`}
              >
                {name}
              </Link>
            ))}
          </nav>
          <ThemeSwitch />
        </div>
      </header>
      {children}
      <footer className="no-print mt-20 border-t border-line px-4 py-6 font-display text-sm text-muted sm:px-6">
        <div className="mx-auto flex max-w-[79rem] flex-wrap gap-x-8 gap-y-2">
          <p>No account, no tracker: what you have done stays in this browser.</p>
          <Link className="link" href="/lab/linux/">
            Labs
          </Link>
          <p>
            Text under{" "}
            <a className="link" href="https://creativecommons.org/licenses/by/4.0/">
              CC BY 4.0
            </a>
            , code under the MIT licence.
          </p>
          {source && (
            <a className="link" href={editUrl(source)}>
              Edit this page
            </a>
          )}
        </div>
      </footer>
    </>
  );
}
