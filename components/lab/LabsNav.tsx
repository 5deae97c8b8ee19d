import Link from "next/link";

const labs = [
  { name: "linux", title: "Linux lab" },
  { name: "dockerfile", title: "Dockerfile lab" },
] as const;

/** From lab to lab. */
export function LabsNav({ current }: { current: (typeof labs)[number]["name"] }) {
  return (
    <nav aria-label="Labs" className="mb-4 flex flex-wrap gap-x-5 font-display text-[0.93rem] font-medium">
      {labs.map(({ name, title }) => (
        <Link
          key={name}
          href={`/lab/${name}/`}
          prefetch={false}
          aria-current={name === current ? "page" : undefined}
          className="flex min-h-11 items-center text-muted hover:text-text aria-[current]:font-semibold aria-[current]:text-text"
        >
          {title}
        </Link>
      ))}
    </nav>
  );
}
