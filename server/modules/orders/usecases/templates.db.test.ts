import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Wording } from '../../../../contract/order-templates.ts';
import type { Caller } from '../../../../test/support/app.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { DAY, LUONG_VAN_TRI, orderKit, type OrderKit, TAM_THANH } from '../testing/order-kit.ts';

const poppler = existsSync('/usr/bin/pdftotext');
const DEAD = 'Luật Phòng, chống bệnh truyền nhiễm số 03/2007/QH12';

let kit: OrderKit;
/** Another ward's officer, and the province's. */
let other: Caller;
let cdc: Caller;
let provinceOffice: string;

beforeAll(async () => {
  kit = await orderKit();
  other = await kit.t.as('commune-officer', LUONG_VAN_TRI);
  cdc = await kit.t.as('health-officer', '20');
  provinceOffice = await kit.newOffice('Sở Y tế tỉnh Lạng Sơn', '20', 'QĐ-SYT');
});
afterAll(async () => await kit.t.close());

async function draft(extra: object = {}, who = kit.officer()) {
  const body = { id: uuid7(), officeId: kit.officeId, kind: 'quarantine-home', ...extra };
  return await who.post('/order-templates', body);
}

/** A draft with some parts changed, put into force by the province from a day on. */
async function started(change: Partial<Wording>, validFrom: string, extra: object = {}) {
  const made = (await draft(extra)).json();
  const content = { ...made.content, ...change };
  const saved = await kit.officer().patch(`/order-templates/${made.id}`, { version: made.version, content });
  expect(saved.statusCode, saved.body).toBe(200);
  const version = saved.json().version;
  const answer = await cdc.post(`/order-templates/${made.id}/start`, { version, validFrom });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
}

async function pdfText(path: string, who = kit.officer()): Promise<string> {
  return (await pdfPages(path, who)).join(' ');
}

async function pdfPages(path: string, who = kit.officer()): Promise<string[]> {
  const answer = await who.get(path);
  expect(answer.statusCode, answer.body).toBe(200);
  return pagesOf(answer.rawPayload);
}

const textOf = (pdf: Buffer) => pagesOf(pdf).join(' ');

function pagesOf(pdf: Buffer): string[] {
  return execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf })
    .toString('utf8')
    .split('\f')
    .map((page) => page.replace(/\s+/g, ' '))
    .filter((page) => page.trim() !== '');
}

const today = () => new Date(kit.t.clock.now() + 7 * 3_600_000).toISOString().slice(0, 10);
const inDays = (days: number) =>
  new Date(kit.t.clock.now() + days * DAY + 7 * 3_600_000).toISOString().slice(0, 10);

