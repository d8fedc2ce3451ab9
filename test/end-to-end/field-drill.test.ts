import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, launchChromium, PATIENCE_MS } from '../support/browser.ts';
import { openPost } from '../support/gate-papers.ts';
import { listeningApp, type ListeningApp } from '../support/listening.ts';
import { passTime, timedPhone } from './pass-time.ts';

const FIELD = 'Mã, biển số, CCCD hoặc điện thoại';
const card = (name: string, number: string) => `${number}||${name}|05031990|Nữ|Khối 1, Đồng Đăng|01062021`;

let t: ListeningApp;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let postId: string;

const step = async (n: number) => {
  await passTime(t, [context]);
  const text = page.getByTestId('drill').getByText(`Bài tập ${n}/6`);
  await text.waitFor({ timeout: PATIENCE_MS });
};

async function read(text: string): Promise<void> {
  await page.getByRole('button', { name: 'Quét', exact: true }).click();
  await page.getByLabel(FIELD).fill(text);
  await page.getByLabel(FIELD).press('Enter');
}

describe.skipIf(chromiumPath === null)('the drill of a gate officer', () => {
  beforeAll(async () => {
    [t, browser] = await Promise.all([listeningApp(), launchChromium()]);
    postId = await openPost(t, 'Chốt Tập Huấn');
    context = await timedPhone(browser);
    page = await context.newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await t?.close();
  });

  it('is done on the phone by a trainee without a password, and ticks by what the server received', async () => {
    const who = { name: 'Hoàng Thị Học', unit: 'Chốt Tập Huấn', role: 'gate-officer' };
    const enrolled = await context.request.post(`${t.url}/api/v1/training/enrol`, { data: who });
    expect(enrolled.status()).toBe(201);
    await page.goto(`${t.url}/field/`);
    await page.getByText('DỮ LIỆU MÔ PHỎNG').waitFor();
    await page.getByRole('button', { name: 'Bắt đầu bài tập' }).click();
    await step(1);
    await page.locator('#post').selectOption(postId);
    await page.getByRole('button', { name: 'Tải gói dữ liệu' }).click();
    await page.getByText(/^Gói dữ liệu lúc/).waitFor();
    await page.getByRole('button', { name: 'Bắt đầu ca' }).click();
    await step(2);
    await read(card('Lý Thị Thử', '020190001234'));
    await page.getByRole('button', { name: 'Xã Đồng Đăng' }).first().click();
    await page.locator('.decisions .proposed').click();
    await step(3);
    await page.getByRole('button', { name: 'Không mã' }).click();
    await page.getByLabel('Họ và tên').fill('Lò Văn Hặc');
    await page.getByLabel('Ngày sinh hoặc năm sinh').fill('1949');
    await page.getByRole('button', { name: 'Xã Đồng Đăng' }).first().click();
    const no = page.getByRole('button', { name: 'Không', exact: true });
    await no.first().click();
    await no.first().click();
    await page.getByRole('button', { name: 'Xem quyết định' }).click();
    await page.locator('.decisions .proposed').click();
    const slip = (await page.locator('.made .slip').innerText()).replace(' ', '');
    await step(4);
    // The code of the slip, without a network: what waited in the phone proves that there was none.
    await context.setOffline(true);
    await read(slip);
    await page.locator('.decisions .proposed').click();
    await passTime(t, [context], 30_000);
    await context.setOffline(false);
    await step(5);
    await read('29H-678.90');
    await page.getByRole('button', { name: 'Quét từng người' }).click();
    await read(card('Vi Thị Xe', '020190001242'));
    await page.getByRole('button', { name: /^Thêm vào xe/ }).click();
    await page.getByRole('button', { name: 'Xem xe' }).click();
    await page.getByRole('button', { name: /^Quyết định cho 1 người/ }).click();
    await step(6);
    await page.getByRole('button', { name: 'Sổ ca' }).click();
    await page.getByRole('button', { name: 'Kết thúc ca' }).click();
    await passTime(t, [context]);
    await page.getByText(/^✓ Xong bài tập/).waitFor({ timeout: PATIENCE_MS });
    const administrator = await t.as('administrator');
    const [result] = (await administrator.get('/training/results?q=hoang thi hoc')).json().items;
    expect(result).toMatchObject({ drill: expect.any(String), done: 6, steps: 6 });
  }, 120_000);
});
