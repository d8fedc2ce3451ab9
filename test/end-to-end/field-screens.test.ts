import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsOf } from './axe.ts';
import { chromiumPath, freshContext, launchChromium } from '../support/browser.ts';
import { openPost } from '../support/gate-papers.ts';
import { listeningApp, type ListeningApp } from '../support/listening.ts';
import { beginShiftBlind } from './phone/field-phone.ts';
import { settle } from './settle.ts';

let t: ListeningApp;
let browser: Browser;
let page: Page;
let plate: string;

/** The frame's buttons by place: their words change with the language. */
const nav = async (n: number) => await page.locator('.nav button').nth(n).click();
const code = () => page.locator('main form.field input').first();

async function read(text: string): Promise<void> {
  await nav(0);
  await code().fill(text);
  await code().press('Enter');
}

/** Screens of a shift, each opened as an officer opens it. */
const screens: Readonly<Record<string, () => Promise<void>>> = {
  scan: async () => await nav(0),
  vehicle: async () => {
    await read(plate);
    await page.locator('fieldset.row').first().waitFor();
  },
  trip: async () => {
    await read(plate);
    await page.getByRole('button', { name: /^(Chuyến xe cửa khẩu|Border trip)/ }).click();
    await page.getByTestId('trip-verdict').waitFor();
  },
  'no code': async () => {
    await nav(2);
    await page.locator('.entry .short').waitFor();
  },
  'no code, whole form of a vehicle': async () => {
    await nav(2);
    await page.locator('.entry select').selectOption('vehicle');
    await page.locator('.entry .signs button').nth(1).click();
    await page.locator('.entry .short + details > summary').click();
    await page.locator('.entry button[type=submit]').click();
    await page.locator('.entry .bad').waitFor();
  },
  decision: async () => {
    await read('020190001234||Lý Thị Thử|05031990|Nữ|Khối 1, Đồng Đăng|01062021');
    await page.getByTestId('decision').waitFor();
  },
  log: async () => await nav(3),
};

describe.skipIf(chromiumPath === null)('every screen of a shift', () => {
  beforeAll(async () => {
    [t, browser] = await Promise.all([listeningApp(), launchChromium()]);
    const commander = await t.as('gate-commander', '20');
    const { items } = (await commander.get('/border/trips?state=REGISTERED&direction=export')).json();
    ({ plate } = items[0]);
    const context = await freshContext(browser, {
      // Tall: what the bar below lies over when the page is scrolled is no fault of the page.
      viewport: { width: 360, height: 6000 },
      hasTouch: true,
      bypassCSP: true,
    });
    page = await context.newPage();
    await beginShiftBlind(page, t.url, await openPost(t, 'Chốt Soi Màn Hình'));
  });
  afterAll(async () => {
    await browser?.close();
    await t?.close();
  });

  it.each(['vi', 'en'].flatMap((lang) => ['day', 'sun', 'night'].map((theme) => [lang, theme] as const)))(
    'is read by everybody and fits a small phone (%s, %s)',
    async (lang, theme) => {
      const faults: string[] = [];
      for (const [name, open] of Object.entries(screens)) {
        await page.evaluate((chosen) => localStorage.setItem('vx.field.theme', chosen), theme);
        await page.goto(`${t.url}/field/?lang=${lang}`);
        await page.locator('.nav').waitFor();
        await open();
        await settle(page);
        faults.push(...(await faultsOf(page)).map((fault) => `${name}: ${fault}`));
      }
      expect(faults).toEqual([]);
    },
    120_000,
  );
});
