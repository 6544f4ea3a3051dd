export interface PageParts {
  /** Addresses of the page's script and stylesheet. */
  readonly script: string;
  readonly styles: string;
  /** What the webview calls its own resources in a content security policy. */
  readonly cspSource: string;
  /** Fresh from a real random source for each page. */
  readonly nonce: string;
  /** Language of the page's words, as BCP 47. */
  readonly lang: string;
  readonly title: string;
}

/** The frame of every page. It holds no data: the page asks for its content when it is ready. */
export function pageHtml(page: PageParts): string {
  const nonce = attribute(page.nonce);
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${page.nonce}'`,
    `style-src ${page.cspSource} 'nonce-${page.nonce}'`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
  // The UI toolkit reads the csp-nonce for a style probe of its own.
  return `<!DOCTYPE html>
<html lang="${attribute(page.lang)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">
<meta property="csp-nonce" content="${nonce}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${attribute(page.title)}</title>
<link rel="stylesheet" nonce="${nonce}" href="${attribute(page.styles)}">
<script type="module" nonce="${nonce}" src="${attribute(page.script)}"></script>
</head>
<body></body>
</html>
`;
}

function attribute(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);
}
