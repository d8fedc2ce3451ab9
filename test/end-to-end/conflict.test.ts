import { sql } from 'kysely';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASS_MINUTES } from '../../contract/access-passes.ts';
import { DAY_MS, localDate } from '../../server/platform/clock/clock.ts';
import { formatInstant } from '../../web/shared/formats.ts';
import { chromiumPath, freshContext, launchChromium, PATIENCE_MS } from '../support/browser.ts';
import type { Caller } from '../support/app.ts';
import { listeningApp, type ListeningApp, logIn } from '../support/listening.ts';
import { passTime } from './pass-time.ts';

type Order = {
  readonly id: string;
  readonly kind: string;
  readonly issuerOfficeId: string;
  readonly until: string;
  readonly version: number;
};

let t: ListeningApp;
let browser: Browser;
let caseId: string;
/** Two officers at their own screens. */
let first: Page;
let second: Page;
/** A browser whose clock moves with the program's. */
let timed: BrowserContext;

async function screenOf(login: string): Promise<Page> {
  const context = await freshContext(browser);
  await logIn(t, context, login);
  return await context.newPage();
}

/** Both officers open the same form. */
async function bothOpen(path: string, form: (page: Page) => Promise<void>): Promise<void> {
  await Promise.all(
    [first, second].map(async (page) => {
      await page.goto(`${t.url}/console${path}`);
      await form(page);
    }),
  );
}

async function openCase(page: Page): Promise<void> {
  await button(page, 'Sửa').click();
  await field(page, 'Ngày khởi phát').waitFor();
}

async function openPerson(page: Page): Promise<void> {
  await button(page, 'Sửa').click();
  await field(page, 'Địa chỉ').waitFor();
}

function button(page: Page, name: string): Locator {
  return page.getByRole('button', { name, exact: true });
}

function field(page: Page, name: string): Locator {
  return page.getByRole('textbox', { name });
}

/** The dialog that shows what both wrote. */
function bothSides(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Có người vừa sửa mục này' });
}

/** A contact whom the case named, confirmed. */
async function namedContact(officer: Caller): Promise<{ personId: string; name: string }> {
  const name = 'Hoàng Thị Kể';
  const items = [{ fullName: name, birthYear: 1984, lastContactDate: daysAgo(1).iso }];
  const named = await officer.post(`/cases/${caseId}/contacts`, { items });
  const [{ id: personId }] = named.json().outcomes;
  const decided = { personIds: [personId], decision: 'confirm' };
  const confirmed = await officer.post(`/cases/${caseId}/contacts/decisions`, decided);
  expect(confirmed.statusCode, confirmed.body).toBe(200);
  return { personId, name };
}

/** A date so many days ago, as people write and read it and as the API has it. */
function daysAgo(days: number): { read: string; iso: string } {
  const iso = localDate(t.clock.now() - days * DAY_MS);
  return { iso, read: iso.split('-').toReversed().join('/') };
}

async function caseOfAnotherCommune(): Promise<string> {
  const { items } = (await (await t.as('health-officer')).get('/cases?limit=100')).json();
  return items.find(({ areaId }: { areaId: string }) => areaId !== t.areaId('06187')).id;
}

async function kept(): Promise<{ onsetDate: string | null; sampleDate: string | null; version: number }> {
  const officer = await t.as('health-officer');
  return (await officer.get(`/cases/${caseId}`)).json();
}