describe('templates of decisions', () => {
  it('begin as the general wording, in one draft at a time, repeatable by its id', async () => {
    const id = uuid7();
    const first = await draft({ id, kind: 'test' });
    expect(first.statusCode, first.body).toBe(201);
    expect(first.json()).toMatchObject({
      state: 'draft',
      number: 1,
      former: { number: null },
      mayEdit: true,
    });
    expect(first.json().content).toEqual(first.json().former.content);
    expect((await draft({ id, kind: 'test' })).statusCode).toBe(200);
    const second = await draft({ kind: 'test' });
    expect([second.statusCode, second.json().code]).toEqual([409, 'order.template-draft-exists']);
    const gone = await kit.officer().post(`/order-templates/${id}/discard`, { version: 1 });
    expect(gone.json()).toMatchObject({ state: 'discarded', mayEdit: false });
    expect((await draft({ kind: 'test' })).json()).toMatchObject({ number: 2, state: 'draft' });
  });

  it('are not saved with a fault, and each fault is named with its line', async () => {
    const made = (await draft({ kind: 'isolation-home' })).json();
    const content = { ...made.content, articles: [['Cách ly {person.nam}']], recipients: ['Như Điều 3'] };
    const answer = await kit.officer().patch(`/order-templates/${made.id}`, { version: 1, content });
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'order.template-faulty-more']);
    expect(answer.json().message).toContain('Điều 1, dòng 1: không có ô điền {person.nam}');
    expect(answer.json().fields).toMatchObject({
      'articles.0.1': 'missing',
      'recipients.1': 'no-article',
    });
    const kept = (await kit.officer().get(`/order-templates/${made.id}`)).json();
    expect([kept.version, kept.content]).toEqual([1, made.content]);
  });

  it('are put into force by whoever keeps the signers, not by the drafter, from today on', async () => {
    const made = (await draft({ kind: 'isolation-hospital' })).json();
    const path = `/order-templates/${made.id}/start`;
    const own = await kit.officer().post(path, { version: 1, validFrom: today() });
    expect(own.statusCode).toBe(403);
    const past = await cdc.post(path, { version: 1, validFrom: inDays(-1) });
    expect([past.statusCode, past.json().code]).toEqual([422, 'order.template-first-day']);
    const answer = await cdc.post(path, { version: 1, validFrom: inDays(3) });
    expect(answer.json()).toMatchObject({ state: 'scheduled', validFrom: inDays(3) });
    const late = await kit
      .officer()
      .patch(`/order-templates/${made.id}`, { version: 2, content: made.content });
    expect([late.statusCode, late.json().code]).toEqual([409, 'order.template-not-draft']);
    const history = (await kit.officer().get(`/order-templates/${made.id}`)).json().history;
    expect(history.map((act: { action: string }) => act.action)).toEqual([
      'order-template.start',
      'order-template.draft',
    ]);
  });

  it('two officers never overwrite each other', async () => {
    const made = (await draft({ kind: 'quarantine-facility' })).json();
    const path = `/order-templates/${made.id}`;
    const title = (text: string) => ({ version: 1, content: { ...made.content, title: text } });
    expect((await kit.officer().patch(path, title('Về việc A'))).statusCode).toBe(200);
    const second = await cdc.patch(path, title('Về việc B'));
    expect([second.statusCode, second.json().code]).toEqual([409, 'request.version-conflict']);
    expect(second.json().current.content.title).toBe('Về việc A');
    await kit.officer().post(`${path}/discard`, { version: 2 });
  });

  it('of another ward are neither seen nor changed; those of the unit above are seen', async () => {
    const above = (await draft({ officeId: provinceOffice, kind: 'test' }, cdc)).json();
    const made = (await draft()).json();
    const list = (await other.get('/order-templates?limit=500')).json().items;
    const ids = list.map((one: { id: string }) => one.id);
    expect(ids).toContain(above.id);
    expect(ids).not.toContain(made.id);
    expect((await other.get(`/order-templates/${made.id}`)).statusCode).toBe(404);
    expect((await other.get(`/order-templates/${made.id}/example.pdf`)).statusCode).toBe(404);
    const body = { version: 1, content: made.content };
    expect((await other.patch(`/order-templates/${made.id}`, body)).statusCode).toBe(404);
    expect((await other.post(`/order-templates/${made.id}/discard`, { version: 1 })).statusCode).toBe(404);
    expect((await draft({}, other)).statusCode).toBe(404);
    expect((await draft({ from: made.id, officeId: provinceOffice }, other)).statusCode).toBe(403);
    // The unit above is seen, since the ward may issue in its name, but it drafts for itself.
    expect((await other.get(`/order-templates/${above.id}`)).json().mayEdit).toBe(false);
    const foreign = await other.patch(`/order-templates/${above.id}`, { version: 1, content: above.content });
    expect([foreign.statusCode, foreign.json().code]).toEqual([403, 'order.template-outside']);
    const lab = await kit.t.as('laboratory', TAM_THANH);
    expect((await lab.get('/order-templates')).statusCode).toBe(403);
    await kit.officer().post(`/order-templates/${made.id}/discard`, { version: 1 });
  });

  it('are filtered, sorted, paged and exported, with the state of today', async () => {
    const states = (await kit.officer().get('/order-templates?state=draft&limit=500')).json().items;
    expect(states.length).toBeGreaterThan(0);
    expect(states.every((one: { state: string }) => one.state === 'draft')).toBe(true);
    for (const sort of ['office', '-office', 'validFrom', '-validFrom', 'changedAt', '-changedAt']) {
      const whole = (await kit.officer().get(`/order-templates?sort=${sort}&limit=500`)).json().items;
      const paged = [];
      let next: string | null = '';
      while (next !== null) {
        const cursor: string = next === '' ? '' : `&cursor=${next}`;
        const page = (await kit.officer().get(`/order-templates?sort=${sort}&limit=2${cursor}`)).json();
        paged.push(...page.items);
        next = page.next;
      }
      expect(paged, sort).toEqual(whole);
    }
    const named = await kit.officer().get(`/order-templates?q=${encodeURIComponent('so y te')}`);
    expect(new Set(named.json().items.map((one: { officeName: string }) => one.officeName))).toEqual(
      new Set(['Sở Y tế tỉnh Lạng Sơn']),
    );
    const csv = await kit.t.http.inject({
      method: 'GET',
      url: '/api/v1/order-templates',
      headers: { authorization: `Bearer ${kit.officer().token}`, accept: 'text/csv' },
    });
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.body).toContain('id,officeName,areaName');
    expect(csv.body).toContain('UBND phường Tam Thanh');
  });
});

