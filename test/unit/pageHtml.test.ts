import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pageHtml } from '../../src/editor/panel/pageHtml.ts';

const parts = {
  script: 'https://host/diagnosis.js',
  styles: 'https://host/diagnosis.css',
  cspSource: "'self' https://*.example.com",
  nonce: 'abc123',
  lang: 'en',
  title: 'Diagnosis',
};

describe('the frame of a page', () => {
  it('allows its own script and styles by nonce, and nothing else', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(pageHtml(parts))?.[1];
    assert.deepEqual(policy?.split('; '), [
      "default-src 'none'",
      "script-src 'nonce-abc123'",
      "style-src 'self' https://*.example.com 'nonce-abc123'",
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    assert.doesNotMatch(policy ?? '', /unsafe/);
  });

  it('gives the toolkit its nonce', () => {
    assert.match(pageHtml(parts), /<meta property="csp-nonce" content="abc123">/);
  });

  it('has no script or style of its own, and takes what it is given as text', () => {
    const html = pageHtml({ ...parts, title: '</title><script>alert(1)</script>', script: 'a"onload="b' });
    assert.equal(html.match(/<script/g)?.length, 1);
    assert.match(html, /<script type="module" nonce="abc123" src="a&quot;onload=&quot;b"><\/script>/);
    assert.doesNotMatch(html, /<style| style=/);
  });
});
