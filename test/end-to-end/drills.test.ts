import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, freshContext, launchChromium, PATIENCE_MS } from '../support/browser.ts';
import { listeningApp, type ListeningApp, logIn } from '../support/listening.ts';

// The drills whose screens change most, as somebody plays them who only reads the step; the others are held by requests in
// server/modules/training, the gate officer's in field-drill.test.ts. One page load each.

let t: ListeningApp;
let browser: Browser;
let page: Page;

const bar = () => page.getByRole('complementary', { name: 'Bài tập đang làm' });
const stepText = async (): Promise<string> => await bar().locator('output').innerText();
const open = async () => await bar().getByRole('link', { name: 'Mở màn hình' }).click();
const press = async (name: string | RegExp) => await page.getByRole('button', { name, exact: true }).click();
/** Waits until so many steps are done. */
const ticked = async (n: number) =>
  await expect.poll(stepText, { timeout: PATIENCE_MS }).toContain(`Bài tập: ${n}/`);
const finished = async () =>
  await expect.poll(stepText, { timeout: PATIENCE_MS }).toBe('Bạn đã làm xong bài tập.');
async function answer(text: string): Promise<void> {
  await bar().getByRole('textbox').fill(text);
  await bar().getByRole('button', { name: 'Trả lời' }).click();
}

/** A trainee logs in with the shown account of a role, begins the drill and goes where its first step leads. */
async function begin(login: string): Promise<void> {
  const context = await freshContext(browser);
  await logIn(t, context, login);
  page = await context.newPage();
  await page.goto(`${t.url}/console/training`);
  await press('Bắt đầu');
  await page.getByText(/bắt đầu lúc/).waitFor();
  await page.getByRole('link', { name: 'Mở màn hình' }).first().click();
  await ticked(0);
}

describe.skipIf(chromiumPath === null)('a drill at the console', () => {
  beforeAll(async () => {
    [t, browser] = await Promise.all([listeningApp(), launchChromium()]);
  });
  afterAll(async () => {
    await browser?.close();
    await t?.close();
  });

  it('of a tracer goes from the case to the call, and takes minutes as the screen writes them', async () => {
    await begin('demo.truyvet');
    await press('Truy vết');
    await ticked(1);
    const name = /dòng (.*): bấm/u.exec(await stepText())![1]!;
    const row = page.getByRole('row').filter({ hasText: name }).first();
    await row.getByRole('button', { name: /^Bằng chứng/ }).click();
    const evidence = await page.locator('tr.below table').innerText();
    await answer(/\d+ giờ(?: \d+ phút)?/u.exec(evidence)![0]);
    await ticked(2);
    await row.getByRole('checkbox').check();
    await press(/^Xác nhận \(1\)/);
    await ticked(3);
    await row.getByRole('checkbox').check();
    await press(/^Ra quyết định \(1\)/);
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Cơ quan ra quyết định').selectOption({ index: 1 });
    await dialog.getByLabel('Người ký').selectOption({ index: 1 });
    await dialog.getByRole('button', { name: /Luật Phòng bệnh/ }).click();
    await dialog.getByRole('button', { name: 'Ra quyết định', exact: true }).click();
    await dialog.getByRole('button', { name: 'Xong' }).click();
    await ticked(4);
    await open();
    await page.getByRole('heading', { name: 'Việc hôm nay' }).waitFor();
    await page.getByRole('row').filter({ hasText: name }).first().click();
    await dialog.getByText('Gặp được, khỏe').click();
    await dialog.getByRole('button', { name: /^Lưu và gọi tiếp/ }).click();
    await finished();
  });

  it('of a laboratory goes from the tube to a result that a colleague entered', async () => {
    await begin('demo.xetnghiem');
    const name = /thêm (.*) vào ống/u.exec(await stepText())![1]!;
    await page.getByLabel('Thêm người vào ống').fill(name);
    await page.getByText(name, { exact: true }).first().click();
    await press('Lưu mẫu');
    await ticked(1);
    const code = /T[A-Z0-9]{11}/u.exec(await page.locator('main').innerText())![0];
    await open();
    await page.getByLabel('Mã ống vừa quét').fill(code);
    await press('Nhận');
    await ticked(2);
    await page.locator('textarea').first().fill(`${code}\tâm tính`);
    await press('Lưu 1 kết quả');
    await ticked(3);
    const theirs = /ống (\S+) do/u.exec(await stepText())![1]!;
    await page.getByRole('row').filter({ hasText: theirs }).getByRole('checkbox').check();
    await press(/^Duyệt và trả 1 kết quả/);
    await finished();
  });

  it('of a quarantine manager begins by an invitation, goes from the order to the visit, and stands with the trainer', async () => {
    const context = await freshContext(browser);
    page = await context.newPage();
    const invitation = new URLSearchParams({ role: 'quarantine-manager', unit: 'Khu cách ly 3' });
    await page.goto(`${t.url}/console/login?${invitation}`);
    await page.getByLabel('Họ tên').fill('Lương Thị Quản');
    await press('Vào tập huấn');
    await press('Bắt đầu');
    await page.getByText(/bắt đầu lúc/).waitFor();
    await page.getByRole('link', { name: 'Mở màn hình' }).first().click();
    await ticked(0);
    const until = page.getByText(/^\d{2}\/\d{2}\/\d{4}(?: \d{2}:\d{2})?$/);
    await until.first().waitFor();
    const term = await page.locator('main').innerText();
    await answer(/Đến\s+(\d{2}\/\d{2})\/\d{4}/u.exec(term)![1]!);
    await ticked(1);
    await page.getByLabel('Người ký nhận').fill('Lý Văn Nhận');
    await press('Lưu việc giao');
    await ticked(2);
    await press('Có mặt');
    await press('Lưu kiểm tra');
    await ticked(3);
    await page.getByLabel('Nội dung khiếu nại mới').fill('Xin cách ly tại nhà');
    await press('Lưu khiếu nại');
    await ticked(4);
    const name = /tìm (.*), ghi/u.exec(await stepText())![1]!;
    await open();
    await page.getByRole('row').filter({ hasText: name }).first().click();
    await page.getByRole('dialog').getByText('Gặp được, khỏe').click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Lưu và gọi tiếp/ })
      .click();
    await finished();
    const trainer = await freshContext(browser);
    await logIn(t, trainer, 'demo.quantri');
    page = await trainer.newPage();
    await page.goto(`${t.url}/console/training?tab=units&q=Khu cách ly 3`);
    const unit = page.getByRole('row').filter({ hasText: 'Khu cách ly 3' });
    await expect
      .poll(async () => await unit.innerText(), { timeout: PATIENCE_MS })
      .toMatch(/1\s+0\s+0\s+0\s+1$/u);
    await unit.getByRole('link').click();
    await page.getByRole('row').filter({ hasText: 'Lương Thị Quản' }).waitFor();
  });
});
