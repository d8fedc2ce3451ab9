import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  callRound,
  COMMUNE,
  type CommunityKit,
  furnish,
} from '../../server/modules/community/testing/community-kit.ts';
import { localDate } from '../../server/platform/clock/clock.ts';
import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { chromiumPath, launchChromium, PATIENCE_MS } from '../support/browser.ts';
import { listeningApp, type ListeningApp } from '../support/listening.ts';
import { everythingKept, keptOn } from './phone/kept-on.ts';
import { passTime, timedPhone } from './pass-time.ts';

const patience = { timeout: PATIENCE_MS, interval: 200 };
let kit: CommunityKit<ListeningApp>;
let browser: Browser;
let context: BrowserContext;
let page: Page;
const { promise: listWanted, resolve: sendList } = Promise.withResolvers<void>();

const home = (n: number) => page.getByTestId('home').nth(n);
const tap = (n: number) => home(n).locator('.home-tap');
const queue = () => page.getByTestId('queue');
const done = () => page.getByTestId('done');
const allSent = async () => {
  await passTime(kit.t, [context]);
  await expect.poll(async () => await queue().innerText(), patience).toBe('Đã gửi hết');
};
const found = async () =>
  (await kit.officer.get('/community/homes?limit=500')).json().items as { id: string; state: string }[];

/** Runs in the page: buttons that can't be tapped, each brought into view the shortest way. */
function findCovered(): string[] {
  return [...document.querySelectorAll<HTMLElement>('button, a[href]')].flatMap((one) => {
    one.scrollIntoView({ block: 'nearest' });
    const { left, top, width, height } = one.getBoundingClientRect();
    const shown = width > 0 && left >= 0;
    const points = [0.1, 0.5, 0.9].map((part) =>
      document.elementFromPoint(left + width / 2, top + height * part),
    );
    const free = points.every((hit) => hit !== null && one.contains(hit));
    return shown && !free ? [one.innerText] : [];
  });
}

/** Runs in the page: words of the head and of the first households that are torn over two lines. */
function findTorn(): string[] {
  const parts = [...document.querySelectorAll('header.bar, .team-head, .team-bar, .home')].slice(0, 5);
  return parts.flatMap((part) => {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    const torn: string[] = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node.parentElement?.closest('.unseen') !== null) {
        continue;
      }
      for (const word of (node.textContent ?? '').matchAll(/\S+/gu)) {
        const range = document.createRange();
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
        if (lines.size > 1) {
          torn.push(word[0]);
        }
      }
    }
    return torn;
  });
}