describe.skipIf(!poppler)('decisions in the words of an office (needs poppler)', () => {
  const wordsOne: Partial<Wording> = {
    above: 'Ủy ban nhân dân tỉnh Lạng Sơn',
    authority: 'Chủ tịch {office.name}',
    basis: ['Luật Tổ chức chính quyền địa phương (bản thử)', '{order.basis}', DEAD],
    recipients: ['Như Điều 3', 'Công an {area.name}', 'Lưu: VT'],
  };

  it('keep them when the template, the office’s name or the program changes, and a dead law is warned about', async () => {
    const before = await kit.issued();
    const one = await started(wordsOne, today());
    expect(one.warnings[0]).toMatchObject({ code: 'order.legal-ended' });
    const answer = await kit.officer().post('/orders', kit.orderOf([await kit.newPerson()]));
    const [order] = answer.json().orders;
    expect(answer.json().warnings.map(({ code }: { code: string }) => code)).toEqual(['order.legal-ended']);
    const text = await pdfText(`/orders/${order.id}/document.pdf`);
    for (const part of [
      'ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN',
      'CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG TAM THANH',
      'Căn cứ Luật Tổ chức chính quyền địa phương (bản thử); Căn cứ Luật Phòng bệnh 114/2025/QH15;',
      '- Công an phường Tam Thanh; - Lưu: VT.',
    ]) {
      expect(text).toContain(part);
    }
    expect(await pdfText(`/orders/${before.id}/document.pdf`)).not.toContain('CHỦ TỊCH');
    const detail = (await kit.officer().get(`/orders/${order.id}`)).json();
    expect(detail.template).toEqual({ id: one.id, number: one.number });
    expect(detail.warnings.map(({ code }: { code: string }) => code)).toEqual(['order.legal-ended']);

    await started({ authority: 'Phường thử lần hai' }, today());
    await sql`update organisation set name = 'UBND phường Đổi Tên' where id = ${kit.officeId}`.execute(
      kit.t.app.platform.db,
    );
    const again = await pdfText(`/orders/${order.id}/document.pdf`);
    const newer = await kit.issued();
    await sql`update organisation set name = 'UBND phường Tam Thanh' where id = ${kit.officeId}`.execute(
      kit.t.app.platform.db,
    );
    expect(again).toBe(text);
    const newText = await pdfText(`/orders/${newer.id}/document.pdf`);
    expect(newText).toContain('PHƯỜNG THỬ LẦN HAI');
    expect(newText).toContain('PHƯỜNG ĐỔI TÊN');
    const former = (await kit.officer().get(`/order-templates/${one.id}`)).json();
    expect(former.state).toBe('replaced');
    const kept = await sql`select 1 from order_wording`.execute(kit.t.app.platform.db);
    expect(kept.rows.length).toBe(3);
  });

  it('take a version from its first day, and the general wording after its end', async () => {
    const later = await started({ authority: 'Thẩm quyền tháng sau' }, inDays(2));
    const now = await kit.issued();
    expect(await pdfText(`/orders/${now.id}/document.pdf`)).toContain('PHƯỜNG THỬ LẦN HAI');
    await kit.moveTo(kit.t.clock.now() + 2 * DAY);
    cdc = await kit.t.as('health-officer', '20');
    other = await kit.t.as('commune-officer', LUONG_VAN_TRI);
    const then = await kit.issued();
    expect(await pdfText(`/orders/${then.id}/document.pdf`)).toContain('THẨM QUYỀN THÁNG SAU');
    const ended = await cdc.post(`/order-templates/${later.id}/end`, { reason: 'Sai thẩm quyền' });
    expect(ended.json()).toMatchObject({ state: 'ended', endReason: 'Sai thẩm quyền' });
    expect((await cdc.post(`/order-templates/${later.id}/end`, { reason: 'Lại' })).json().version).toBe(
      ended.json().version,
    );
    const after = await kit.issued();
    const general = await pdfText(`/orders/${after.id}/document.pdf`);
    expect(general).not.toMatch(/THẨM QUYỀN THÁNG SAU|LẦN HAI/);
    expect(await pdfText(`/orders/${then.id}/document.pdf`)).toContain('THẨM QUYỀN THÁNG SAU');
  });

  it('are one PDF of each office’s own words', async () => {
    await started({ authority: 'Chủ tịch phường Tam Thanh' }, today());
    const ward = await kit.issued();
    const province = await kit.issued({ issuerOfficeId: provinceOffice });
    const text = await pdfText(`/orders/decisions.pdf?ids=${ward.id},${province.id}`);
    const at = [text.indexOf('CHỦ TỊCH PHƯỜNG TAM THANH'), text.lastIndexOf('SỞ Y TẾ TỈNH LẠNG SƠN')];
    expect(at[0]).toBeGreaterThan(0);
    expect(at[1]).toBeGreaterThan(at[0]!);
  });

  it('are seen before they are issued: no number taken, nothing stored, marked on the paper', async () => {
    const orders = async () =>
      (await sql`select 1 from order_file`.execute(kit.t.app.platform.db)).rows.length;
    const before = await orders();
    const body = kit.orderOf([await kit.newPerson()]);
    const answer = await kit.officer().post('/orders/preview.pdf', body);
    expect(answer.statusCode, answer.body).toBe(200);
    const text = textOf(answer.rawPayload);
    expect(text).toContain('BẢN XEM TRƯỚC · CHƯA BAN HÀNH');
    expect(text).toContain('Số: ……/QĐ-UBND');
    expect(text).toContain('CHỦ TỊCH PHƯỜNG TAM THANH');
    expect(text).toContain('LÝ THỊ BÌNH');
    expect(text).not.toContain('Tra cứu');
    expect(await orders()).toBe(before);
    const outside = await other.post('/orders/preview.pdf', body);
    expect(outside.statusCode).toBe(403);
  });

  it('are shown with somebody who does not exist, as text and as PDF, before they are saved', async () => {
    const made = (await draft()).json();
    const content = { ...made.content, title: 'Về việc <b>thử</b> {office.name}', basis: [DEAD] };
    const checked = await kit
      .officer()
      .post('/order-templates/checks', { officeId: kit.officeId, kind: 'quarantine-home', content });
    expect(checked.statusCode, checked.body).toBe(200);
    const { faults, warnings, text } = checked.json();
    expect(faults.map(({ at, line, code }: Record<string, unknown>) => [at, line, code])).toEqual([
      ['basis', 1, 'missing'],
    ]);
    expect(warnings[0].code).toBe('order.legal-ended');
    expect(text.title).toBe('Về việc <b>thử</b> Ủy ban nhân dân phường Tam Thanh');
    expect(text.articles[0].lines[0]).toBe('Ông: NGUYỄN VĂN VÍ DỤ.');
    const hidden = await other.post('/order-templates/checks', {
      officeId: kit.officeId,
      kind: 'quarantine-home',
      content,
    });
    expect(hidden.statusCode).toBe(404);
    const example = await pdfText(`/order-templates/${made.id}/example.pdf`);
    expect(example).toContain('VÍ DỤ · NGƯỜI KHÔNG CÓ THẬT · CHƯA BAN HÀNH');
    expect(example).toContain('NGUYỄN VĂN VÍ DỤ');
  });
});

