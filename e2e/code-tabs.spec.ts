import { buildSync } from "esbuild";
import { expect, test } from "./site";

/** Tabs are tried out on their own: no lesson needs variants of code so far. */
function tabsAlone(): string {
  const page = `
    import { createRoot } from "react-dom/client";
    import { CodeTabs } from "@/components/mdx/CodeTabs";
    const tabs = ["apt", "apk", "dnf"].map((title) => ({ title, panel: <p>{"With " + title}</p> }));
    createRoot(document.body).render(<CodeTabs tabs={tabs} />);
  `;
  const { outputFiles } = buildSync({
    stdin: { contents: page, loader: "tsx", resolveDir: process.cwd() },
    bundle: true,
    write: false,
    jsx: "automatic",
    alias: { "@": process.cwd() },
    define: { "process.env.NODE_ENV": '"production"' },
  });
  return outputFiles[0]?.text ?? "";
}

test("variants of code are chosen by the arrow keys, and one of them is open", async ({ page }) => {
  await page.goto("/404.html");
  const styles = await page.evaluate(() =>
    [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join("\n"),
  );
  await page.setContent(`<html lang="en" data-js><style>${styles}</style><body></body></html>`);
  await page.addScriptTag({ content: tabsAlone() });
  const tab = (name: string) => page.getByRole("tab", { name });
  const panel = (name: string) => page.getByRole("tabpanel", { name });
  await expect(tab("apt")).toHaveAttribute("aria-selected", "true");
  await expect(panel("apt")).toBeVisible();
  await expect(panel("apk")).toBeHidden();

  // One Tab stop for the list; the arrows go round, Home and End to its ends.
  await page.keyboard.press("Tab");
  await expect(tab("apt")).toBeFocused();
  for (const [key, now] of [
    ["ArrowRight", "apk"],
    ["End", "dnf"],
    ["ArrowRight", "apt"],
    ["ArrowLeft", "dnf"],
    ["Home", "apt"],
  ] as const) {
    await page.keyboard.press(key);
    await expect(tab(now)).toBeFocused();
    await expect(tab(now)).toHaveAttribute("aria-selected", "true");
    await expect(page.getByRole("tabpanel").filter({ visible: true })).toHaveText(`With ${now}`);
  }
});
