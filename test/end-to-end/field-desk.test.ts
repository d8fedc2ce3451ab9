import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeShortCode } from '../../lib/credentials/index.ts';
import { DEMO_PASSWORD } from '../../server/modules/demo/index.ts';
import { createSigner } from '../../server/platform/credentials/module.ts';
import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { chromiumPath, launchChromium, PATIENCE_MS } from '../support/browser.ts';
import { listeningApp, type ListeningApp } from '../support/listening.ts';
import { passTime, timedPhone } from './pass-time.ts';

const HOUR = 3_600_000;
const ORIGIN = '06184';
const FIELD = 'Mã, biển số, CCCD hoặc điện thoại';
const patience = { timeout: PATIENCE_MS, interval: 200 };
let t: ListeningApp;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let postId: string;
let people: string[];

const queue = () => page.getByTestId('queue');
const commander = async () => await t.as('gate-commander', ORIGIN);

async function read(text: string): Promise<void> {
  const field = page.getByLabel(FIELD);
  await field.fill(text);
  await field.press('Enter');
}

async function allSent(): Promise<void> {
  await passTime(t, [context]);
  await expect.poll(async () => await queue().innerText(), patience).toBe('Đã gửi hết');
}

/** Reads somebody and lets them wait in the vehicle. */
async function joinVehicle(code: string): Promise<void> {
  await read(code);
  await page.getByRole('button', { name: /^Thêm vào xe/ }).click();
  await page.getByLabel(FIELD).waitFor();
}

/** The size of the first page of a PDF in millimetres, and how many pages it has. */
function sheetOf(pdf: Buffer): { width: number; height: number; pages: number } {
  const text = pdf.toString('latin1');
  const [, width = '0', height = '0'] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(text) ?? [];
  const mm = (points: string) => Math.round((Number(points) / 72) * 25.4);
  return {
    width: mm(width),
    height: mm(height),
    pages: text.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0,
  };
}

