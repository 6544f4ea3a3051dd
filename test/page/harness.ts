// A page as built, with its real content security policy, in a real browser, before a host that is a fake.
import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { build } from 'esbuild';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { pageHtml } from '../../src/editor/panel/pageHtml.ts';
import { readRequest, type FromPage, type ToPage } from '../../src/protocol/diagnosis.ts';
import { pages } from '../../tools/build.ts';
import { findChromium } from '../../tools/chromium.ts';
import { fakeHost, type FakeHost } from './fakeHost.ts';
import { fonts, themes, type ThemeName } from './themes.ts';

declare global {
  interface Window {
    fakeHost: FakeHost;
  }
}

export interface Look {
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  /** What the page kept over a reload. */
  readonly state?: unknown;
  readonly reducedMotion?: boolean;
  /** The page's clock stands, and a test moves it on. */
  readonly clock?: boolean;
}

/** A page by its name, and how the host reads what it says. */
export interface Kind<To, From extends Request> {
  readonly name: string;
  readonly read: (message: unknown) => From | null;
  /** Never there: tells the type of what the page is told. */
  readonly told?: To;
}

interface Request {
  readonly name: string;
  readonly body: unknown;
}

const diagnosis: Kind<ToPage, FromPage> = { name: 'diagnosis', read: readRequest };

/** The server and the browser that the tests of one file share. */
export class PageRoom {
  readonly #server: Server;
  readonly #browser: Browser;
  readonly #address: string;

  private constructor(server: Server, browser: Browser) {
    this.#server = server;
    this.#browser = browser;
    this.#address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async open(): Promise<PageRoom> {
    const built = await build({ ...pages, write: false });
    const served = new Map(
      built.outputFiles.map(({ path, contents }) => [`/${path.replaceAll('\\', '/').split('/').at(-1)}`, contents]),
    );
    const server = createServer((request, response) => {
      const path = request.url ?? '/';
      const type = path.endsWith('.js') ? 'text/javascript' : path.endsWith('.css') ? 'text/css' : 'text/html';
      const page = /^\/([a-z]*)$/.exec(path)?.[1];
      const body = page === undefined ? served.get(path) : frame(`http://${request.headers.host}`, page);
      response.writeHead(body === undefined ? 404 : 200, { 'content-type': `${type}; charset=utf-8` }).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const browser = await chromium.launch({
      executablePath: await findChromium(),
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
    });
    return new PageRoom(server, browser);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  show(look: Look = {}): Promise<ShownPage> {
    return this.showPage(diagnosis, look);
  }

  async showPage<To, From extends Request>(kind: Kind<To, From>, look: Look = {}): Promise<ShownPage<To, From>> {
    const { theme = 'dark', width = 720, height = 900, state = null, reducedMotion = false, clock = false } = look;
    const context = await this.#browser.newContext({
      viewport: { width, height },
      reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    if (clock) await page.clock.install({ time: 0 });
    await page.addInitScript(fakeHost, { state, fonts: { ...fonts }, theme: themes[theme] });
    const shown = new ShownPage(context, page, kind, this.#address, clock);
    await page.goto(`${this.#address}/${kind.name}`);
    await shown.asked('ready');
    if (clock) await page.clock.pauseAt(60_000);
    return shown;
  }
}

/** Counts the Escapes that leave the page: VS Code listens at its window. */
export async function escapes({ page }: ShownPage): Promise<() => Promise<number>> {
  const count = await page.evaluateHandle(() => {
    const gone = { count: 0 };
    window.addEventListener('keydown', ({ key }) => (gone.count += key === 'Escape' ? 1 : 0));
    return gone;
  });
  return () => count.evaluate((gone) => gone.count);
}

function frame(address: string, page: string): string {
  return pageHtml({
    script: `${address}/${page}.js`,
    styles: `${address}/${page}.css`,
    cspSource: address,
    nonce: randomBytes(16).toString('base64'),
    lang: 'en',
    title: page,
  });
}

/** One shown page: what it asked of the host, what the host tells it, and whether anything went wrong in it. */
export class ShownPage<To = ToPage, From extends Request = FromPage> {
  readonly page: Page;
  readonly #kind: Kind<To, From>;
  readonly #context: BrowserContext;
  readonly #faults: string[] = [];

  readonly #stopped: boolean;

  constructor(context: BrowserContext, page: Page, kind: Kind<To, From>, address: string, stopped: boolean) {
    this.#context = context;
    this.#kind = kind;
    this.page = page;
    this.#stopped = stopped;
    page.on('pageerror', (error) => this.#faults.push(`error: ${error.message}`));
    page.on('dialog', (dialog) => {
      this.#faults.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(address)) this.#faults.push(`request: ${request.url()}`);
    });
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.#faults.push(`console: ${message.text()}`);
    });
  }

  /** The host tells something, and the page has shown it when this returns. */
  async tell(...messages: readonly To[]): Promise<void> {
    await this.page.evaluate((told) => window.fakeHost.tell(told), messages as unknown[]);
    await this.drawn();
  }

  /** Waits until what happened is drawn; the toolkit's elements take a frame for that. */
  async drawn(): Promise<void> {
    if (this.#stopped) await this.page.clock.runFor(50);
    else
      await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }

  /** From now on the host refuses requests of this name, or with null does not answer them. */
  async refuse(name: From['name'], sentence: string | null): Promise<void> {
    await this.page.evaluate(
      ([n, s]) => (window.fakeHost.refusals[n as string] = s as string | null),
      [name, sentence],
    );
  }

  async accept(name: From['name']): Promise<void> {
    await this.page.evaluate((n) => void delete window.fakeHost.refusals[n], name);
  }

  /** All requests so far; one that the host's own check would turn away is a fault. */
  async requests(): Promise<From[]> {
    const sent = await this.page.evaluate(() => window.fakeHost.sent);
    return sent.map((message) => {
      const request = this.#kind.read(message);
      if (request === null) throw new Error(`The host would turn this away: ${JSON.stringify(message)}`);
      return request;
    });
  }

  /** What requests of this name carried. */
  async bodies(name: From['name']): Promise<unknown[]> {
    return (await this.requests()).filter((request) => request.name === name).map((request) => request.body);
  }

  /** Waits until requests of this name have been sent so often, and returns what they carried. */
  async asked(name: From['name'], times = 1): Promise<unknown[]> {
    await this.page.waitForFunction(
      ([n, count]) => window.fakeHost.sent.filter((message) => message.name === n).length >= (count as number),
      [name, times],
    );
    return this.bodies(name);
  }

  /** All that a screen reader was told, in order. */
  async spoken(): Promise<{ role: string; text: string }[]> {
    return this.page.evaluate(() => window.fakeHost.spoken);
  }

  async state(): Promise<unknown> {
    return this.page.evaluate(() => window.fakeHost.state);
  }

  /** Ends the page; anything that went wrong in it, a breach of its security policy among that, is thrown. */
  async close(): Promise<void> {
    const violations = await this.page.evaluate(() => window.fakeHost.violations);
    await this.requests();
    await this.#context.close();
    const faults = [...this.#faults, ...violations.map((violation) => `policy: ${violation}`)];
    if (faults.length > 0) throw new Error(`The page did what it must not:\n${faults.join('\n')}`);
  }
}
