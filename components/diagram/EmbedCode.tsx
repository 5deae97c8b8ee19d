/** The lines that put a diagram into someone else's page. */
export function EmbedCode({ title, address }: { title: string; address: string }) {
  const code = `<iframe src="${address}" title="${title}" width="100%" height="640" style="border:0" loading="lazy" allowfullscreen></iframe>`;
  return (
    <details className="mt-3">
      <summary className="min-h-9 py-1.5 font-display text-sm font-medium">Embed code</summary>
      <figure className="code-block">
        <pre tabIndex={0}>
          <code>{code}</code>
        </pre>
        <button type="button" className="copy-code js-only">
          Copy
        </button>
      </figure>
    </details>
  );
}
