import type { JsonNode } from './json.ts';

export function memberOf(node: JsonNode, name: string): JsonNode | undefined {
  return node.is === 'object' ? node.members.get(name) : undefined;
}

/** The objects of a list; none for anything else. */
export function objectsIn(node: JsonNode | undefined): readonly JsonNode[] {
  return node?.is === 'list' ? node.items.filter(({ is }) => is === 'object') : [];
}

export function stringOf(node: JsonNode, name: string): string | undefined {
  const member = memberOf(node, name);
  return member?.is === 'plain' && typeof member.value === 'string' ? member.value : undefined;
}

export function stringsOf(node: JsonNode, name: string): string[] {
  const member = memberOf(node, name);
  if (member?.is !== 'list') return [];
  return member.items.flatMap((item) => (item.is === 'plain' && typeof item.value === 'string' ? [item.value] : []));
}
