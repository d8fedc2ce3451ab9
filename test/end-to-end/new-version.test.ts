import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, freshContext, launchChromium } from '../support/browser.ts';
import { listeningApp, type ListeningApp, logIn, WEB_DIR } from '../support/listening.ts';

// Pages that were open when the apps were built again: the parts that they load later are gone.

let folder: string;
let t: ListeningApp;
let browser: Browser;

/** Gives every script of an app another name, as a build of changed sources does; the page names the new ones. */
async function upgrade(app: string): Promise<void> {
  const assets = join(folder, app, 'assets');
  const names = (await readdir(assets)).filter((name) => /\.js(?:\.br|\.gz)?$/.test(name));
  const texts = new Map(
    await Promise.all(
      names
        .filter((name) => name.endsWith('.js'))
        .map(async (name) => [name, await readFile(join(assets, name), 'utf8')] as const),
    ),
  );
  const renamed = (text: string) =>
    [...texts.keys()].reduce((all, name) => all.replaceAll(name, name.replace(/\.js$/, '-next.js')), text);
  await Promise.all(names.map(async (name) => await rm(join(assets, name))));
  await Promise.all(
    [...texts].map(async ([name, text]) => await writeFile(join(assets, renamed(name)), renamed(text))),
  );
  const page = join(folder, app, 'index.html');
  await Promise.all(['br', 'gz'].map(async (end) => await rm(`${page}.${end}`, { force: true })));
  await writeFile(`${page}.new`, renamed(await readFile(page, 'utf8')));
  await rename(`${page}.new`, page);
}

const bar = (page: Page) => page.getByRole('alert').filter({ hasText: 'Đã có bản mới của phần mềm' });

describe.skipIf(chromiumPath === null)('a page that was open over an upgrade', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vx-dist-'));
    await cp(WEB_DIR, folder, { recursive: true });
    [t, browser] = await Promise.all([listeningApp(folder), launchChromium()]);
  });
  afterAll(async () => {
    await browser?.close();
    await t?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('of the console keeps what is typed, says what to do, and goes on after a reload', async () => {
    const context = await freshContext(browser);
    await logIn(t, context, 'demo.cdc');
    const page = await context.newPage();
    // Leaving a half-filled form is asked about by the browser.
    page.on('dialog', (asked) => void asked.accept());
    await page.goto(`${t.url}/console/people/new`);
    const name = page.getByLabel('Họ và tên');
    await name.fill('Vi Thị Đang Gõ');
    await upgrade('console');
    // A part that lies above the form: without it the form stays as it is.
    await page.keyboard.press('Control+k');
    await bar(page).waitFor();
    expect(await name.inputValue()).toBe('Vi Thị Đang Gõ');
    await bar(page).getByRole('button', { name: 'Tải lại trang' }).click();
    await expect.poll(() => bar(page).count()).toBe(0);
    await page.getByRole('heading', { name: 'Thêm người', exact: true }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    // Another screen, asked for from a page that is older, comes by itself: nothing is typed there.
    await page.goto(`${t.url}/console/`);
    await page.getByRole('heading', { name: 'Việc hôm nay' }).waitFor();
    await upgrade('console');
    await page.getByRole('link', { name: 'Ca bệnh', exact: true }).click();
    await page.getByRole('heading', { name: 'Ca bệnh', exact: true }).waitFor();
    await context.close();
  });

  it('of citizens, without a service worker, says it too', async () => {
    const context = await freshContext(browser, {
      viewport: { width: 360, height: 740 },
      serviceWorkers: 'block',
    });
    const page = await context.newPage();
    await page.goto(`${t.url}/`);
    await page.getByRole('link', { name: 'Khai báo y tế' }).first().waitFor();
    await upgrade('citizen');
    await page.getByRole('link', { name: 'Khai báo y tế' }).first().click();
    await bar(page).getByRole('button', { name: 'Tải lại trang' }).click();
    await page.getByRole('heading', { name: 'Khai báo y tế' }).waitFor();
    await context.close();
  });
});