describe.skipIf(chromiumPath === null)('the desk of a checkpoint', () => {
  beforeAll(async () => {
    [t, browser] = await Promise.all([listeningApp(), launchChromium()]);
    const health = await t.as('health-officer');
    const post = { name: 'Chốt Bàn Thử', kind: 'checkpoint', areaId: t.areaId(ORIGIN) };
    postId = (await health.post('/places', post)).json().id;
    await health.post('/gates/zones', {
      id: uuid7(),
      asOf: new Date(t.clock.now() - HOUR).toISOString(),
      source: 'Bảng thử',
      text: `code,level\n${ORIGIN},xanh\n01,đỏ\n`,
    });
    const signer = createSigner(t.app.platform);
    const validity = { from: t.clock.now(), until: t.clock.now() + 12 * HOUR };
    people = await Promise.all(
      ['06184', '06184', '01', '06184'].map(
        async (areaCode, n) =>
          await signer.issue(
            'demo',
            'declaration',
            {
              code: makeShortCode('declaration', crypto.getRandomValues(new Uint8Array(8))),
              name: `Hoàng Văn ${'ABCD'[n]!}`,
              birthYear: 1980 + n,
              areaCode,
              companions: 0,
            },
            validity,
          ),
      ),
    );
    context = await timedPhone(browser);
    page = await context.newPage();
    await page.goto(`${t.url}/field/`);
    await page.getByLabel('Tên đăng nhập').fill('demo.chot');
    await page.getByLabel('Mật khẩu').fill(DEMO_PASSWORD);
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.locator('#post').selectOption(postId);
    await page.getByRole('button', { name: 'Tải gói dữ liệu' }).click();
    await page.getByText(/^Gói dữ liệu lúc/).waitFor();
    await page.getByRole('button', { name: 'Bắt đầu ca' }).click();
    await page.getByText('Chưa có lượt nào trong ca.').waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await t?.close();
  });

  it('gives somebody without a phone a code that other posts look up, printed on a roll or a sheet', async () => {
    await page.getByRole('button', { name: 'Không mã' }).click();
    await page.getByLabel('Họ và tên').fill('Lò Thị Hặc');
    await page.getByLabel('Ngày sinh hoặc năm sinh').fill('1949');
    await page.getByLabel('Nơi ở (xã, phường)').fill('dong dang');
    await page
      .getByRole('button', { name: /Xã Đồng Đăng/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Có', exact: true }).first().click();
    await page.getByRole('button', { name: 'Không', exact: true }).last().click();
    await page.getByRole('button', { name: 'Xem quyết định' }).click();
    await page.getByText('Chọn dấu hiệu hoặc tiếp xúc nào.').first().waitFor();
    await page.getByRole('button', { name: 'Ho', exact: true }).click();
    await page.getByRole('button', { name: 'Xem quyết định' }).click();
    await page.locator('.decisions .proposed').click();
    await page.getByRole('button', { name: 'In phiếu' }).click();
    const slip = page.locator('.print-slip');
    await slip.locator('svg').waitFor();
    for (const [name, width] of [
      ['58 mm', 58],
      ['80 mm', 80],
      ['A6', 105],
    ] as const) {
      await page.getByRole('button', { name }).click();
      const sheet = sheetOf(await page.pdf({ preferCSSPageSize: true }));
      expect([sheet.width, sheet.pages]).toEqual([width, 1]);
    }
    const code = (await slip.locator('.print-code').innerText()).replace(' ', '');
    expect(code).toMatch(/^K[0-9A-Z]{7}$/);
    await page.getByRole('button', { name: 'Đóng phiếu' }).click();
    await allSent();
    const elsewhere = await t.as('gate-officer', ORIGIN);
    const looked = await elsewhere.post('/gates/check', { postId, direction: 'in', codes: [code] });
    expect(looked.json().person).toMatchObject({ name: 'Lò Thị Hặc', birthYear: 1949 });
    const health = await t.as('health-officer', '20');
    const [declared] = (await health.get(`/declarations?q=${code}`)).json().items;
    expect(declared).toMatchObject({ symptoms: ['cough'], declaredBy: 'officer', task: 'open' });
    // Typed at a post, the code becomes the declaration behind it.
    await read(code);
    await page.getByText('Lò Thị Hặc · 1949').waitFor();
    await page.getByText('Ký lúc').waitFor();
    await page.getByRole('button', { name: 'Bỏ, không ghi' }).click();
  });

  it('decides a lorry at one tap without a network, over a reload, with seals and goods', async () => {
    await page.evaluate(async () => await navigator.serviceWorker.ready);
    await context.setOffline(true);
    await read('29H-678.90');
    await page.getByRole('button', { name: 'Xe tải' }).click();
    await page
      .getByRole('button', { name: 'Số người trên xe, cả lái xe +' })
      .click({ clickCount: 2, delay: 50 });
    await page.getByLabel('Số chì').fill('cn0012345, vn77');
    await page.getByLabel('Hàng gì').fill('Thanh long');
    await page.getByRole('button', { name: 'Hàng xuất khẩu' }).click();
    await page.getByRole('button', { name: 'Quét từng người' }).click();
    await joinVehicle(people[0]!);
    await joinVehicle(people[1]!);
    await page.reload();
    await page.getByRole('button', { name: 'Xem xe' }).click();
    await page.getByText('Đã đọc 2/').waitFor();
    await page.getByTestId('group').getByText('Cả xe: Cho qua').waitFor();
    await page.getByRole('button', { name: 'Quét từng người' }).click();
    await joinVehicle(people[2]!);
    await page.getByRole('button', { name: 'Xem xe' }).click();
    const whole = await page.getByTestId('group').innerText();
    expect(whole).not.toContain('Cho qua');
    expect(whole).toContain('2 người đi cùng');
    const shots = process.env['VX_SHOTS'];
    if (shots !== undefined) {
      await page.screenshot({ path: `${shots}/field-vehicle.png`, fullPage: true });
    }
    await page.getByRole('button', { name: /^Quyết định cho 3 người/ }).click();
    await page.getByRole('button', { name: /^Rút lại/ }).click();
    await page.getByRole('button', { name: /^Quyết định cho 3 người/ }).click();
    await page.getByText(/^✓/).first().waitFor();
    await context.setOffline(false);
    await allSent();
    const [vehicle] = (await (await commander()).get('/gates/vehicles?plate=29H67890')).json().items;
    expect(vehicle).toMatchObject({
      recorded: 3,
      seals: ['CN0012345', 'VN77'],
      goods: 'Thanh long',
      goodsDirection: 'export',
      vehicleKind: 'lorry',
      split: false,
    });
    const members = (await (await commander()).get(`/gates/crossings?group=${vehicle.id}`)).json().items;
    expect(members).toHaveLength(3);
    expect(new Set(members.map(({ decision }: { decision: string }) => decision)).size).toBe(1);
    expect(members.filter(({ proposed }: { proposed: string }) => proposed === 'pass')).toHaveLength(2);
    expect(members.map(({ seat }: { seat: string }) => seat).toSorted()).toEqual([
      'driver',
      'passenger',
      'passenger',
    ]);
  });

  it('asks the commander, sees the answer, and settles it', async () => {
    await read(people[3]!);
    await page.getByRole('button', { name: 'Hỏi chỉ huy', exact: true }).click();
    await page.getByRole('button', { name: 'Người này có vẻ ốm' }).click();
    await page.getByText('✓ Hỏi chỉ huy').waitFor();
    await allSent();
    const chief = await commander();
    const asked = (await chief.get(`/gates/escalations?post=${postId}&state=open`))
      .json()
      .items.find(({ who }: { who: string }) => who === 'Hoàng Văn D');
    expect(asked).toMatchObject({ reason: 'Người này có vẻ ốm', crossingId: expect.any(String) });
    await page.getByRole('button', { name: 'Sổ ca' }).click();
    await page.getByText('Chỉ huy chưa trả lời.').first().waitFor();
    const answer = { decision: 'turn-back', reason: 'Về trạm y tế xã khám' };
    await chief.post(`/gates/escalations/${asked.id}/answer`, answer);
    await page.getByText('Về trạm y tế xã khám').first().waitFor();
    const card = page.getByTestId('question').filter({ hasText: 'Hoàng Văn D' });
    const shots = process.env['VX_SHOTS'];
    if (shots !== undefined) {
      await page.screenshot({ path: `${shots}/field-questions.png`, fullPage: true });
    }
    await card.getByText('Xử lý xong', { exact: true }).click();
    await card.getByLabel(/^Bàn giao cho/).fill('Trạm y tế xã');
    await card.getByRole('button', { name: 'Đã xử lý xong' }).click();
    await card.waitFor({ state: 'detached' });
    await allSent();
    const settled = (await chief.get('/gates/escalations?state=settled')).json().items;
    expect(settled).toContainEqual(expect.objectContaining({ id: asked.id, handedTo: 'Trạm y tế xã' }));
  });
});
