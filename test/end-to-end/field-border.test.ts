import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, freshContext, launchChromium, PATIENCE_MS } from '../support/browser.ts';
import { listeningApp, type ListeningApp } from '../support/listening.ts';
import { beginShiftBlind } from './phone/field-phone.ts';

const FIELD = 'Mã, biển số, CCCD hoặc điện thoại';
const patience = { timeout: PATIENCE_MS, interval: 200 };

type Detail = {
  readonly state: string;
  readonly gateId: string;
  readonly plate: string;
  readonly legs: readonly { placeId: string; state: string; at: string | null; gate: boolean }[];
  readonly checks: readonly { kind: string; placeName: string; by: string; seals: string[] | null }[];
  readonly tasks: readonly { reason: string; state: string }[];
  readonly handOver: { readonly to: { readonly name: string } } | null;
  readonly seals: readonly string[];
};

let t: ListeningApp;
let browser: Browser;
let id: string;

async function trip(): Promise<Detail> {
  const commander = await t.as('gate-commander', '20');
  return (await commander.get(`/border/trips/${id}`)).json();
}

async function phoneAt(postId: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await freshContext(browser, { viewport: { width: 360, height: 780 }, hasTouch: true });
  const page = await context.newPage();
  await beginShiftBlind(page, t.url, postId);
  return { context, page };
}

async function openTrip(page: Page, plate: string): Promise<void> {
  await page.getByLabel(FIELD).fill(plate);
  await page.getByLabel(FIELD).press('Enter');
  await page.getByRole('button', { name: /^Chuyến xe cửa khẩu/ }).click();
  await page.getByText('Đường đi').waitFor();
}

async function allSent(page: Page): Promise<void> {
  await expect.poll(async () => await page.getByTestId('queue').innerText(), patience).toBe('Đã gửi hết');
}