describe.skipIf(chromiumPath === null)('two officers edit one record', () => {
  beforeAll(async () => {
    [t, browser] = await Promise.all([listeningApp(), launchChromium()]);
    const officer = await t.as('health-officer');
    caseId = (await officer.get('/cases?limit=1')).json().items[0].id;
    [first, second] = await Promise.all([screenOf('demo.truyvet'), screenOf('demo.cdc')]);
    timed = await freshContext(browser);
    await timed.clock.install();
    await logIn(t, timed, 'demo.cdc');
  });
  afterAll(async () => {
    await browser?.close();
    await t?.close();
  });

  it('does not leave a record on the screen whose reason was taken back or is over', async () => {
    const officer = await t.as('health-officer');
    const person = { fullName: 'Đàm Thị Kín', areaId: t.areaId('06184') };
    const { id } = (await officer.post('/people', person)).json();
    await sql`update person set restricted_at = now() where id = ${id}::uuid`.execute(t.app.platform.db);
    const page = await timed.newPage();
    const title = page.getByRole('heading', { level: 1, name: person.fullName });
    const withReason: string[] = [];
    page.on('request', (request) => {
      const { pathname, searchParams } = new URL(request.url());
      if (searchParams.has('reason')) {
        withReason.push(pathname);
      }
    });
    const open = async () => {
      await field(page, 'Lý do').fill('Người dân gọi đến');
      await button(page, 'Xem hồ sơ').click();
      await title.waitFor();
    };
    await page.goto(`${t.url}/console/people/${id}`);
    await open();
    await page.getByText('Chưa có xét nghiệm nào.').waitFor();
    // Told once: a request that arrives when the time is over must not open the record anew.
    expect(withReason).toEqual([`/api/v1/people/${id}`]);
    await button(page, 'Đóng hồ sơ ngay').click();
    await title.waitFor({ state: 'detached' });
    await open();
    await passTime(t, [timed], (PASS_MINUTES + 1) * 60_000);
    await title.waitFor({ state: 'detached' });
    expect(await page.getByText(person.fullName).count()).toBe(0);
    await page.close();
  });

  it('closes a record at the end of its time where the answer that says until when came late', async () => {
    const officer = await t.as('health-officer');
    const person = { fullName: 'Đàm Thị Muộn', areaId: t.areaId('06184') };
    const { id } = (await officer.post('/people', person)).json();
    await sql`update person set restricted_at = now() where id = ${id}::uuid`.execute(t.app.platform.db);
    const page = await timed.newPage();
    let release = (): void => undefined;
    const over = new Promise<void>((resolve) => {
      release = resolve;
    });
    const answered = page.waitForResponse('**/api/v1/access-passes/own*');
    // Answered while the record is open, read by the page when its time is over.
    let seen = 0;
    await page.route('**/api/v1/access-passes/own*', async (route) => {
      const answer = await route.fetch();
      seen += 1;
      await over;
      await route.fulfill({ response: answer });
    });
    await page.goto(`${t.url}/console/people/${id}`);
    await field(page, 'Lý do').fill('Người dân gọi đến');
    await button(page, 'Xem hồ sơ').click();
    const title = page.getByRole('heading', { level: 1, name: person.fullName });
    await title.waitFor();
    await expect.poll(() => seen, { timeout: PATIENCE_MS }).toBeGreaterThan(0);
    await passTime(t, [timed], (PASS_MINUTES + 1) * 60_000);
    release();
    await answered;
    await title.waitFor({ state: 'detached' });
    await page.close();
  });

  it('closes a record at the end of its time also where the network was gone while it was open', async () => {
    const officer = await t.as('health-officer');
    const person = { fullName: 'Đàm Thị Lặng', areaId: t.areaId('06184') };
    const { id } = (await officer.post('/people', person)).json();
    await sql`update person set restricted_at = now() where id = ${id}::uuid`.execute(t.app.platform.db);
    const page = await timed.newPage();
    const passes = '**/api/v1/access-passes/own*';
    await page.route(passes, async (route) => await route.abort());
    await page.goto(`${t.url}/console/people/${id}`);
    await field(page, 'Lý do').fill('Người dân gọi đến');
    await button(page, 'Xem hồ sơ').click();
    const title = page.getByRole('heading', { level: 1, name: person.fullName });
    await title.waitFor();
    await passTime(t, [timed], (PASS_MINUTES + 1) * 60_000);
    await page.unroute(passes);
    // Until the page's next look at its passes, whenever its last one failed.
    const stillThere = async () => {
      await passTime(t, [timed], 60_000);
      return await title.count();
    };
    await expect.poll(stillThere, { timeout: PATIENCE_MS, interval: 200 }).toBe(0);
    await page.close();
  });

  it('says at once until when a case of another commune is open', async () => {
    const context = await freshContext(browser);
    await logIn(t, context, 'demo.phuong');
    const page = await context.newPage();
    await page.goto(`${t.url}/console/cases/${await caseOfAnotherCommune()}`);
    await field(page, 'Lý do').fill('Người dân gọi đến');
    await button(page, 'Xem hồ sơ').click();
    await page.getByText(/Hồ sơ mở theo lý do, đến .*Người dân gọi đến/u).waitFor();
    await button(page, 'Đóng hồ sơ ngay').click();
    await field(page, 'Lý do').waitFor();
    await context.close();
  });

  it('shows the second one both versions, and keeps what he typed', async () => {
    await bothOpen(`/cases/${caseId}`, openCase);
    const [theirs, mine, sampled] = [daysAgo(9), daysAgo(8), daysAgo(7)];
    await field(first, 'Ngày khởi phát').fill(theirs.read);
    await field(second, 'Ngày khởi phát').fill(mine.read);
    await field(second, 'Ngày lấy mẫu').fill(sampled.read);
    await button(first, 'Lưu').click();
    await first.getByText('Đã lưu').waitFor();
    expect((await kept()).onsetDate).toBe(theirs.iso);

    await button(second, 'Lưu').click();
    const dialog = bothSides(second);
    await dialog.waitFor();
    const both = await dialog.innerText();
    expect(both).toContain(theirs.read);
    expect(both).toContain(mine.read);
    expect((await kept()).onsetDate).toBe(theirs.iso);

    await dialog.getByRole('button', { name: 'Bỏ qua' }).click();
    expect(await field(second, 'Ngày khởi phát').inputValue()).toBe(mine.read);
    expect(await field(second, 'Ngày lấy mẫu').inputValue()).toBe(sampled.read);

    await button(second, 'Lưu').click();
    await dialog.getByRole('radio', { name: theirs.read }).check();
    await dialog.getByRole('button', { name: 'Lưu lựa chọn' }).click();
    await second.getByText('Đã lưu').waitFor();
    expect(await kept()).toMatchObject({ onsetDate: theirs.iso, sampleDate: sampled.iso });
  });

  it('merges edits of different fields without asking', async () => {
    await bothOpen(`/cases/${caseId}`, openCase);
    const [onset, sampled] = [daysAgo(6), daysAgo(5)];
    await field(first, 'Ngày khởi phát').fill(onset.read);
    await field(second, 'Ngày lấy mẫu').fill(sampled.read);
    await button(first, 'Lưu').click();
    await first.getByText('Đã lưu').waitFor();
    await button(second, 'Lưu').click();
    await second.getByText('Đã lưu').waitFor();
    expect(await kept()).toMatchObject({ onsetDate: onset.iso, sampleDate: sampled.iso });
  });

  it('keeps what both write on one person, and tells it in the history', async () => {
    const officer = await t.as('health-officer');
    const { person } = (await officer.get(`/cases/${caseId}`)).json();
    const now = async () => (await officer.get(`/people/${person.id}`)).json();
    await bothOpen(`/people/${person.id}`, openPerson);
    await field(first, 'Địa chỉ').fill('Số 7 ngõ 3');
    await field(second, 'Điện thoại').fill('0912000777');
    for (const page of [first, second]) {
      await button(page, 'Lưu').click();
      await page.getByText('Đã lưu').waitFor();
    }
    expect(await now()).toMatchObject({ address: 'Số 7 ngõ 3', phones: ['0912000777'] });

    await bothOpen(`/people/${person.id}`, openPerson);
    await field(first, 'Điện thoại').fill('0912000777, 0912000778');
    await field(second, 'Điện thoại').fill('0912000777, 0912000779');
    await button(first, 'Lưu').click();
    await first.getByText('Đã lưu').waitFor();
    await button(second, 'Lưu').click();
    const both = ['0912000777', '0912000778', '0912000779'].join(', ');
    await bothSides(second).getByRole('radio', { name: both }).check();
    await button(second, 'Lưu lựa chọn').click();
    await second.getByText('Đã lưu').waitFor();
    expect(await now()).toMatchObject({
      address: 'Số 7 ngõ 3',
      phones: ['0912000777', '0912000778', '0912000779'],
    });

    await button(second, 'Xem lịch sử').click();
    const history = second.locator('.history');
    await history.getByText('Số 7 ngõ 3').waitFor();
    expect(await history.innerText()).toContain('0912000778');
  });

  it('keeps what both note of one contact', async () => {
    const officer = await t.as('health-officer');
    const { personId, name } = await namedContact(officer);
    const now = async () => {
      const { items } = (await officer.get(`/cases/${caseId}/contacts?limit=500`)).json();
      return items.find((one: { personId: string }) => one.personId === personId);
    };
    const open = async (page: Page) => {
      await page.getByRole('checkbox', { name: `Chọn dòng ${name}` }).check();
      await button(page, 'Quan hệ, người theo dõi (1)').click();
      await field(page, 'Cán bộ hoặc tổ').waitFor();
    };
    await bothOpen(`/cases/${caseId}/contacts`, open);
    await field(first, 'Cán bộ hoặc tổ').fill('Tổ 3');
    await second.getByLabel('Quan hệ với ca').selectOption({ index: 2 });
    for (const page of [first, second]) {
      await button(page, 'Lưu').click();
      await field(page, 'Cán bộ hoặc tổ').waitFor({ state: 'hidden' });
    }
    const merged = await now();
    expect(merged).toMatchObject({ followUpOfficer: 'Tổ 3', relation: expect.any(String) });

    await bothOpen(`/cases/${caseId}/contacts`, open);
    await field(first, 'Cán bộ hoặc tổ').fill('Tổ 4');
    await field(second, 'Cán bộ hoặc tổ').fill('Chị Hoa');
    await button(first, 'Lưu').click();
    await field(first, 'Cán bộ hoặc tổ').waitFor({ state: 'hidden' });
    await button(second, 'Lưu').click();
    await bothSides(second).getByRole('radio', { name: 'Tổ 4' }).waitFor();
    expect(await now()).toMatchObject({ followUpOfficer: 'Tổ 4' });
    await bothSides(second).getByRole('radio', { name: 'Chị Hoa' }).check();
    await button(second, 'Lưu lựa chọn').click();
    await bothSides(second).waitFor({ state: 'hidden' });
    expect(await now()).toMatchObject({ followUpOfficer: 'Chị Hoa', relation: merged.relation });
  });

  it('follows a colleague’s new end while nobody typed, also where the signer was proposed', async () => {
    const officer = await t.as('health-officer');
    const orders = (await officer.get('/orders?status=IN_FORCE&limit=100')).json().items as Order[];
    const signersOf = async ({ issuerOfficeId, kind }: Order) =>
      (await officer.get(`/signing-authorities?office=${issuerOfficeId}&kind=${kind}`)).json().items as {
        inForce: boolean;
      }[];
    const alone = await Promise.all(
      orders.map(async (one) => (await signersOf(one)).filter(({ inForce }) => inForce).length === 1),
    );
    const order = orders.find((_, i) => alone[i])!;
    await second.goto(`${t.url}/console/orders/${order.id}`);
    const form = second.locator('form', { has: field(second, 'Đến (mới)') });
    await expect.poll(() => form.getByRole('combobox', { name: 'Người ký' }).inputValue()).not.toBe('');
    const until = `${new Date(Date.parse(order.until) + DAY_MS).toISOString().slice(0, 16)}:00.000Z`;
    const theirs = { version: order.version, until, reason: 'Còn ca mới trong nhà' };
    const changed = await officer.post(`/orders/${order.id}/extension`, theirs);
    expect(changed.statusCode, changed.body).toBe(200);
    await button(second, 'Có mặt').click();
    await field(second, 'Nhiệt độ').fill('36,6');
    await button(second, 'Lưu kiểm tra').click();
    await second.getByText(theirs.reason).first().waitFor();
    await expect
      .poll(() => form.getByRole('textbox', { name: 'Đến (mới)' }).inputValue())
      .toBe(formatInstant(until));
  });

  it('shows both ends of an order to the one who typed before the page was refreshed', async () => {
    const officer = await t.as('health-officer');
    // At home: whoever moves between sites has the next order waiting, and the first can not be prolonged.
    const list = '/orders?status=IN_FORCE&kind=quarantine-home&limit=1';
    const { id, until } = (await officer.get(list)).json().items[0];
    const now = async () => (await officer.get(`/orders/${id}`)).json();
    const end = (days: number) =>
      `${new Date(Date.parse(until) + days * DAY_MS).toISOString().slice(0, 16)}:00.000Z`;
    const limit = Promise.withResolvers<void>();
    await second.route('**/order-limits/in-force?*', async (route) => {
      await limit.promise;
      await route.continue();
    });
    await second.goto(`${t.url}/console/orders/${id}`);
    const form = second.locator('form', { has: field(second, 'Đến (mới)') });
    // What is answered late moves nothing away from the pointer: a click beside a field is a decision not asked for.
    const wanted = form.getByRole('checkbox', { name: 'Ra quyết định riêng, có số' });
    await form.getByText('Đang xem mức thời hạn').waitFor();
    const { y } = (await wanted.boundingBox())!;
    limit.resolve();
    await form.getByText('Nguồn (chưa kiểm chứng)').waitFor();
    expect((await wanted.boundingBox())!.y).toBe(y);
    await form.getByRole('textbox', { name: 'Đến (mới)' }).fill(formatInstant(end(3)));
    await form.getByRole('textbox', { name: 'Lý do thay đổi' }).fill('Nhà còn ca mới');
    // By the keyboard: the calendar lies over the form while it closes.
    await wanted.press('Space');
    await expect.poll(() => wanted.isChecked()).toBe(false);
    const { version } = await now();
    const theirs = { version, until: end(2), reason: 'Chưa có kết quả' };
    const changed = await officer.post(`/orders/${id}/extension`, theirs);
    expect(changed.statusCode, changed.body).toBe(200);
    // A check noted meanwhile makes the page read the order again, behind the form.
    await button(second, 'Có mặt').click();
    await field(second, 'Nhiệt độ').fill('36,8');
    await button(second, 'Lưu kiểm tra').click();
    await second.getByText(theirs.reason).first().waitFor();
    await form.getByRole('button', { name: 'Thay đổi thời hạn' }).click();
    const dialog = bothSides(second);
    await dialog.getByRole('radio', { name: formatInstant(end(2)) }).check();
    await dialog.getByRole('button', { name: 'Lưu lựa chọn' }).click();
    await second.getByText('Giữ thời hạn đang có').waitFor();
    expect(await now()).toMatchObject({ until: end(2) });
    expect((await now()).changes).toHaveLength(1);
  });
});
