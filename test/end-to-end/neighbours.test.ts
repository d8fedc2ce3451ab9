import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '../../server/modules/demo/index.ts';
import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { chromiumPath, freshContext, launchChromium, PATIENCE_MS } from '../support/browser.ts';
import { openPost } from '../support/gate-papers.ts';
import { listeningApp, type ListeningApp, logIn } from '../support/listening.ts';
import { HELD_MS, passTime, timedPhone } from './pass-time.ts';

/** What the issue asks: a minute from the decision of one post to the screen of the other. */
const LIMIT_MS = 60_000;
/** Well below the half minute after which a page asks by itself. */
const LIVE_MS = 15_000;
/** After these a phone asks by itself who was turned back elsewhere, and for its pack. */
const [ALERTS_MS, LOOK_MS] = [12_000, 30_000];
const FIELD = 'Mã, biển số, CCCD hoặc điện thoại';
let t: ListeningApp;
let browser: Browser;
/** Phones of two posts that are neighbours. */
let here: Page;
let there: Page;
const phones: BrowserContext[] = [];

async function onDuty(postId: string): Promise<Page> {
  const context = await timedPhone(browser);
  phones.push(context);
  const page = await context.newPage();
  await page.goto(`${t.url}/field/`);
  await page.getByLabel('Tên đăng nhập').fill('demo.chot');
  await page.getByLabel('Mật khẩu').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.locator('#post').selectOption(postId);
  await page.getByRole('button', { name: 'Tải gói dữ liệu' }).click();
  await page.getByText(/^Gói dữ liệu lúc/).waitFor();
  await page.getByRole('button', { name: 'Bắt đầu ca' }).click();
  await page.getByText('Chưa có lượt nào trong ca.').waitFor();
  return page;
}

async function read(page: Page, text: string): Promise<void> {
  const field = page.getByLabel(FIELD);
  await field.fill(text);
  await field.press('Enter');
}

const say = (what: string, ms: number) => process.stdout.write(`${what}: ${(ms / 1000).toFixed(1)} s\n`);

describe.skipIf(chromiumPath === null)('what one post decides, on the screen of another one', () => {
  beforeAll(async () => {
    [t, browser] = await Promise.all([listeningApp(), launchChromium()]);
    const posts = [await openPost(t, 'Chốt Bên Này'), await openPost(t, 'Chốt Bên Kia')];
    const health = await t.as('health-officer', '20');
    const answer = await health.patch(`/gates/posts/${posts[1]!}`, { neighbourIds: [posts[0]!] });
    expect(answer.statusCode).toBe(200);
    [here, there] = [await onDuty(posts[0]!), await onDuty(posts[1]!)];
  });
  afterAll(async () => {
    await browser?.close();
    await t?.close();
  });

  it('is known within a minute: who was turned back, and why, without a word of health', async () => {
    await read(here, '020190001234||Lý Thị Quay|05031990|Nữ|Khối 1, Đồng Đăng|01062021');
    await here.getByTestId('decision').waitFor();
    await here
      .locator('.decisions')
      .getByRole('button', { name: /Quay đầu/ })
      .click();
    // Where the rules propose something else, the phone asks why.
    const why = here.getByRole('button', { name: 'Chỉ huy chốt quyết định' });
    const next = here.getByRole('heading', { name: 'Ba lượt vừa rồi' });
    await why.or(next).first().waitFor();
    if (await why.isVisible()) {
      await why.click();
      await next.waitFor();
    }
    const started = t.clock.now();
    // Until it may no longer be taken back, and then until the other phone looks again.
    await passTime(t, phones);
    await expect.poll(async () => await here.getByTestId('queue').innerText()).toBe('Đã gửi hết');
    await passTime(t, phones, ALERTS_MS);
    const alert = there.locator('.alert').filter({ hasText: 'Chốt Bên Này' });
    await alert.waitFor({ timeout: LIMIT_MS - HELD_MS - ALERTS_MS });
    const took = t.clock.now() - started;
    say('turned back at one post, on the screen of its neighbour at the latest after', took);
    expect(took).toBeLessThan(LIMIT_MS);
    await expect.poll(async () => await alert.innerText()).toMatch(/Lý Thị Quay\. Đã yêu cầu quay đầu\s/);
  });

  it(
    'is known within a minute: a permit that was withdrawn, without anybody asking for the pack',
    async () => {
      const commander = await t.as('gate-commander', '20');
      const { items } = (await commander.get('/border/trips?state=REGISTERED')).json();
      const { id, signed } = (await commander.get(`/border/trips/${items[0].id}`)).json();
      const permit = there.locator('.good, .bad').filter({ hasText: 'Giấy phép cấp cho biển' });
      const state = async () => {
        await read(there, signed);
        await permit.waitFor();
        const shown = await permit.getAttribute('class');
        await there.getByRole('button', { name: /^(Xong xe này|Đóng xe)/ }).click();
        return shown;
      };
      expect(await state()).toBe('good');
      // Without a question to the server: only the pack tells.
      await there.context().route('**/api/v1/gates/check', async (route) => await route.abort());
      const close = { outcome: 'cancelled', at: new Date(t.clock.now()).toISOString(), reason: 'Thử' };
      expect((await commander.post(`/border/trips/${id}/close`, close)).statusCode).toBe(200);
      const started = t.clock.now();
      // Until the phone looks for a new pack by itself.
      await passTime(t, phones, LOOK_MS);
      await expect.poll(state, { timeout: LIMIT_MS - LOOK_MS, interval: 200 }).toBe('bad');
      const took = t.clock.now() - started;
      say('permit withdrawn, refused by the phone of a post at the latest after', took);
      expect(took).toBeLessThan(LIMIT_MS);
    },
    LIMIT_MS + PATIENCE_MS,
  );

  it('is on the page of a trip at once, without reading the page again', async () => {
    const officer = await freshContext(browser, { viewport: { width: 1280, height: 900 } });
    await logIn(t, officer, 'demo.chihuychot');
    const desk = await officer.newPage();
    const commander = await t.as('gate-commander', '20');
    const { items } = (await commander.get('/border/trips?state=REGISTERED')).json();
    const trip = (await commander.get(`/border/trips/${items[0].id}`)).json();
    await desk.goto(`${t.url}/console/trips/${trip.id}`);
    await desk.getByText('Đang cập nhật trực tiếp').waitFor();
    await desk.getByText('Chưa chốt nào báo.').waitFor();
    const [leg] = trip.legs;
    const check = { id: uuid7(), tripId: trip.id, placeId: leg.placeId, kind: 'post' };
    const at = new Date(t.clock.now()).toISOString();
    const sent = await commander.post('/border/checks', { items: [{ ...check, at }] });
    expect(sent.json().outcomes).toMatchObject([{ status: 201 }]);
    const started = performance.now();
    await desk.getByText('Qua chốt', { exact: true }).waitFor({ timeout: LIVE_MS });
    say('check-in of a post, on the open page of the trip after', performance.now() - started);
  });
});
