// A real VS Code with the packaged extension in it, and a hand on its mouse and keyboard. Things are found by role and label.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';
import { launchChromium } from '../../tools/chromium.ts';
import { packageExtension } from '../../tools/package.ts';
import { cache, root } from '../../tools/project.ts';
import { copySamples } from '../../tools/samples.ts';
import { inTurn } from '../../tools/turn.mjs';
import {
  installExtension,
  quietSettings,
  startServer,
  vscodeHost,
  writeSettings,
  type Host,
  type Server,
} from '../../tools/vscodeServer.ts';

/** Each theme's name as a setting, its name in the picker, and the class it puts on the page. */
export const themes = {
  light: { id: 'Light Modern', label: 'Light Modern', type: 'vs' },
  dark: { id: 'Dark Modern', label: 'Dark Modern', type: 'vs-dark' },
  'high-contrast-dark': { id: 'Default High Contrast', label: 'Dark High Contrast', type: 'hc-black' },
  'high-contrast-light': { id: 'Default High Contrast Light', label: 'Light High Contrast', type: 'hc-light' },
} as const;
export type Theme = keyof typeof themes;

export interface WorkbenchOptions {
  /** Workspace trust asks its question; otherwise every folder is trusted. */
  readonly trust?: boolean;
  readonly theme?: Theme;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Opens no folder at all, or another one than the copy of `samples/`. */
  readonly folder?: string | null;
  /** Variables of the machine that the extension runs on. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Another run may be copying the one before. */
const keptMs = 3_600_000;

/** The packaged extension, installed once for each package; every workbench gets a copy. */
async function installedExtension(host: Host): Promise<string> {
  const { path, hash } = await packageExtension();
  const folder = join(cache, `installed-${hash.slice(0, 16)}`);
  if (existsSync(folder)) return join(folder, 'extensions');
  return inTurn(join(cache, 'extension.lock'), async () => {
    if (!existsSync(folder)) {
      const part = `${folder}.part`;
      rmSync(part, { recursive: true, force: true });
      await installExtension(host, part, path);
      for (const old of readdirSync(cache).filter((name) => name.startsWith('installed-'))) {
        if (Date.now() - statSync(join(cache, old)).mtimeMs > keptMs) rmSync(join(cache, old), { recursive: true });
      }
      renameSync(part, folder);
    }
    return join(folder, 'extensions');
  });
}

export class Workbench {
  readonly page: Page;
  /** The copy of `samples/`, or what was asked to be opened; may be written to. */
  readonly folder: string;
  readonly #scratch: string;
  readonly #server: Server;
  readonly #browser: Browser;

  private constructor(page: Page, folder: string, scratch: string, server: Server, browser: Browser) {
    this.page = page;
    this.folder = folder;
    this.#scratch = scratch;
    this.#server = server;
    this.#browser = browser;
  }

