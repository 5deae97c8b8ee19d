import Link from "next/link";
import type { Deck } from "@/lib/present";

/** Presenting takes JavaScript; the lesson and the handout do not. */
export function WithoutScript({ deck }: { deck: Deck }) {
  return (
    <noscript>
      <main className="mx-auto max-w-[68ch] px-4 py-10">
        <h1 className="text-3xl font-bold">{deck.title}</h1>
        <p className="mt-4">
          Presenting needs JavaScript, which is off in this browser. Everything that the slides show is also
          in the{" "}
          <Link className="link" href={`/present/${deck.lesson}/print/`} prefetch={false}>
            handout
          </Link>
          , with each step as a picture, and in the{" "}
          <Link className="link" href={`/learn/${deck.lesson}/`} prefetch={false}>
            lesson
          </Link>
          .
        </p>
      </main>
    </noscript>
  );
}
