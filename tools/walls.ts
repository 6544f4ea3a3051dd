import { posix, sep } from 'node:path';
import type { Rule } from 'eslint';

/** Which rooms a room may import from. `protocol` and `humanError` use nothing. */
const rooms: Record<string, readonly string[]> = {
  humanError: [],
  ledger: ['humanError'],
  protocol: [],
  cases: ['humanError'],
  arms: ['cases', 'ledger', 'humanError'],
  study: ['arms', 'cases', 'ledger', 'humanError'],
  ratings: ['study', 'arms', 'cases', 'ledger', 'humanError'],
  analysis: ['ratings', 'study', 'arms', 'cases', 'ledger', 'humanError'],
  cli: ['analysis', 'ratings', 'study', 'arms', 'cases', 'ledger', 'humanError'],
  editor: ['protocol', 'analysis', 'ratings', 'study', 'arms', 'cases', 'ledger', 'humanError'],
  extension: ['editor', 'humanError'],
  webview: ['protocol'],
};

/** Modules that open connections: only `arms` may load them, where its gate stands; the command line's server only listens. */
const network = /^(node:)?(http|https|http2|net|tls|dgram|dns(\/promises)?|undici)$|^openai(\/|$)/;

function roomOf(path: string): string | null {
  const parts = path.split('/');
  const src = parts.lastIndexOf('src');
  if (src >= 0) return parts[src + 1]?.replace(/\.ts$/, '') ?? null;
  return parts.includes('webview') ? 'webview' : null;
}

/** Holds the walls between the rooms: see docs/architecture.md. */
export const walls: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      wall: "'{{from}}' may not import from '{{to}}'.",
      vscode: "Only 'editor' and extension.ts import 'vscode'.",
      network: "Only 'arms' opens connections.",
      kit: 'Only webview/shared/kit.ts imports the UI toolkit.',
    },
  },
  create(context) {
    const file = context.filename.split(sep).join('/');
    const from = roomOf(file);
    if (from === null) return {};
    const check = (node: Rule.Node, target: unknown): void => {
      if (typeof target !== 'string') return;
      if (target.startsWith('.')) {
        const to = roomOf(posix.resolve(posix.dirname(file), target));
        if (to !== null && to !== from && !(rooms[from] ?? []).includes(to)) {
          context.report({ node, messageId: 'wall', data: { from, to } });
        }
        return;
      }
      if (target === 'vscode' && from !== 'editor' && from !== 'extension')
        context.report({ node, messageId: 'vscode' });
      if (network.test(target) && from !== 'arms' && !file.endsWith('/cli/serveBaseline.ts')) {
        context.report({ node, messageId: 'network' });
      }
      if (target.startsWith('@vscode/webview-ui-toolkit') && !file.endsWith('/webview/shared/kit.ts')) {
        context.report({ node, messageId: 'kit' });
      }
    };
    return {
      ImportDeclaration: (node) => check(node, node.source.value),
      ExportNamedDeclaration: (node) => check(node, node.source?.value),
      ExportAllDeclaration: (node) => check(node, node.source.value),
      ImportExpression: (node) => check(node, node.source.type === 'Literal' ? node.source.value : null),
      MemberExpression: (node) => {
        if (
          from !== 'arms' &&
          from !== 'webview' &&
          node.object.type === 'Identifier' &&
          node.object.name === 'globalThis'
        ) {
          if (node.property.type === 'Identifier' && node.property.name === 'fetch')
            context.report({ node, messageId: 'network' });
        }
      },
      CallExpression: (node) => {
        if (from !== 'arms' && node.callee.type === 'Identifier' && node.callee.name === 'fetch') {
          context.report({ node, messageId: 'network' });
        }
      },
    };
  },
};
