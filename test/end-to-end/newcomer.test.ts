import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { chromiumPath, freshContext, launchChromium, PATIENCE_MS } from '../support/browser.ts';
import { listeningApp, type ListeningApp } from '../support/listening.ts';

let t: ListeningApp;
let browser: Browser;
let page: Page;
const patience = { timeout: PATIENCE_MS, interval: 200 };

/** From any screen to the record of the first case that nobody has traced. */
async function openUntracedCase(): Promise<void> {
  await page.getByRole('link', { name: 'Ca bệnh', exact: true }).click();
  await page.getByLabel('Chỉ ca chưa truy vết').check();
  await page
    .getByRole('row', { name: /LS-\d{4}-\d{4}/ })
    .first()
    .click();
  await page.getByRole('heading', { name: /Ca bệnh LS-/ }).waitFor();
}

/** Traces the case on screen; answers the number of contacts that the screen tells. */
async function trace(): Promise<number> {
  await page.getByRole('link', { name: /Người tiếp xúc \(/ }).click();
  await page.getByRole('button', { name: 'Truy vết', exact: true }).click();
  const found = page.getByText(/Tìm thấy [\d.]+ người tiếp xúc/);
  await found.waitFor();
  return Number((await found.innerText()).replace(/\D/g, ''));
}

/** Name of a proposed contact of the case on screen who is under no order of another case; undefined without one. */
async function freeContact(): Promise<string | undefined> {
  const officer = await t.as('health-officer');
  const caseId = /[0-9a-f-]{36}/.exec(page.url())![0];
  const { items: contacts } = (await officer.get(`/cases/${caseId}/contacts?limit=500`)).json() as {
    items: { personId: string; name: string; status: string }[];
  };
  const { items: orders } = (await officer.get('/orders?limit=500')).json() as {
    items: { personId: string }[];
  };
  const ordered = new Set(orders.map(({ personId }) => personId));
  return contacts.find(({ personId, status }) => status === 'PROPOSED' && !ordered.has(personId))?.name;
}

describe.skipIf(chromiumPath === null)('a newcomer at the console', () => {
  beforeAll(async () => {
    [t, browser] = await Promise.all([listeningApp(), launchChromium()]);
    page = await (await freshContext(browser)).newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await t?.close();
  });

  it('is led to the log-in once, and from there to where she wanted to go', async () => {
    let moves = 0;
    page.on('framenavigated', () => (moves += 1));
    await page.goto(`${t.url}/console/cases?untraced=true`);
    await page.getByRole('heading', { name: 'Đăng nhập', exact: true }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/console/login');
    expect(new URL(page.url()).searchParams.get('next')).toBe('/cases?untraced=true');
    // The document, then one change of the address inside the app: a loop would go on counting.
    await page.getByText('DỮ LIỆU MÔ PHỎNG', { exact: true }).waitFor();
    expect(moves).toBeLessThanOrEqual(3);

    await page.getByRole('button', { name: 'Cán bộ truy vết' }).click();
    await expect.poll(() => page.getByLabel('Tên đăng nhập').inputValue(), patience).toBe('demo.truyvet');
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    await page.getByRole('heading', { name: 'Ca bệnh', exact: true }).waitFor();
    expect(await page.getByLabel('Chỉ ca chưa truy vết').isChecked()).toBe(true);
  });

  it('sees the day of the tracer, and finds the cases that nobody has traced', async () => {
    await page.getByRole('link', { name: 'Việc hôm nay' }).click();
    await page.getByRole('heading', { name: 'Việc hôm nay' }).waitFor();
    // On a phone what waits is one line with its number and the most urgent, until the keyboard opens the rest.
    const usual = page.viewportSize()!;
    await page.setViewportSize({ width: 360, height: 740 });
    const waits = page.getByRole('list', { name: 'Việc đang chờ bạn' }).locator(':scope > li');
    const shown = async () =>
      (await waits.evaluateAll((all) => all.map((one) => one.checkVisibility()))).filter(Boolean).length;
    const fold = page.getByRole('button', { name: /^Việc đang chờ bạn: \d+ mục/u });
    await expect.poll(shown, patience).toBe(1);
    await fold.press('Enter');
    const said = async () => Number(/\d+/u.exec(await fold.innerText())![0]);
    await expect.poll(async () => (await shown()) - (await said()), patience).toBe(0);
    expect([await fold.getAttribute('aria-expanded'), (await shown()) > 2]).toEqual(['true', true]);
    await page.setViewportSize(usual);
    await openUntracedCase();
    expect(await page.getByText('Thời kỳ lây truyền').isVisible()).toBe(true);
  });

  it('traces the case and reads why each person is a contact', async () => {
    expect(await trace()).toBeGreaterThan(0);
    await page
      .getByRole('button', { name: /^Bằng chứng \(\d+\)$/ })
      .first()
      .click();
    const evidence = page.locator('tr.below table');
    await evidence.waitFor();
    const [, firstLine] = (await evidence.getByRole('row').allInnerTexts()) as [string, string];
    expect(firstLine).toMatch(/Cùng (?:hộ|địa điểm|nơi ở|chuyến)/);
    expect(firstLine).toMatch(/\d{2}\/\d{2}\/\d{4} \d{2}:\d{2}/);
    expect(firstLine).toMatch(/\d (?:giờ|phút)/);
  });

  it('confirms a contact and issues an order with its document', async () => {
    let name = await freeContact();
    // In so small a province all contacts of a case may be under orders of earlier cases: she takes the next case.
    for (let more = 0; name === undefined && more < 5; more += 1) {
      await openUntracedCase();
      await trace();
      name = await freeContact();
    }
    const row = page.getByRole('row', { name: name ?? 'nobody' }).first();
    await row.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Xác nhận (1)' }).click();
    await page.getByText('Đã ghi 1 quyết định.').waitFor();
    await row.getByText('Đã xác nhận').waitFor();

    await row.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Ra quyết định (1)' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Cơ quan ra quyết định').selectOption({ index: 1 });
    await dialog.getByLabel('Người ký').selectOption({ index: 1 });
    await dialog.getByRole('button', { name: /Luật Phòng bệnh/ }).click();
    await dialog.getByRole('button', { name: 'Ra quyết định', exact: true }).click();
    await dialog.getByText('Đã ra 1 quyết định.').waitFor();

    const [answer, file] = await Promise.all([
      page.waitForResponse((response) => response.url().endsWith('/document.pdf')),
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: /^Tải quyết định / }).click(),
    ]);
    expect(answer.status()).toBe(200);
    expect(answer.headers()['content-type']).toBe('application/pdf');
    expect(file.suggestedFilename()).toMatch(/\.pdf$/);
    await dialog.getByRole('button', { name: 'Xong' }).click();
    await row.getByRole('link', { name: 'Có quyết định' }).waitFor();
  });

  it('watches a check-in arrive on the live map without a reload', async () => {
    await page.getByRole('link', { name: 'Bản đồ trực tiếp' }).click();
    await page.getByText('Cập nhật trực tiếp').waitFor();
    const tile = page.locator('.tile').filter({ hasText: 'Lượt check-in hôm nay' }).locator('strong');
    const count = async () => Number((await tile.innerText()).replaceAll('.', '').replace('–', 'NaN'));
    // Soon after midnight there may be none yet.
    await expect.poll(count, patience).not.toBeNaN();
    const before = await count();
    await page.evaluate(() => Object.assign(globalThis, { stillTheSamePage: true }));

    const officer = await t.as('health-officer');
    const { items } = (await officer.get('/places?limit=1')).json() as { items: { code: string }[] };
    const at = new Date(t.clock.now()).toISOString();
    const person = { phone: '0988000111' };
    const sent = await t.anonymous.post('/presence', { id: uuid7(), placeCode: items[0]!.code, person, at });
    expect(sent.statusCode).toBe(201);
    await expect.poll(count, patience).toBe(before + 1);
    expect(await page.evaluate(() => 'stillTheSamePage' in globalThis)).toBe(true);
  });
});
