import jsqr from 'jsqr';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyCode, webCrypto } from '../../lib/credentials/index.ts';
import { createSigner, currentRevocations } from '../../server/platform/credentials/module.ts';
import type { Caller } from '../support/app.ts';
import { chromiumPath, freshContext, launchChromium, PATIENCE_MS } from '../support/browser.ts';
import { listeningApp, type ListeningApp } from '../support/listening.ts';

type PlaceRow = { readonly id: string; readonly name: string; readonly code: string };

const PHONE = '0988 000 222';
const patience = { timeout: PATIENCE_MS, interval: 200 };
let t: ListeningApp;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let officer: Caller;
let places: PlaceRow[];

/** How many stays of the citizen at this place the server has. */
async function staysAt(place: PlaceRow): Promise<number> {
  const { items: people } = (await officer.get(`/people?q=${PHONE.replaceAll(' ', '')}`)).json();
  const answer = await officer.get(`/presence?person=${people[0].id}&reason=test`);
  const stays = answer.json().items as { placeId: string }[];
  return stays.filter(({ placeId }) => placeId === place.id).length;
}

/** Reads a QR code as a camera would: from its pixels. */
async function readQr(within: Page): Promise<string | undefined> {
  const { data, width, height } = await within
    .locator('.qr svg')
    .first()
    .evaluate(async (drawing) => {
      const side = 700;
      const picture = new Image(side, side);
      picture.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(drawing))}`;
      await picture.decode();
      const canvas = Object.assign(document.createElement('canvas'), { width: side, height: side });
      const ink = canvas.getContext('2d')!;
      ink.fillStyle = '#fff';
      ink.fillRect(0, 0, side, side);
      ink.drawImage(picture, 0, 0, side, side);
      return { data: [...ink.getImageData(0, 0, side, side).data], width: side, height: side };
    });
  return jsqr(Uint8ClampedArray.from(data), width, height)?.data;
}

describe.skipIf(chromiumPath === null)('a citizen with a phone', () => {
  beforeAll(async () => {
    [t, browser] = await Promise.all([listeningApp(), launchChromium()]);
    officer = await t.as('health-officer');
    places = (await officer.get('/places?limit=3')).json().items;
    context = await freshContext(browser, { viewport: { width: 360, height: 780 }, hasTouch: true });
    page = await context.newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await t?.close();
  });

  it('checks in by the typed code of a poster', async () => {
    await page.goto(`${t.url}/`);
    await page.getByRole('link', { name: /Quét QR điểm đến/ }).click();
    await page.getByLabel('Hoặc nhập mã in dưới tờ QR').fill(places[0]!.code.toLowerCase());
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await page.getByRole('heading', { name: places[0]!.name }).waitFor();
    await page.getByLabel('Số điện thoại hoặc mã thẻ của tôi').fill(PHONE);
    await page.getByRole('button', { name: 'Ghi nhớ' }).click();
    await page.getByRole('button', { name: 'Xác nhận tôi đến đây' }).click();
    await page.getByRole('heading', { name: 'Đã ghi', exact: true }).waitFor();
    expect(await staysAt(places[0]!)).toBe(1);
  });

  it('is told about a double scan, which makes no second record', async () => {
    await page.goto(`${t.url}/D/${places[0]!.code}`);
    await page.getByRole('button', { name: 'Xác nhận tôi đến đây' }).click();
    await page.getByRole('heading', { name: 'Đã ghi trước đó' }).waitFor();
    expect(await staysAt(places[0]!)).toBe(1);
  });

  it('checks in without a network, keeps it over a reload, and sends it once', async () => {
    await page.evaluate(async () => await navigator.serviceWorker.ready);
    await context.setOffline(true);
    await page.goto(`${t.url}/D/${places[1]!.code}`);
    await page.getByText('Mất mạng – vẫn quét và khai báo được.').waitFor();
    await page.getByRole('button', { name: 'Xác nhận tôi đến đây' }).click();
    await page.getByRole('heading', { name: 'Chờ gửi' }).waitFor();
    await page.reload();
    await page.getByText('Chờ gửi: 1').waitFor();
    expect(await staysAt(places[1]!)).toBe(0);

    const ids: string[] = [];
    let lost = true;
    await context.route('**/api/v1/presence', async (route) => {
      ids.push((route.request().postDataJSON() as { id: string }).id);
      if (lost) {
        // The server has the fact, but its answer is lost on the way, also to what the phone sends again by itself.
        expect([200, 201]).toContain((await route.fetch()).status());
        await route.abort('connectionreset');
      } else {
        await route.continue();
      }
    });
    await context.setOffline(false);
    await expect.poll(() => staysAt(places[1]!), patience).toBe(1);
    await page.getByText('Chờ gửi: 1').waitFor();
    lost = false;
    await page.getByRole('button', { name: 'Gửi ngay' }).click();
    await page.locator('.queue').waitFor({ state: 'hidden' });
    expect(ids.length).toBeGreaterThan(1);
    expect(new Set(ids).size).toBe(1);
    expect(await staysAt(places[1]!)).toBe(1);
    await page.goto(`${t.url}/ma-cua-toi`);
    await page
      .getByText(`✓ ${PHONE.replaceAll(' ', '')}`)
      .or(page.getByText(places[1]!.name))
      .first()
      .waitFor();
  });

  it('declares her health and gets a code that verifies without a network', async () => {
    await page.goto(`${t.url}/khai-bao`);
    await page.getByLabel('Họ và tên').fill('Lý Thị Thử');
    await page.getByLabel('Ngày sinh hoặc năm sinh').fill('1980');
    await page.getByLabel('Số điện thoại').fill(PHONE);
    for (const step of ['Nơi ở', 'Sức khỏe', 'Tiếp xúc', 'Nơi đã đến', 'Người đi cùng', 'Xem lại']) {
      await page.getByRole('button', { name: 'Tiếp tục' }).click();
      await page.getByRole('heading', { name: new RegExp(`^Bước \\d/7: ${step}$`) }).waitFor();
    }
    await page.getByRole('button', { name: 'Gửi tờ khai' }).click();
    await page.getByRole('heading', { name: 'Đã nhận tờ khai' }).waitFor();
    const shortCode = await page.locator('.code').first().innerText();
    expect(shortCode).toMatch(/^[0-9A-Z]{4}[ -]?[0-9A-Z]{4}$/);

    const text = await readQr(page);
    expect(text).toMatch(/^VX1:/);
    const keys = await createSigner(t.app.platform).publicKeys('demo');
    const verdict = await verifyCode(text ?? '', keys, new Date(t.clock.now()), webCrypto);
    expect(verdict).toMatchObject({ kind: 'declaration', verdict: 'VALID' });
  });

  it('changes a declaration that no gate has seen: the short code stays, the former code is withdrawn', async () => {
    await page.goto(`${t.url}/ma-cua-toi`);
    const shortCode = await page.locator('.code').first().innerText();
    const before = (await currentRevocations(t.app.platform, 'demo')).sequence;
    await page.getByRole('button', { name: 'Sửa, khai lại' }).click();
    await page.getByRole('heading', { name: /Xem lại$/ }).waitFor();
    await page.getByRole('link', { name: 'Sửa: Sức khỏe' }).click();
    await page.getByLabel('Mệt mỏi').check();
    for (const step of ['Tiếp xúc', 'Nơi đã đến', 'Người đi cùng', 'Xem lại']) {
      await page.getByRole('button', { name: 'Tiếp tục' }).click();
      await page.getByRole('heading', { name: new RegExp(`: ${step}$`) }).waitFor();
    }
    await page.getByRole('button', { name: 'Gửi tờ khai' }).click();
    await page.getByRole('heading', { name: 'Đã nhận tờ khai' }).waitFor();
    await expect.poll(async () => await page.locator('.code').first().innerText()).toBe(shortCode);
    expect((await currentRevocations(t.app.platform, 'demo')).sequence).toBe(before + 1);
  });

  it('chooses her commune on a form that is the first page her phone opens', async () => {
    const fresh = await freshContext(browser);
    const form = await fresh.newPage();
    await form.goto(`${t.url}/khai-bao?buoc=home`);
    await form.getByRole('combobox', { name: 'Xã, phường' }).pressSequentially('dong dang');
    await form.getByRole('option', { name: 'Xã Đồng Đăng' }).waitFor();
    await fresh.close();
  });

  it('asks for food for her grandmother, who sees it by her card and ends it', async () => {
    const areaId = t.areaId('05986');
    const person = { fullName: 'Lý Thị Bà', birthYear: 1941, areaId };
    const { id } = (await officer.post('/people', person)).json();
    const { cardCode } = (await officer.post(`/people/${id}/card`)).json();
    await page.goto(`${t.url}/nguoi-than`);
    const begin = page.locator('form', { hasText: 'Bạn là gì của người đó' });
    await begin.getByLabel('Mã trên thẻ giấy').fill(cardCode);
    await begin.getByLabel('Năm sinh của người đó').fill('1941');
    await begin.getByLabel('Họ tên của bạn').fill('Lý Thị Cháu');
    await begin.getByRole('button').click();
    await page.getByText('Báo tình hình, nhờ giúp cho Lý Thị Bà').click();
    await page.getByLabel('Vẫn khỏe').check();
    await page.getByLabel('Cần lương thực').check();
    await page.getByRole('button', { name: 'Gửi báo' }).click();
    await page.getByText('người đó xem được bạn đã báo gì').waitFor();
    const needs = (await officer.get('/community/needs?kind=food&open=true&limit=500')).json().items;
    expect(needs).toContainEqual(
      expect.objectContaining({ raisedBy: 'Lý Thị Cháu', toldAs: 'child', name: 'Lý Thị Bà' }),
    );

    const own = page.locator('section', {
      has: page.getByRole('heading', { name: 'Ai đang làm thay tôi?' }),
    });
    await own.getByLabel('Mã trên thẻ giấy').fill(cardCode);
    await own.getByLabel('Năm sinh của bạn').fill('1941');
    await own.getByRole('button', { name: 'Xem' }).click();
    await own.getByText('Nhờ lương thực: Lý Thị Cháu').waitFor();
    await own.getByRole('button', { name: 'Dừng: Lý Thị Cháu' }).click();
    await own.getByText('đã dừng').waitFor();
    await page.getByLabel('Thấy mệt hơn').check();
    await page.getByRole('button', { name: 'Gửi báo' }).click();
    await page.getByText('Bạn không còn được làm thay người này').waitFor();
  });

  it('reads the map as a list that follows the same filter', async () => {
    const { areas } = (await t.anonymous.get('/public/map')).json() as { areas: { level: string }[] };
    await page.goto(`${t.url}/ban-do/truc-tiep`);
    const list = page.getByRole('region', { name: /^Danh sách xã, phường/ });
    await expect.poll(() => list.locator('tbody tr').count(), patience).toBe(areas.length);
    await page.getByRole('button', { name: /^Vùng xanh/ }).click();
    const green = areas.filter(({ level }) => level === 'green').length;
    await expect.poll(() => list.locator('tbody tr').count(), patience).toBe(green);
    const first = list.locator('tbody tr').first();
    const name = await first.getByRole('button').innerText();
    await first.getByRole('button').click();
    await page.getByRole('region', { name }).waitFor();
    expect(new URL(page.url()).searchParams.get('xa')).toMatch(/^\d+$/);
  });

  it('switches the language, and the phone remembers it', async () => {
    await page.goto(`${t.url}/`);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'What do you need?' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'What do you need?' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    expect(await page.getByText('SIMULATED DATA').isVisible()).toBe(true);
  });
});