describe.skipIf(chromiumPath === null)('a lorry on its way through the province', () => {
  beforeAll(async () => {
    [t, browser] = await Promise.all([listeningApp(), launchChromium()]);
    const commander = await t.as('gate-commander', '20');
    const { items } = (await commander.get('/border/trips?state=REGISTERED&direction=export')).json();
    ({ id } = items.find(({ late }: { late: boolean }) => !late));
  });
  afterAll(async () => {
    await browser?.close();
    await t?.close();
  });

  it('is checked in at a post, which sees its limit at once; a rest stop without a network is sent later', async () => {
    const before = await trip();
    const post = before.legs.find(({ gate }, at) => !gate && at > 0)!;
    const { context, page } = await phoneAt(post.placeId);
    await openTrip(page, before.plate);
    await page
      .getByTestId('trip-verdict')
      .getByText(/hạn của chốt này là|so với hạn/)
      .waitFor();
    await page.getByLabel('Số chì đang thấy').fill(before.seals.join(', '));
    await page.getByRole('button', { name: 'Ghi xe qua chốt này' }).click();
    await page.getByText(/^✓ Đã ghi xe qua chốt này lúc/).waitFor();
    // The post before was passed over: the phone says so without being asked again.
    await page.getByRole('region', { name: 'Phải xem' }).getByText('Sai tuyến').first().waitFor();
    await allSent(page);

    await context.setOffline(true);
    await page.getByRole('button', { name: 'Ghi xe dừng nghỉ' }).click();
    await page.getByRole('button', { name: /^Điểm dừng nghỉ/ }).click();
    await page.getByText('Chờ gửi', { exact: false }).first().waitFor();
    await page.reload();
    await expect.poll(async () => await page.getByTestId('queue').innerText(), patience).toBe('Chờ gửi: 1');
    expect((await trip()).checks.map(({ kind }) => kind)).toEqual(['post']);
    await context.setOffline(false);
    await allSent(page);
    const after = await trip();
    expect(after.checks.map(({ kind }) => kind).toSorted()).toEqual(['post', 'stop']);
    expect(after.legs.find(({ placeId }) => placeId === post.placeId)!.at).not.toBeNull();
    expect(after.tasks.some(({ reason }) => reason === 'unplanned-stop')).toBe(false);
    await context.close();
  }, 90_000);

  it('arrives at the gate, is handed to the dedicated driver and leaves, which ends the trip', async () => {
    const { gateId, plate } = await trip();
    const { context, page } = await phoneAt(gateId);
    await openTrip(page, plate);
    page.on('dialog', (dialog) => void dialog.accept());
    await page.getByText('Chốt này là cửa khẩu của chuyến.').waitFor();
    const pass = page.getByRole('button', { name: 'Qua cửa khẩu, kết thúc chuyến' });
    expect(await pass.isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Ghi xe đến cửa khẩu' }).click();
    // The record is made first: until then the queue says that all is sent.
    await page.getByText('Chờ ở cửa khẩu').waitFor();
    await allSent(page);
    // The hand-over and the exit wait for a network together, and arrive in their order.
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Bàn giao lái xe' }).click();
    const hand = page.getByRole('form', { name: 'Bàn giao lái xe' });
    await hand.getByRole('button', { name: 'Ghi bàn giao' }).click();
    await hand.getByText('Nhập họ tên người nhận xe.').waitFor();
    await hand.getByLabel('Họ tên lái xe chuyên trách').fill('Hoàng Văn Chuyên Trách');
    await hand.getByRole('button', { name: 'Ghi bàn giao' }).click();
    await expect.poll(async () => await pass.isEnabled(), patience).toBe(true);
    await pass.click();
    await expect.poll(async () => await page.getByTestId('queue').innerText()).toBe('Chờ gửi: 2');
    await context.setOffline(false);
    await allSent(page);
    await page.getByText('Chuyến đã kết thúc.').waitFor();
    expect(await trip()).toMatchObject({
      state: 'EXITED',
      handOver: { to: { name: 'Hoàng Văn Chuyên Trách' } },
    });
    expect((await trip()).tasks.map(({ reason }) => reason)).not.toContain('no-hand-over');
    await context.close();
  }, 90_000);

  it('is judged, handed over and let out by phones that never asked the system about it', async () => {
    const commander = await t.as('gate-commander', '20');
    const { items } = (await commander.get('/border/trips?state=REGISTERED&direction=export')).json();
    const details: (Detail & { id: string })[] = await Promise.all(
      items.map(async (item: { id: string }) => (await commander.get(`/border/trips/${item.id}`)).json()),
    );
    const other = details.find(({ id: one, legs }) => one !== id && legs.length > 2)!;
    const post = other.legs.find(({ gate }, at) => !gate && at > 0)!;
    const blind = async (page: Page, context: BrowserContext) => {
      await context.setOffline(true);
      await page.getByLabel(FIELD).fill(other.plate);
      await page.getByLabel(FIELD).press('Enter');
      await page.getByRole('button', { name: /^Chuyến xe cửa khẩu/ }).click();
      await page.getByText('Chưa hỏi được hệ thống.', { exact: false }).waitFor();
    };
    const wayside = await phoneAt(post.placeId);
    await blind(wayside.page, wayside.context);
    await wayside.page
      .getByTestId('trip-expected')
      .getByText(/hạn của chốt này là|hạn \d|so với hạn/)
      .waitFor();
    await wayside.page.getByRole('button', { name: 'Ghi xe qua chốt này' }).click();
    await expect
      .poll(async () => await wayside.page.getByTestId('queue').innerText(), patience)
      .toBe('Chờ gửi: 1');

    const { page, context } = await phoneAt(other.gateId);
    page.on('dialog', (dialog) => void dialog.accept());
    await blind(page, context);
    await page.getByText('Chốt này là cửa khẩu của chuyến.').waitFor();
    await page.getByRole('button', { name: 'Bàn giao lái xe' }).click();
    const hand = page.getByRole('form', { name: 'Bàn giao lái xe' });
    expect(await hand.getByLabel('Số chì khi bàn giao').inputValue()).toBe(other.seals.join(', '));
    await hand.getByLabel('Họ tên lái xe chuyên trách').fill('Nông Văn Không Mạng');
    await hand.getByRole('button', { name: 'Ghi bàn giao' }).click();
    await page.getByRole('button', { name: 'Qua cửa khẩu, kết thúc chuyến' }).click();
    await expect.poll(async () => await page.getByTestId('queue').innerText(), patience).toBe('Chờ gửi: 2');
    await context.setOffline(false);
    await allSent(page);
    await wayside.context.setOffline(false);
    await allSent(wayside.page);
    const after: Detail = (await commander.get(`/border/trips/${other.id}`)).json();
    expect(after).toMatchObject({ state: 'EXITED', handOver: { to: { name: 'Nông Văn Không Mạng' } } });
    expect(after.legs.find(({ placeId }) => placeId === post.placeId)!.at).not.toBeNull();
    await Promise.all([context.close(), wayside.context.close()]);
  }, 90_000);

  it('that is off its route is told so before anything is recorded', async () => {
    const health = await t.as('health-officer');
    const away = { name: 'Chốt Ngoài Tuyến', kind: 'checkpoint', areaId: t.areaId('06184') };
    const postId = (await health.post('/places', away)).json().id;
    const commander = await t.as('gate-commander', '20');
    const { items } = (await commander.get('/border/trips?state=REGISTERED&direction=export')).json();
    const { page, context } = await phoneAt(postId);
    await openTrip(page, items[0].plate);
    await page.getByText(/^⚠ SAI TUYẾN/).waitFor();
    await context.close();
  }, 60_000);
});
