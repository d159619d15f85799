// Turns markup from the server into a document that runs nothing, through the one Trusted Types policy of the page.
// No other file may parse markup.

interface HtmlPolicy {
  createHTML(text: string): string;
}

interface PolicyFactory {
  createPolicy(name: string, rules: HtmlPolicy): HtmlPolicy;
}

let policy: HtmlPolicy | undefined;

/** A document made of the server's markup: no script of it runs, nothing of it loads. */
export function parseDocument(markup: string): Document {
  policy ??= openPolicy();
  return new DOMParser().parseFromString(policy.createHTML(markup), 'text/html');
}

/** The policy that the content security policy names; browsers without Trusted Types need none. */
function openPolicy(): HtmlPolicy {
  const rules: HtmlPolicy = { createHTML: (text) => text };
  const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
  return factory === undefined ? rules : factory.createPolicy('findling', rules);
}
