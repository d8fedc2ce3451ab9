import { sql } from 'kysely';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, freshContext, launchChromium } from '../support/browser.ts';
import { listeningApp, type ListeningApp, logIn } from '../support/listening.ts';
import { faultsOf } from './axe.ts';

let t: ListeningApp;
let browser: Browser;
let page: Page;

/** What holds the focus, as a screen reader names it: role and name. */
async function focused(): Promise<string> {
  return await page.evaluate(() => {
    const one = document.activeElement;
    const named =
      one?.getAttribute('aria-label') ??
      (one instanceof HTMLInputElement || one instanceof HTMLSelectElement
        ? one.labels?.[0]?.textContent
        : null) ??
      one?.textContent ??
      '';
    return named.replaceAll(/\s+/gu, ' ').trim();
  });
}

/** Presses Tab until something of this name has the focus: the way of a keyboard, and no mouse. */
async function tabTo(name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const seen: string[] = [];
  for (let i = 0; i < 120; i += 1) {
    await page.keyboard.press(key);
    const now = await focused();
    if (typeof name === 'string' ? now === name : name.test(now)) {
      return;
    }
    seen.push(now);
  }
  throw new Error(`no ${String(name)} among ${seen.join(' | ')}`);
}

const focus = () => expect.poll(focused);

describe.skipIf(chromiumPath === null)('a list is taken in by keyboard alone', () => {
  beforeAll(async () => {
    [t, browser] = await Promise.all([listeningApp(), launchChromium()]);
    const context = await freshContext(browser);
    await logIn(t, context, 'demo.cdc');
    page = await context.newPage();
    // Begun with the first wait, the choosers' interception may come after the key that opens one.
    page.on('filechooser', () => undefined);
  });
  afterAll(async () => {
    await browser?.close();
    await t?.close();
  });

  it('from the file over columns, a question, rows to mend and what is found then to the queue of duplicates', async () => {
    const list = [
      'STT,Họ tên,SĐT,Năm sinh,Địa chỉ',
      '1,Bế Thị Phím,0912,1980,xã Đồng Đăng',
      '2,Bế Văn Chuột,0912346002,1981,xã Đồng Đăng',
      '2,Bế Văn Chuột,0912346002,1981,xã Hữu Lũng',
      '4,Bế Thị Hàng,12,1982,xã Đồng Đăng',
      '5,Bế Văn Cột,13,1983,xã Đồng Đăng',
      '6,Bế Văn Bỏ,123,1984,"Số 5, xã Bảo Lâmm, huyện Cao Lộc"',
    ];
    await handInFile('phim.csv', list.join('\n'));

    await page.getByRole('heading', { name: 'phim.csv' }).waitFor();
    await tabTo('Kiểm tra các dòng');
    await page.keyboard.press('Enter');
    // Where the button was, the keyboard goes on at what was found, also when the check was over before anybody saw it begin.
    await focus().toMatch(/Kết quả kiểm tra$/u);
    await tabTo(/^xã Bảo Lâmm, huyện Cao Lộc \(1 dòng\)/u);
    await page.keyboard.press('ArrowDown');
    await tabTo('Ghi câu trả lời');
    await page.keyboard.press('Enter');
    await focus().toMatch(/Kết quả kiểm tra$/u);

    await tabTo('SĐT, dòng 2');
    const wrong = page.getByRole('textbox', { name: 'SĐT, dòng 2' });
    expect(await wrong.getAttribute('aria-invalid')).toBe('true');
    const said = await wrong.evaluate(
      (one) => document.getElementById(one.getAttribute('aria-describedby')!)!.textContent,
    );
    expect(said).toContain('Số điện thoại không đúng');
    await typeOver('0912346001');
    await save(1);
    // The row is mended; the cursor stands in the next that is not.
    await focus().toBe('Họ tên, dòng 4');
    await tabTo('STT, dòng 4', 'Shift+Tab');
    await typeOver('3');
    await save(1);
    await focus().toBe('SĐT, dòng 5');
    await typeOver('0912346005');
    await page.keyboard.press('Control+Shift+D');
    await save(3);
    await focus().toBe('Lưu và xem thêm');
    expect(await faultsOf(page)).toEqual([]);

    await tabTo(/^Nhập 6 dòng/u, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await focus().toMatch(/Kết quả kiểm tra$/u);
    await tabTo('Xem hồ sơ trùng');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /trùng/iu }).waitFor();
  });

  it('hands a mended file in again by itself while its list is being worked on', async () => {
    const { platform } = t.app;
    const list = 'Họ tên,SĐT,Năm sinh,Địa chỉ\nMa Thị Chờ,091,1990,Tam Thanh\n';
    await handInFile('cho.csv', list);
    await page.getByRole('button', { name: 'Kiểm tra các dòng' }).click();
    await page.getByRole('heading', { name: /Kết quả kiểm tra/u }).waitFor();
    const id = new URL(page.url()).pathname.split('/').at(-1)!;
    const stands = async (state: string) =>
      await sql`update sheet_import set state = ${state} where id = ${id}`.execute(platform.db);
    const errors = await page.request.get(`${t.url}/api/v1/imports/${id}/rows?state=bad&words=vi`, {
      headers: { accept: 'text/csv' },
    });
    expect(errors.status()).toBe(200);
    await stands('importing');
    await handInFile('cho-loi.csv', (await errors.text()).replace('091', '0912346777'));
    await page.getByText('Tệp sửa đang chờ đến lượt').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await stands('checked');
    await page.getByText('Đã nhận lại tệp lỗi của danh sách này').waitFor();
    expect(new URL(page.url()).pathname).toContain(id);
  });
});

/** Hands a list in by keyboard, from a sender in the province. */
async function handInFile(name: string, content: string): Promise<void> {
  await page.goto(`${t.url}/console/imports/new`);
  await page.getByRole('button', { name: /^Chọn tệp/u }).waitFor();
  await tabTo(/^Chọn tệp/u);
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Enter');
  await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
  await page.getByText(name).waitFor();
  await tabTo(/^Nơi gửi/u);
  await page.keyboard.type('Trạm gõ phím');
  await tabTo(/^Đơn vị gửi/u);
  await page.keyboard.type('Lạng Sơn');
  const unit = page.getByRole('option', { name: /Tỉnh Lạng Sơn/u });
  await unit.first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await tabTo('Nhận tệp');
  await page.keyboard.press('Enter');
}

async function typeOver(text: string): Promise<void> {
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
}

async function save(rows: number): Promise<void> {
  await page.keyboard.press('Escape');
  await focus().toBe('Lưu và xem thêm');
  await tabTo(`Lưu ${rows} dòng đã sửa`);
  await page.keyboard.press('Enter');
}
