import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendEvent } from '../../server/platform/events/outbox.ts';
import { addFigures } from '../../server/platform/figures/figures.ts';
import { runAxe } from './axe.ts';
import { settle } from './settle.ts';
import { chromiumPath, freshContext, launchChromium, PATIENCE_MS } from '../support/browser.ts';
import { listeningApp, type ListeningApp } from '../support/listening.ts';

const patience = { timeout: PATIENCE_MS, interval: 100 };
/** Pages that are looked at in both schemes. */
const inBothSchemes = [
  '/ban-do',
  '/xa/06184',
  '/so-lieu',
  '/ban-do/truc-tiep?xa=06184',
  '/',
  '/quet',
  '/khai-bao?buoc=symptoms',
  '/ma-cua-toi',
  '/xe',
  '/doanh-nghiep',
];
let browser: Browser;

describe.skipIf(chromiumPath === null)('the public map', () => {
  let t: ListeningApp;
  beforeAll(async () => {
    [t, browser] = await Promise.all([listeningApp(), launchChromium()]);
  });
  afterAll(async () => {
    await browser?.close();
    await t?.close();
  });

  it('is read without JavaScript: map, search, a commune, another day, easy reading', async () => {
    const context = await freshContext(browser, {
      javaScriptEnabled: false,
      viewport: { width: 360, height: 780 },
    });
    const page = await context.newPage();
    await page.goto(`${t.url}/ban-do`);
    await expect.poll(async () => await page.locator('.map path.z').count()).toBe(65);
    await page.getByRole('searchbox').fill('dong dang');
    await page.getByRole('button', { name: 'Xem' }).click();
    await page.locator('tbody').getByRole('link', { name: 'Xã Đồng Đăng' }).click();
    await page.getByRole('heading', { level: 1, name: 'Xã Đồng Đăng' }).waitFor();
    await page.getByRole('heading', { name: 'Được và không được làm gì' }).waitFor();
    expect(await page.getByText('chưa kiểm chứng').first().isVisible()).toBe(true);
    await page.getByRole('link', { name: 'Bản dễ đọc' }).click();
    await page.locator('html.easy').waitFor();
    const size = await page
      .locator('main p')
      .first()
      .evaluate((one) => getComputedStyle(one).fontSize);
    expect(Number.parseFloat(size)).toBeGreaterThan(22);
    await context.close();
  });

  it('replays the days on the live map by its slider and keys, and the address holds the day', async () => {
    const context = await freshContext(browser);
    const page = await context.newPage();
    await page.goto(`${t.url}/ban-do/truc-tiep`);
    const slider = page.getByRole('slider', { name: 'Ngày đang xem' });
    await slider.waitFor();
    expect(await slider.getAttribute('aria-valuetext')).toBe('Hôm nay');
    await slider.press('ArrowLeft');
    await slider.press('ArrowLeft');
    const addressDay = () => new URL(page.url()).searchParams.get('at');
    const twoDaysAgo = new Date(Date.now() + 7 * 3_600_000 - 2 * 86_400_000).toISOString().slice(0, 10);
    await expect.poll(addressDay, patience).toBe(twoDaysAgo);
    const [year, month, date] = twoDaysAgo.split('-');
    expect(await slider.getAttribute('aria-valuetext')).toBe(`${date}/${month}/${year}`);
    const { areas } = (await t.anonymous.get(`/public/map?at=${twoDaysAgo}`)).json() as {
      areas: { name: string; cases: number | null }[];
    };
    const told = areas[0]!;
    const row = page.locator('tbody tr', { has: page.getByRole('button', { name: told.name, exact: true }) });
    await expect
      .poll(() => row.locator('td').first().innerText(), patience)
      .toBe(told.cases === null ? 'dưới 5' : String(told.cases));
    await page.getByRole('button', { name: 'Chạy' }).click();
    await expect.poll(() => slider.getAttribute('aria-valuetext'), patience).toBe('Hôm nay');
    await expect.poll(addressDay, patience).toBeNull();
    await context.close();
  });

  it('updates a page of the server in place and says so, without a reload and without taking the focus', async () => {
    const context = await freshContext(browser, { viewport: { width: 360, height: 780 } });
    const page = await context.newPage();
    const stream = page.waitForResponse((answer) => answer.url().includes('/stream'));
    await page.goto(`${t.url}/xa/06184`);
    await stream;
    const told = page.locator('#fresh');
    await page.evaluate(() => document.body.setAttribute('data-same-page', ''));
    await page.getByRole('row', { name: /^Ca công bố 14 ngày/ }).waitFor();
    const { platform, areas } = t.app;
    const at = platform.clock.now();
    const add = async (metric: string, by: number) => {
      await platform.db.transaction().execute(async (tx) => {
        const areaNo = areas.byId(t.areaId('06184'))!.no;
        await addFigures(tx, [{ metric, dataset: 'demo', areaNo, at, by }]);
        const payload = { metrics: [metric], areaNos: [areaNo] };
        await appendEvent(tx, { topic: 'figures.changed', dataset: 'demo', payload, at });
      });
    };
    expect(await told.textContent()).toBe('');
    await add('cases.announced', 321);
    const shown = page.getByRole('row', { name: /^Ca công bố 14 ngày/ }).locator('td');
    await expect.poll(async () => Number(await shown.textContent()), patience).toBeGreaterThanOrEqual(321);
    await expect
      .poll(async () => await told.textContent(), patience)
      .toContain('Số liệu của xã có thay đổi.');
    expect(await page.locator('body[data-same-page]').count()).toBe(1);
    const map = page.waitForResponse((answer) => answer.url().includes('/stream'));
    await page.goto(`${t.url}/ban-do`);
    await map;
    const link = page.locator('tbody').getByRole('link', { name: 'Xã Đồng Đăng' });
    await link.focus();
    const cell = page
      .getByRole('row', { name: /^Xã Đồng Đăng/ })
      .locator('td')
      .first();
    const before = Number(await cell.textContent());
    await add('cases.announced', 1);
    await expect.poll(async () => Number(await cell.textContent()), patience).toBe(before + 1);
    expect(await link.evaluate((one) => one === document.activeElement)).toBe(true);
    await expect
      .poll(async () => await told.textContent(), patience)
      .toContain('Số liệu các xã có thay đổi.');
    await context.close();
  });

  it.each(['light', 'dark'] as const)(
    'has contrast enough in the %s scheme of the system',
    async (colorScheme) => {
      const context = await freshContext(browser, { bypassCSP: true, serviceWorkers: 'block', colorScheme });
      const page = await context.newPage();
      const wrong: Record<string, string[]> = {};
      for (const path of inBothSchemes) {
        await page.goto(`${t.url}${path}`);
        await settle(page);
        const dark = await page.evaluate(() => {
          const [r = 0, g = 0, b = 0] = getComputedStyle(document.documentElement)
            .getPropertyValue('--paper')
            .match(/[0-9a-f]{1,2}/gi)!
            .map((part) => Number.parseInt(part, 16));
          return r + g + b < 200 && r + g + b > 45;
        });
        const found = await runAxe(page, { runOnly: ['color-contrast', 'link-in-text-block'] });
        const faults = [
          ...found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`)),
          ...(dark === (colorScheme === 'dark') ? [] : ['the other scheme']),
        ];
        if (faults.length > 0) {
          wrong[path] = faults;
        }
      }
      expect(wrong).toEqual({});
      await context.close();
    },
  );

  it('keeps a chosen scheme on live map and pages of the server alike', async () => {
    const context = await freshContext(browser, { serviceWorkers: 'block', colorScheme: 'light' });
    const page = await context.newPage();
    const scheme = async () => await page.locator('html').getAttribute('data-scheme');
    await page.goto(`${t.url}/ban-do`);
    await page.getByRole('button', { name: 'Nền tối' }).click();
    expect(await scheme()).toBe('dark');
    await page.goto(`${t.url}/ban-do/truc-tiep`);
    await page.locator('.vx-map').waitFor();
    expect(await scheme()).toBe('dark');
    await page.getByRole('button', { name: 'Nền sáng' }).click();
    await page.goto(`${t.url}/xa/06184`);
    await page.getByRole('button', { name: 'Nền tối' }).waitFor();
    expect(await scheme()).toBe('light');
    await context.close();
  });

  it('hides and shows kinds of places by their boxes', async () => {
    const context = await freshContext(browser);
    const page = await context.newPage();
    await page.goto(`${t.url}/ban-do/truc-tiep`);
    const list = page.getByRole('heading', { name: 'Địa điểm cần chú ý' }).locator('..');
    const site = list.getByText('Điểm tiêm trung tâm');
    await site.waitFor();
    await page.getByRole('checkbox', { name: /^Điểm tiêm/ }).uncheck();
    await site.waitFor({ state: 'detached' });
    await expect.poll(async () => await list.getByText('Chốt kiểm soát dịch Đồng Đăng').count()).toBe(1);
    await context.close();
  });

  it('is never swallowed by the app that works offline, which stands in for it without a network', async () => {
    const context = await freshContext(browser);
    const page = await context.newPage();
    await page.goto(`${t.url}/ban-do/truc-tiep`);
    await page.evaluate(async () => await navigator.serviceWorker.ready);
    await expect
      .poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null), patience)
      .toBe(true);
    await page.locator('.vx-map-canvas').waitFor();
    await page.goto(`${t.url}/xa/06184`);
    await expect.poll(async () => await page.locator('.card').count()).toBe(1);
    await page.goto(`${t.url}/ban-do?vung=green`);
    await expect.poll(async () => await page.locator('.map path.z').count()).toBe(65);
    await context.setOffline(true);
    await page.goto(`${t.url}/xa/06184`);
    await expect.poll(async () => await page.locator('.card').count()).toBe(1);
    await page.goto(`${t.url}/ban-do`);
    await page.locator('.vx-map-canvas').waitFor();
    await context.close();
  });
});
