import { InlineText } from "@/components/ui/InlineText";
import type { Source } from "@/lib/content";

/** Where a lesson's facts come from, each with the day on which it was checked. */
export function Sources({
  sources,
  further = [],
}: {
  sources: readonly Source[];
  further?: readonly Source[];
}) {
  return (
    <div className="text-[0.93em]">
      <List sources={sources} />
      {further.length > 0 && (
        <>
          <h3>Read on</h3>
          <List sources={further} />
        </>
      )}
    </div>
  );
}

function List({ sources }: { sources: readonly Source[] }) {
  return (
    <ul className="list-disc space-y-1.5 ps-5">
      {sources.map(({ title, url, checked, note }) => (
        <li key={url + title}>
          <a href={url} className="link" rel="noreferrer">
            {title}
          </a>
          {note && (
            <>
              {" — "}
              <InlineText>{note}</InlineText>
            </>
          )}{" "}
          <span className="whitespace-nowrap text-muted">
            (checked <DateWords date={checked} />)
          </span>
        </li>
      ))}
    </ul>
  );
}

const format = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

/** @param date as in content, 2026-11-22 */
export function DateWords({ date }: { date: string }) {
  return <time dateTime={date}>{format.format(new Date(date))}</time>;
}
