import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { EndpointEntry } from '../../src/arms/endpoint.ts';
import { checkedAddress } from '../../src/arms/gate/address.ts';
import { profileNamed } from '../../src/arms/prompt/profiles.ts';
import { templates } from '../../src/arms/prompt/templates.ts';
import { listens, noPromptsInLog } from '../../src/arms/serving/command.ts';
import { wordsOf } from '../../src/arms/serving/shells.ts';
import { root } from '../../tools/project.ts';

const page = readFileSync(join(root, 'docs', 'serving.md'), 'utf8');
const fenced = (language: string): string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, text]) => text ?? '');

describe('docs/serving.md', () => {
  const examples = fenced('json').map((text) => JSON.parse(text) as Record<string, Record<string, unknown>>);
  const endpoints = examples.flatMap((example) => Object.entries(example['ddx.endpoints'] ?? {}));

  it('shows endpoints that can be used as they stand', () => {
    assert.ok(endpoints.length >= 12);
    for (const [name, example] of endpoints) {
      const entry = EndpointEntry.parse(example);
      assert.ok(profileNamed(entry.profile), name);
      assert.match(checkedAddress(entry.baseUrl).pathname, /\/v1$/, name);
    }
  });

  it('declares nothing beyond the loopback as this machine', () => {
    for (const [name, example] of endpoints) {
      const { baseUrl, location } = EndpointEntry.parse(example);
      if (!/^127\./.test(new URL(baseUrl).hostname)) assert.notEqual(location, 'machine', name);
    }
  });

  it('shows only settings that there are', () => {
    const { contributes } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      contributes: { configuration: { properties: Record<string, unknown> } };
    };
    const known = Object.keys(contributes.configuration.properties);
    for (const name of examples.flatMap((example) => Object.keys(example))) assert.ok(known.includes(name), name);
  });

  it('shows commands that bash reads, that let nobody else in, and that keep prompts out of the log', () => {
    const commands = fenced('sh').join('\n');
    execFileSync('bash', ['-n'], { input: commands });
    const servers = commands.split('\n').filter((line) => /^(vllm|llama-server) /.test(line));
    assert.ok(servers.length >= 4);
    for (const line of servers) {
      const { words, env } = wordsOf(line, false);
      const program = line.startsWith('vllm') ? 'vllm' : 'llama-server';
      assert.equal(listens(program, words, env).host, '127.0.0.1', line);
      if (program === 'vllm') assert.ok(line.includes(` ${noPromptsInLog.join(' ')}`), line);
    }
  });

  it('shows a chat template that makes the same text as the profile’s own', () => {
    const [jinja = ''] = fenced('jinja');
    const human = /'(Human: \\n)' \+ message\['content'\] \+ '(\\n\\n)'/.exec(jinja);
    const assistant = /add_generation_prompt %\}\{\{ '(Assistant: \\n)' \}\}/.exec(jinja);
    const made = `${human?.[1]}{system}\n\n{user}${human?.[2]}${assistant?.[1]}`.replaceAll('\\n', '\n');
    assert.equal(made, templates['me-llama'].text);
  });

  it('checks the other side’s certificate in every proxy it shows', () => {
    const [stunnel = ''] = fenced('ini');
    for (const line of ['verifyChain = yes', 'checkHost = ', 'accept = 127.0.0.1:', 'client = yes']) {
      assert.ok(stunnel.includes(line), line);
    }
    const [nginx = ''] = fenced('nginx');
    for (const line of [
      'proxy_ssl_verify on;',
      'proxy_ssl_trusted_certificate ',
      'proxy_ssl_name ',
      'listen 127.0.0.1:',
      'proxy_buffering off;',
    ]) {
      assert.ok(nginx.includes(line), line);
    }
    assert.equal(nginx.match(/\{/g)?.length, nginx.match(/\}/g)?.length);
  });
});