describe.skipIf(chromiumPath === null)('a community team', () => {
  beforeAll(async () => {
    const [t, launched] = await Promise.all([listeningApp(), launchChromium()]);
    browser = launched;
    kit = await furnish(t);
    await callRound(kit, localDate(t.clock.now()));
    const { items } = (await kit.officer.get(`/community/candidates?area=${t.areaId('05986')}`)).json();
    const { login } = items.find(({ id }: { id: string }) => id === kit.leader.accountId);
    context = await timedPhone(browser);
    page = await context.newPage();
    // The list of a slow network: what the screen says meanwhile is read by the first test.
    await page.route('**/api/v1/community/today', async (route) => {
      await listWanted;
      await route.continue();
    });
    await page.goto(`${t.url}/field/`);
    await page.getByLabel('Tên đăng nhập').fill(login);
    await page.getByLabel('Mật khẩu').fill('correct horse battery');
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.getByRole('heading', { name: /^Hôm nay/ }).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await kit?.t.close();
  });

  it('says that the list is on its way, not that there is none', async () => {
    await page.getByText('Đang tải danh sách hôm nay').waitFor();
    expect(await page.getByText('Chưa có danh sách trên máy').count()).toBe(0);
    sendList();
    await home(0).waitFor();
    await page.unroute('**/api/v1/community/today');
  });

  it("opens with today's own households, phones masked, nothing of health", async () => {
    await expect.poll(async () => await page.getByTestId('home').count(), patience).toBe(10);
    await expect.poll(async () => await done().innerText()).toBe('0/10 hộ');
    const text = await page.locator('main').innerText();
    expect(text).toContain('Nông Văn Ông A');
    expect(text).not.toMatch(/0912001|cách ly|\bF[01]\b/u);
  });

  it('takes a tap back within ten seconds, and covers nothing with it', async () => {
    const covered = async () => await page.evaluate(findCovered);
    expect(await covered()).toEqual([]);
    await tap(0).click();
    await expect.poll(async () => await home(0).getAttribute('data-state'), patience).toBe('seen');
    await page.getByRole('button', { name: /^Bỏ ghi/ }).waitFor();
    expect(await covered()).toEqual([]);
    await page.getByRole('button', { name: /^Bỏ ghi/ }).click();
    await expect.poll(async () => await home(0).getAttribute('data-state'), patience).toBe('none');
    // A finger that bounces is one tap; a second one, meant, takes the first back.
    await tap(1).dblclick();
    await expect.poll(async () => await home(1).getAttribute('data-state'), patience).toBe('seen');
    await context.clock.fastForward(1_000);
    await tap(1).click();
    await expect.poll(async () => await home(1).getAttribute('data-state'), patience).toBe('none');
    expect((await found()).every(({ state }) => state === 'none')).toBe(true);
  });

  it('can be read and tapped in letters of twice the size, on the smallest phone', async () => {
    const usual = page.viewportSize()!;
    // Letters of 200 % leave half of the 360 points of such a phone.
    await page.setViewportSize({ width: 180, height: 370 });
    await expect.poll(async () => await page.evaluate(findTorn), patience).toEqual([]);
    const shown = await page.evaluate(() => ({
      sideways: document.documentElement.scrollWidth - innerWidth,
      list: document.querySelector('.rolls')!.clientHeight / innerHeight,
    }));
    expect(shown.sideways).toBe(0);
    expect(shown.list).toBeGreaterThan(0.6);
    // In a training too the first household stands in view, below what else the screen must say.
    await page.getByText('DỮ LIỆU MÔ PHỎNG').waitFor();
    await page.evaluate(() => document.querySelector('.rolls')!.scrollTo(0, 0));
    const below = await home(0)
      .locator('strong')
      .first()
      .evaluate(
        (name) =>
          document.querySelector('.rolls')!.getBoundingClientRect().bottom -
          name.getBoundingClientRect().bottom,
      );
    expect(below).toBeGreaterThan(0);
    expect(await page.evaluate(findCovered)).toEqual([]);
    await page.setViewportSize(usual);
  });

  it('sees ten households in ten taps without a network; ten records arrive exactly once', async () => {
    // The app is on the phone from the first visit on.
    await page.waitForFunction(
      async () => (await navigator.serviceWorker.ready).active?.state === 'activated',
    );
    await context.setOffline(true);
    for (let n = 0; n < 10; n += 1) {
      await tap(n).click();
    }
    await expect.poll(async () => await done().innerText(), patience).toBe('10/10 hộ');
    await page.reload();
    await expect.poll(async () => await done().innerText(), patience).toBe('10/10 hộ');
    await expect.poll(async () => await queue().innerText()).toBe('Chờ gửi: 10');
    expect((await found()).every(({ state }) => state === 'none')).toBe(true);
    await context.setOffline(false);
    await allSent();
    expect((await found()).map(({ state }) => state)).toEqual(Array.from({ length: 10 }, () => 'seen'));
    const { series } = (
      await kit.officer.get(
        `/figures?metric=community.visits&area=${kit.t.areaId('05986')}&from=2026-01-01T00:00:00Z&to=2030-01-01T00:00:00Z&step=total`,
      )
    ).json();
    expect(series[0].points.map(([, value]: [string, number]) => value)).toEqual([10]);
  });

  it('tells the medical staff at once who feels worse, and shows the number only to call it', async () => {
    await home(2)
      .getByRole('button', { name: /^Khác/ })
      .click();
    await page.getByRole('button', { name: 'Gọi điện •••003' }).click();
    await page.getByRole('link', { name: 'Gọi 0912001003' }).waitFor();
    await page.getByRole('button', { name: 'Thấy mệt hơn' }).click();
    await page.getByRole('button', { name: 'Báo y tế' }).click();
    await page.getByText('Chọn ít nhất một người.').waitFor();
    await page.getByRole('checkbox', { name: 'Nông Văn Ông C' }).check();
    await page.getByRole('checkbox', { name: /^Khó thở/ }).check();
    await page.getByRole('link', { name: 'Gọi 115' }).waitFor();
    await page.getByRole('button', { name: 'Báo y tế' }).click();
    await expect.poll(async () => await home(2).getAttribute('data-state'), patience).toBe('worse');
    const needs = async () => (await kit.nurse.get('/community/needs?open=true')).json().items;
    await expect.poll(async () => (await needs()).length, patience).toBe(1);
    expect((await needs())[0]).toMatchObject({ kind: 'worse', urgency: 'emergency' });
  });

  it('names the household of a record that is refused, since the roster changed on the way', async () => {
    await allSent();
    const other = await kit.t.as('community-team', COMMUNE);
    const second = {
      id: uuid7(),
      areaId: kit.t.areaId(COMMUNE),
      name: 'Tổ hai',
      unitIds: [],
      accountIds: [other.accountId],
    };
    await kit.post(kit.officer, '/community/teams', second);
    await context.setOffline(true);
    await home(8)
      .getByRole('button', { name: /^Khác/ })
      .click();
    await page.getByRole('button', { name: 'Vắng' }).click();
    const given = `/community/teams/${second.id}/households`;
    await kit.post(kit.officer, given, { householdIds: [kit.homes[8]!.id], give: true }, 200);
    await context.setOffline(false);
    await passTime(kit.t, [context]);
    const refused = page.getByRole('region', { name: 'Chưa vào hệ thống' });
    await refused.getByText(/Nông Văn Ông K.*Vắng/u).waitFor();
    await expect.poll(async () => await page.getByTestId('home').count(), patience).toBe(9);
    // A row never leaves the list without a word.
    const changed = page.getByRole('region', { name: 'Danh sách hôm nay vừa đổi' });
    await changed.getByText(/^Bớt 1 hộ: Nông Văn Ông K\./u).waitFor();
    await changed.getByRole('button', { name: 'Đã xem' }).click();
    await expect.poll(async () => await changed.count(), patience).toBe(0);
    await refused.getByRole('button', { name: 'Bỏ' }).click();
    await kit.post(kit.officer, given, { householdIds: [kit.homes[8]!.id], give: false }, 200);
  });

  it('begins a new day at midnight, also without a network', async () => {
    await context.setOffline(true);
    await passTime(kit.t, [context], 24 * 3_600_000);
    await page.getByText(/^⚠ Danh sách này của ngày/u).waitFor();
    const states = async () =>
      await page
        .getByTestId('home')
        .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['state']));
    await expect.poll(async () => new Set(await states()), patience).toEqual(new Set(['none']));
    await tap(0).click();
    await expect.poll(states, patience).toContain('seen');
  });

  it('leaves nothing behind when a member logs out without a network and hands the phone on', async () => {
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    // What waits is said before it is left.
    await page.getByText(/^Còn 1 lượt/u).waitFor();
    await page.getByRole('button', { name: 'Vẫn đăng xuất' }).click();
    await page.getByRole('heading', { name: 'Đăng nhập' }).waitFor();
    expect(await keptOn(page, 'team-day')).toBe('null');
    expect(await everythingKept(page)).not.toContain('Nông Văn');
    await context.setOffline(false);
    await page.reload();
    await page.getByRole('heading', { name: 'Đăng nhập' }).waitFor();
    // The session of the former member has ended with the first contact.
    const session = async () =>
      await page.evaluate(async () => (await fetch('/api/v1/session')).status, undefined);
    await expect.poll(session, patience).toBe(401);
    await page.getByRole('heading', { name: 'Đăng nhập' }).waitFor();
  });
});
