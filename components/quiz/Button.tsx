import type { ComponentProps } from "react";

const LOOKS = {
  primary: "border-ink bg-ink text-on-ink hover:opacity-90",
  secondary: "border-line-strong bg-surface text-text hover:border-text",
};

/** A button of the quiz: ink for the one thing to do next, outlined for the rest. */
export function Button({
  look = "primary",
  ...rest
}: ComponentProps<"button"> & { look?: keyof typeof LOOKS }) {
  return (
    <button
      type="button"
      {...rest}
      className={`min-h-11 rounded-md border px-5 font-display text-[0.94rem] font-semibold ${LOOKS[look]}`}
    />
  );
}
