// The words a person meets, collected from the code into `l10n/bundle.l10n.json`, where a translator finds them.
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { root } from './project.ts';

export const bundlePath = join(root, 'l10n', 'bundle.l10n.json');

const files = ['src/*.ts', 'src/!(cli)/**/*.ts', 'webview/**/*.ts'];

export interface Words {
  readonly sentences: ReadonlySet<string>;
  /** Places where a sentence is taken that cannot be read from the code. */
  readonly unread: readonly string[];
}

function each(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => each(child, visit));
}

class Reading {
  readonly #sources: readonly ts.SourceFile[];
  /** What takes a sentence, and at which places among its arguments. The command line speaks English only. */
  readonly #takers = new Map([
    ['t', new Set([0])],
    ['HumanError', new Set([0])],
    ['ArmFailure', new Set([1])],
    ['inWords', new Set([0])],
    ['sentence', new Set([0])],
    ['SourceFault', new Set([1])],
  ]);
  readonly #constants = new Map<string, ts.Expression[]>();

  constructor() {
    this.#sources = globSync(files, { cwd: root })
      .sort()
      .map((file) => ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.ES2023, true));
    this.#eachNode((node) => {
      if (!ts.isVariableDeclaration(node) || !ts.isIdentifier(node.name) || !node.initializer) return;
      this.#constants.set(node.name.text, [...(this.#constants.get(node.name.text) ?? []), node.initializer]);
    });
  }

  #eachNode(visit: (node: ts.Node) => void): void {
    for (const source of this.#sources) each(source, visit);
  }

  /** The expressions that stand where a sentence is taken. */
  #taken(): ts.Expression[] {
    const found: ts.Expression[] = [];
    this.#eachNode((node) => {
      if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return;
      const { expression } = node;
      const name = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
      const places = ts.isIdentifier(name) ? this.#takers.get(name.text) : undefined;
      for (const place of places ?? []) found.push(...(node.arguments?.slice(place, place + 1) ?? []));
    });
    return found;
  }

  /** A function that hands one of its parameters on as a sentence takes a sentence itself. */
  #handsOn(expression: ts.Expression): boolean {
    if (!ts.isIdentifier(expression)) return false;
    for (let node: ts.Node = expression; !ts.isSourceFile(node); node = node.parent) {
      if (!ts.isFunctionDeclaration(node) || !node.name) continue;
      const place = node.parameters.findIndex(({ name }) => ts.isIdentifier(name) && name.text === expression.text);
      if (place < 0) continue;
      const places = this.#takers.get(node.name.text) ?? new Set();
      this.#takers.set(node.name.text, places.add(place));
      return true;
    }
    return false;
  }

  /** The strings an expression can be, or null when that cannot be told. */
  #strings(expression: ts.Expression): string[] | null {
    if (ts.isStringLiteralLike(expression)) return [expression.text];
    if (ts.isParenthesizedExpression(expression)) return this.#strings(expression.expression);
    if (ts.isConditionalExpression(expression)) return this.#all([expression.whenTrue, expression.whenFalse]);
    if (ts.isIdentifier(expression)) return this.#all(this.#constants.get(expression.text) ?? []);
    return null;
  }

  #all(expressions: readonly ts.Expression[]): string[] | null {
    const strings = expressions.flatMap((expression) => this.#strings(expression) ?? []);
    return strings.length === 0 ? null : strings;
  }

  read(): Words {
    const sentences = new Set<string>();
    let unread: string[] = [];
    for (let before = -1; before !== this.#places();) {
      before = this.#places();
      unread = [];
      for (const expression of this.#taken()) {
        if (this.#handsOn(expression)) continue;
        const strings = this.#strings(expression);
        if (strings) for (const sentence of strings) sentences.add(sentence);
        else unread.push(placeOf(expression));
      }
    }
    return { sentences, unread };
  }

  #places(): number {
    return [...this.#takers.values()].reduce((sum, places) => sum + places.size, 0);
  }
}

function placeOf(node: ts.Node): string {
  const source = node.getSourceFile();
  const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
  return `${source.fileName}:${line} ${node.getText()}`;
}

/** Reads every sentence out of the code. */
export function wordsInCode(): Words {
  return new Reading().read();
}

if (import.meta.main) {
  const { sentences } = wordsInCode();
  mkdirSync(dirname(bundlePath), { recursive: true });
  const bundle = Object.fromEntries([...sentences].sort().map((sentence) => [sentence, sentence]));
  writeFileSync(bundlePath, `${JSON.stringify(bundle, null, 2)}\n`);
}
