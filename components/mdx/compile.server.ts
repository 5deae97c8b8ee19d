import { bundleMDX } from "mdx-bundler";
import rehypeSlug from "rehype-slug";
import remarkGfm from "remark-gfm";
import type { GlossaryEntry } from "@/lib/content";
import { rehypeHighlight } from "./highlight.server";
import { rehypeStatic } from "./static.server";

/** Compiles a lesson to code that a Server Component evaluates; the same text is compiled once in a build. */
export async function compileLesson(source: string, glossary: readonly GlossaryEntry[]): Promise<string> {
  const key = source + JSON.stringify(glossary);
  let code = compiled.get(key);
  if (!code) {
    code = bundleMDX({
      source,
      mdxOptions: (options) => ({
        ...options,
        // mdx-bundler's own plugins take the frontmatter away: they stay, and come first.
        remarkPlugins: [...(options.remarkPlugins ?? []), remarkGfm],
        rehypePlugins: [
          ...(options.rehypePlugins ?? []),
          rehypeSlug,
          rehypeHighlight,
          [rehypeStatic, { glossary }],
        ],
      }),
    }).then((result) => result.code);
    compiled.set(key, code);
  }
  return code;
}

const compiled = new Map<string, Promise<string>>();