describe.skipIf(!poppler)('certificates of completion (need poppler)', () => {
  const released = async () => {
    const order = await kit.issued();
    const body = { version: 1, reason: 'Đủ điều kiện' };
    expect((await kit.officer().post(`/orders/${order.id}/release`, body)).statusCode).toBe(200);
    return { id: order.id, path: `/orders/certificates.pdf?ids=${order.id}` };
  };
  const made = async (id: string) => (await kit.officer().get(`/orders/${id}`)).json().certificates;

  it('are in the words of the office, and keep those they were first made with', async () => {
    const [before, after] = [await released(), await released()];
    expect(await made(before.id)).toEqual([]);
    await kit.certified([before.id]);
    const general = await pdfText(before.path);
    expect(general).toContain('GIẤY XÁC NHẬN HOÀN THÀNH CÁCH LY');
    expect(general).toContain('Đã chấp hành Quyết định số');
    expect(await made(before.id)).toMatchObject([{ template: null }]);

    const sentence = 'Ông/bà nêu trên đã hoàn thành cách ly theo Quyết định số {order.number}';
    const content = (await draft({ kind: 'certificate' })).json();
    const words = {
      above: 'Ủy ban nhân dân tỉnh Lạng Sơn',
      title: 'Giấy chứng nhận hết cách ly',
      articles: [['{person.name}', `${sentence}, từ {completion.from} đến {completion.until}.`]],
    };
    const path = `/order-templates/${content.id}`;
    const saved = await kit.officer().patch(path, { version: 1, content: { ...content.content, ...words } });
    expect(saved.statusCode, saved.body).toBe(200);
    expect(await pdfText(`${path}/example.pdf`)).toContain('GIẤY CHỨNG NHẬN HẾT CÁCH LY');
    const officer = await kit.t.as('health-officer', '20');
    const begun = await officer.post(`${path}/start`, { version: 2, validFrom: today() });
    expect(begun.statusCode, begun.body).toBe(200);
    await kit.certified([after.id]);
    const own = await pdfText(after.path);
    for (const part of [
      'ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN',
      'GIẤY CHỨNG NHẬN HẾT CÁCH LY',
      'đã hoàn thành cách ly',
    ]) {
      expect(own).toContain(part);
    }
    expect(await made(after.id)).toMatchObject([{ template: { id: content.id, number: 1 } }]);
    expect(await pdfText(before.path)).toBe(general);
    await officer.post(`${path}/end`, { reason: 'Sai thể thức' });
    expect(await pdfText(after.path)).toBe(own);
  });

  it('go on on marked pages where the words of the office are many', async () => {
    const content = (await draft({ kind: 'certificate' })).json();
    const line = `{person.name}: Quyết định số {order.number}, {completion.from} đến {completion.until}. ${'Lời dặn. '.repeat(40)}`;
    const long = { ...content.content, articles: [Array.from({ length: 18 }, () => line)] };
    const path = `/order-templates/${content.id}`;
    const saved = await kit.officer().patch(path, { version: 1, content: long });
    expect(saved.statusCode, saved.body).toBe(200);
    const pages = await pdfPages(`${path}/example.pdf`);
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) {
      expect(page).toContain('VÍ DỤ · NGƯỜI KHÔNG CÓ THẬT');
    }
    expect(pages.at(-1)).toContain('NGƯỜI CÓ THẨM QUYỀN KÝ');
  });
});
