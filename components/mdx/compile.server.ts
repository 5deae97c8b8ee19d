import { bundleMDX } from "mdx-bundler";
import rehypeSlug from "rehype-slug";
import remarkGfm from "remark-gfm";
import { rehypeHighlight } from "./highlight.server";

/** Compiles a lesson to code that a Server Component evaluates; the same text is compiled once in a build. */
export async function compileLesson(source: string): Promise<string> {
  let code = compiled.get(source);
  if (!code) {
    code = bundleMDX({
      source,
      mdxOptions: (options) => ({
        ...options,
        // mdx-bundler's own plugins take the frontmatter away: they stay, and come first.
        remarkPlugins: [...(options.remarkPlugins ?? []), remarkGfm],
        rehypePlugins: [...(options.rehypePlugins ?? []), rehypeSlug, rehypeHighlight],
      }),
    }).then((result) => result.code);
    compiled.set(source, code);
  }
  return code;
}

const compiled = new Map<string, Promise<string>>();
