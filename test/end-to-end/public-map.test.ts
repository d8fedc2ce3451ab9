import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendEvent } from '../../server/platform/events/outbox.ts';
import { addFigures } from '../../server/platform/figures/figures.ts';
import { chromiumPath, freshContext, launchChromium, PATIENCE_MS } from '../support/browser.ts';
import { listeningApp, type ListeningApp } from '../support/listening.ts';

const patience = { timeout: PATIENCE_MS, interval: 100 };
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
    expect(await page.locator('.map path.z').count()).toBe(65);
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
    expect(addressDay()).toBeNull();
    await context.close();
  });

  it('says on a page of the server that there are new figures, in its own time', async () => {
    const context = await freshContext(browser, { viewport: { width: 360, height: 780 } });
    const page = await context.newPage();
    const stream = page.waitForResponse((answer) => answer.url().includes('/stream'));
    await page.goto(`${t.url}/xa/06184`);
    await stream;
    const told = page.getByRole('status').getByRole('link', { name: 'Có số liệu mới – tải lại' });
    const { platform, areas } = t.app;
    const at = platform.clock.now();
    const add = async (metric: string) => {
      await platform.db.transaction().execute(async (tx) => {
        const areaNo = areas.byId(t.areaId('06184'))!.no;
        await addFigures(tx, [{ metric, dataset: 'demo', areaNo, at, by: 1 }]);
        const payload = { metrics: [metric], areaNos: [areaNo] };
        await appendEvent(tx, { topic: 'figures.changed', dataset: 'demo', payload, at });
      });
    };
    expect(await told.count()).toBe(0);
    await add('cases.announced');
    await told.waitFor();
    await told.click();
    await page.getByRole('heading', { level: 1, name: 'Xã Đồng Đăng' }).waitFor();
    expect(await told.count()).toBe(0);
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
    expect(await list.getByText('Chốt kiểm soát dịch Đồng Đăng').count()).toBe(1);
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
    expect(await page.locator('.card').count()).toBe(1);
    await page.goto(`${t.url}/ban-do?vung=green`);
    expect(await page.locator('.map path.z').count()).toBe(65);
    await context.setOffline(true);
    await page.goto(`${t.url}/xa/06184`);
    expect(await page.locator('.card').count()).toBe(1);
    await page.goto(`${t.url}/ban-do`);
    await page.locator('.vx-map-canvas').waitFor();
    await context.close();
  });
});
