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
  /** Classes without a constructor of their own: what they are made of takes the sentence. */
  readonly #heirs = new Map<string, string>();
  /** Functions that one file keeps to itself: another may have one of the same name. */
  readonly #own = new Set<string>();

  constructor() {
    this.#sources = globSync(files, { cwd: root })
      .sort()
      .map((file) => ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.ES2023, true));
    this.#eachNode((node) => {
      if (ts.isClassDeclaration(node) && node.name && !node.members.some(ts.isConstructorDeclaration)) {
        const base = baseOf(node);
        if (base !== undefined) this.#heirs.set(node.name.text, base);
      }
      if (ts.isFunctionDeclaration(node) && node.name && !isExported(node)) this.#own.add(keyAt(node, node.name.text));
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
      const places = this.#takers.get(this.#calledIn(node) ?? '');
      for (const place of places ?? []) found.push(...(node.arguments?.slice(place, place + 1) ?? []));
    });
    return found;
  }

  /** Under what name a function, a method or a class is known that is named somewhere. */
  #known(name: ts.Node, text: string): string {
    const own = keyAt(name, text);
    return this.#own.has(own) ? own : text;
  }

  /** The name of what is called: of a class the one whose constructor it is. */
  #calledIn({ expression }: ts.CallExpression | ts.NewExpression): string | undefined {
    const name = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
    let called = name.kind === ts.SyntaxKind.SuperKeyword ? baseAround(name) : ts.isIdentifier(name) && name.text;
    while (called && this.#heirs.has(called)) called = this.#heirs.get(called);
    return called ? (name === expression ? this.#known(name, called) : called) : undefined;
  }

  /** A function that hands one of its parameters on as a sentence takes a sentence itself; so does a class. */
  #handsOn(expression: ts.Expression): boolean {
    if (!ts.isIdentifier(expression)) return false;
    for (let node: ts.Node = expression; !ts.isSourceFile(node); node = node.parent) {
      if (!ts.isFunctionDeclaration(node) && !ts.isMethodDeclaration(node) && !ts.isConstructorDeclaration(node))
        continue;
      const taker = ts.isConstructorDeclaration(node) ? node.parent.name : node.name;
      if (!taker || !ts.isIdentifier(taker)) continue;
      const place = node.parameters.findIndex(({ name }) => ts.isIdentifier(name) && name.text === expression.text);
      if (place < 0) continue;
      const known = ts.isFunctionDeclaration(node) ? this.#known(node, taker.text) : taker.text;
      this.#takers.set(known, (this.#takers.get(known) ?? new Set()).add(place));
      return true;
    }
    return false;
  }

  /** The strings an expression can be, or null when that cannot be told. */
  #strings(expression: ts.Expression, through: readonly string[] = []): string[] | null {
    if (ts.isStringLiteralLike(expression)) return [expression.text];
    if (ts.isParenthesizedExpression(expression)) return this.#strings(expression.expression, through);
    if (ts.isConditionalExpression(expression)) {
      return this.#all([expression.whenTrue, expression.whenFalse], through);
    }
    if (!ts.isIdentifier(expression)) return null;
    const { text } = expression;
    // Names are not told apart by where they stand, so that one can seem to lead back to itself.
    return through.includes(text) ? null : this.#all(this.#constants.get(text) ?? [], [...through, text]);
  }

  #all(expressions: readonly ts.Expression[], through: readonly string[]): string[] | null {
    const strings = expressions.flatMap((expression) => this.#strings(expression, through) ?? []);
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

function isExported(node: ts.FunctionDeclaration): boolean {
  return node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

function keyAt(node: ts.Node, name: string): string {
  return `${node.getSourceFile().fileName} ${name}`;
}

/** What a class is made of. */
function baseOf({ heritageClauses }: ts.ClassLikeDeclaration): string | undefined {
  const base = heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0]?.expression;
  return base !== undefined && ts.isIdentifier(base) ? base.text : undefined;
}

/** The same, of the class in which something stands. */
function baseAround(node: ts.Node): string | undefined {
  for (let around = node; !ts.isSourceFile(around); around = around.parent) {
    if (ts.isClassLike(around)) return baseOf(around);
  }
  return undefined;
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