  static async open(options: WorkbenchOptions = {}): Promise<Workbench> {
    const host = await vscodeHost();
    const extensions = await installedExtension(host);
    const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'ddx-')));
    const data = join(scratch, 'server');
    const samples = join(scratch, 'samples');
    copySamples(samples);
    mkdirSync(data);
    cpSync(extensions, join(data, 'extensions'), { recursive: true });
    const colorTheme = { 'workbench.colorTheme': themes[options.theme ?? 'light'].id };
    writeSettings(data, { ...quietSettings, ...colorTheme, ...options.settings });
    const server = await startServer(host, { data, trust: options.trust ?? false, env: options.env ?? {} });
    const browser = await launchChromium();
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, locale: 'en-US' });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await context.newPage();
    const folder = options.folder === undefined ? samples : options.folder;
    const workbench = new Workbench(page, folder ?? scratch, scratch, server, browser);
    try {
      await page.goto(server.url(folder));
      await workbench.#ready();
      return workbench;
    } catch (error) {
      await workbench.screenshot('workbench-did-not-open');
      await workbench.close();
      throw error;
    }
  }

  async #ready(): Promise<void> {
    await this.page.locator('[id="status.host"]').waitFor();
  }

  /** Ends the browser and the server, and removes what they kept. */
  async close(): Promise<void> {
    await this.#browser.close();
    await this.#server.stop();
    rmSync(this.#scratch, { recursive: true, force: true, maxRetries: 5 });
  }

  /** Reloads the window as a person does, which writes down what was open, and waits until it is back. */
  async reload(): Promise<void> {
    const reloaded = this.page.waitForEvent('load');
    await this.command('Developer: Reload Window');
    await reloaded;
    await this.#ready();
  }

  async screenshot(name: string): Promise<void> {
    mkdirSync(join(root, 'screenshots'), { recursive: true });
    await this.page.screenshot({ path: join(root, 'screenshots', `${name}.png`) });
  }

  // ---------- commands ----------

  get quickInput(): Locator {
    return this.page.locator('.quick-input-widget');
  }

  /** The rows of an open quick pick, as a person reads them. */
  get rows(): Locator {
    return this.quickInput.getByRole('option');
  }

  /** Types into the palette until a row of that name is offered: contributions can arrive late. */
  async findCommand(title: string): Promise<Locator> {
    const row = this.rows.filter({ hasText: title }).first();
    const end = performance.now() + 20_000;
    for (;;) {
      await this.page.keyboard.press('F1');
      try {
        await this.quickInput.getByRole('textbox').fill(`>${title}`, { timeout: 1500 });
        await row.waitFor({ timeout: 1500 });
        return row;
      } catch (error) {
        if (performance.now() > end) throw error;
        // Only a palette that stands open: elsewhere Escape means something else.
        if (await this.quickInput.isVisible()) await this.page.keyboard.press('Escape');
      }
    }
  }

  /** Runs a command by its title, e.g. "DDx: Diagnose Selection". */
  async command(title: string): Promise<void> {
    await (await this.findCommand(title)).click();
  }

  /** Chooses a row of the quick pick that stands open. */
  async pick(text: string): Promise<void> {
    await this.rows.filter({ hasText: text }).first().click();
  }

  // ---------- editor ----------

  /** Runs an entry of the menu of a thing. A list that is filled anew at that moment takes its menu away: it is asked again. */
  async fromMenu(of: Locator, title: string): Promise<void> {
    const entry = this.page.getByRole('menuitem', { name: title });
    for (let last = false; ;) {
      await of.click({ button: 'right' });
      try {
        // By key: a menu that has just opened takes the first click for the end of the one that opened it.
        await entry.hover({ timeout: last ? 30_000 : 5000 });
        break;
      } catch (error) {
        if (last) throw error;
        last = true;
        await this.page.keyboard.press('Escape');
      }
    }
    await this.page.keyboard.press('Enter');
  }

  /** Opens a file of the folder by the name typed into quick open. */
  async openFile(name: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+P');
    await this.quickInput.getByRole('textbox').fill(name);
    const row = this.rows.filter({ hasText: name.split('/').at(-1) ?? name }).first();
    await row.waitFor();
    await row.click();
    await this.tab(name.split('/').at(-1) ?? name)
      .first()
      .waitFor();
    await this.editor.first().waitFor();
  }

  /** A file or folder in the explorer. */
  explorerItem(name: string): Locator {
    return this.page.getByRole('treeitem', { name });
  }

  tab(name: string): Locator {
    return this.page.getByRole('tab', { name });
  }

  get editor(): Locator {
    return this.page.locator('.editor-instance .monaco-editor');
  }

  /** Puts the focus into the text, at its very start. */
  async focusEditor(name: string): Promise<void> {
    // The panel's tab names the document too, and stands after it.
    await this.tab(name).first().click();
    await this.command('View: Focus Active Editor Group');
    await this.page.keyboard.press('ControlOrMeta+Home');
  }

  async goTo(line: number, column = 1): Promise<void> {
    await this.page.keyboard.press('Control+G');
    await this.quickInput.getByRole('textbox').fill(`:${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await this.quickInput.waitFor({ state: 'hidden' });
  }

  /** Selects whole lines, from the first to the last of them. */
  async selectLines(first: number, last: number): Promise<void> {
    await this.goTo(first);
    for (let line = first; line < last; line += 1) await this.page.keyboard.press('Shift+ArrowDown');
    await this.page.keyboard.press('Shift+End');
  }

  async selectAll(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+A');
  }

  /** The words of the editor that carry a decoration of the extension. */
  get decorated(): Locator {
    return this.page.locator('.view-overlays [class*="ced-"]');
  }

  // ---------- panel, status bar, notifications ----------

  /** The content of the only webview that is shown. */
  get webview(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }

  get statusBar(): Locator {
    return this.page.locator('[id="workbench.parts.statusbar"]');
  }

  /** An entry of the status bar by words in its label. */
  statusItem(text: string | RegExp): Locator {
    return this.statusBar.getByRole('button', { name: text });
  }

  get notifications(): Locator {
    return this.page.locator('.notification-toast .notification-list-item-message');
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  async theme(theme: Theme): Promise<void> {
    const { label, type } = themes[theme];
    await this.command('Preferences: Color Theme');
    await this.quickInput.getByRole('textbox').fill(label);
    await this.pick(label);
    await this.page.locator(`.monaco-workbench.${type}`).waitFor();
  }
}
