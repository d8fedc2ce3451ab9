import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Wording } from '../../../contract/order-templates.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { DAY, HOUR, type LockdownKit, lockdownKit } from './testing/lockdown-kit.ts';

const poppler = existsSync('/usr/bin/pdftotext');
const DEAD = 'Luật Phòng, chống bệnh truyền nhiễm số 03/2007/QH12';

let k: LockdownKit;
beforeAll(async () => {
  k = await lockdownKit();
});
afterAll(async () => await k.t.close());

const today = () => new Date(k.t.clock.now() + 7 * HOUR).toISOString().slice(0, 10);

/** A template of the office put into force today, with some parts changed. */
async function started(kind: string, change: (wording: Wording) => Partial<Wording>): Promise<string> {
  const made = await k.officer.post('/order-templates', { id: uuid7(), officeId: k.officeId, kind });
  expect(made.statusCode, made.body).toBe(201);
  const { id, version, content } = made.json();
  const saved = await k.officer.patch(`/order-templates/${id}`, {
    version,
    content: { ...content, ...change(content) },
  });
  expect(saved.statusCode, saved.body).toBe(200);
  const start = { version: saved.json().version, validFrom: today() };
  const answer = await k.health.post(`/order-templates/${id}/start`, start);
  expect(answer.statusCode, answer.body).toBe(200);
  return id;
}

async function words(id: string, which: string): Promise<string> {
  const pdf = await k.officer.get(`/lockdowns/${id}/decision.pdf?which=${which}`);
  expect(pdf.statusCode, pdf.body.slice(0, 300)).toBe(200);
  const input = pdf.rawPayload;
  return execFileSync('pdftotext', ['-layout', '-', '-'], { input }).toString('utf8').replace(/\s+/gu, ' ');
}

const extend = async (id: string, until: string) => {
  k.t.clock.advance(60_000);
  const decision = { officeId: k.officeId, legalBasis: 'Luật 114/2025/QH15' };
  const body = { id: uuid7(), until, reason: 'Theo diễn biến dịch', decision };
  const answer = await k.officer.post(`/lockdowns/${id}/extensions`, body);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json().extensions[0] as { id: string; number: string };
};

describe.skipIf(!poppler)('papers of a cordon', () => {
  it('are worded by their office, and keep their words, whatever becomes of template, roster and unit', async () => {
    const template = await started('cordon', ({ basis, articles }) => ({
      above: 'UBND TỈNH LẠNG SƠN',
      basis: [...basis, DEAD],
      articles: [[...articles[0]!, 'Trực ban 24/24: 1022, {area.name}.'], ...articles.slice(1)],
    }));
    const id = await k.draft();
    const decided = await k.decide(id);
    // The law that the office's words name is judged like the officer's own.
    expect(decided.warnings.map((one: { code: string }) => one.code)).toContain('order.legal-ended');
    const issued = await words(id, 'set-up');
    expect(issued).toContain('UBND TỈNH LẠNG SƠN');
    expect(issued).toContain('Trực ban 24/24: 1022, xã Đồng Đăng.');
    expect(issued).toContain('Trong khu có 2 hộ, 3 người');
    // The hamlet and its commune are named once each, and the health station is that of the commune.
    expect(issued).toMatch(/tại: Thôn Nà Pàn, [^,]*Đồng Đăng\./u);
    expect(issued).toContain('- Trạm y tế xã Đồng Đăng;');
    const ended = await k.health.post(`/order-templates/${template}/end`, { reason: 'Thay mẫu' });
    expect(ended.statusCode, ended.body).toBe(200);
    const [member] = (await k.officer.get(`/lockdowns/${id}/members`)).json().items;
    await k.officer.post(`/lockdowns/${id}/departures`, {
      memberIds: [member.id],
      at: k.iso(-HOUR / 2),
      reason: 'mistake',
    });
    expect(await words(id, 'set-up')).toBe(issued);
    // The next cordon has the general wording again.
    const next = await k.draft({ title: 'Xóm dưới' });
    await k.decide(next);
    expect(await words(next, 'set-up')).not.toContain('Trực ban');
  });

  it('say of a longer, a shorter term and a lift what was and what is, each in its kind of words', async () => {
    await started('cordon-reduction', () => ({ title: 'Về việc thu hẹp thời gian phong tỏa' }));
    const id = await k.draft({ title: 'Đổi hạn', until: k.iso(5 * DAY) });
    const { number } = (await k.decide(id)).setUp;
    const longer = await extend(id, k.iso(9 * DAY));
    const shorter = await extend(id, k.iso(3 * DAY));
    const first = await words(id, `extension&extension=${longer.id}`);
    const second = await words(id, `extension&extension=${shorter.id}`);
    expect(first).toContain('Về việc gia hạn khu phong tỏa');
    expect(first).toContain(`theo Quyết định số ${number}`);
    expect(second).toContain('Về việc thu hẹp thời gian phong tỏa');
    const end = (text: string, which: string) =>
      new RegExp(`Thời hạn ${which}: đến ([^.,]+)`, 'u').exec(text)?.[1];
    expect(end(second, 'cũ')).toBe(end(first, 'mới'));
    expect(end(first, 'cũ')).not.toBe(end(first, 'mới'));
    k.t.clock.advance(60_000);
    const lift = { id: uuid7(), officeId: k.officeId, legalBasis: 'Luật 114/2025/QH15', reason: 'Hết dịch' };
    const lifted = await k.officer.post(`/lockdowns/${id}/lift`, { ...lift, againstChecklist: true });
    expect(lifted.statusCode, lifted.body).toBe(200);
    const paper = await words(id, 'lift');
    expect(paper).toContain('Về việc dỡ bỏ khu phong tỏa');
    expect(paper).toContain(`Số: ${lifted.json().lifted.number}`);
  });

  it('of a new end are issued for another end only, and take no number otherwise', async () => {
    const id = await k.draft({ title: 'Trùng hạn', until: k.iso(5 * DAY) });
    const { until, setUp } = await k.decide(id);
    const decision = { officeId: k.officeId, legalBasis: 'Luật 114/2025/QH15' };
    const same = { id: uuid7(), until, reason: 'Bấm nhầm', decision };
    const refused = await k.officer.post(`/lockdowns/${id}/extensions`, same);
    expect([refused.statusCode, refused.json().code]).toEqual([422, 'lockdown.same-term']);
    // A field without seconds is no shorter term.
    const seconds = { ...same, id: uuid7(), until: new Date(Date.parse(until) - 12_000).toISOString() };
    const cut = await k.officer.post(`/lockdowns/${id}/extensions`, seconds);
    expect(cut.json().code).toBe('lockdown.same-term');
    const longer = await extend(id, k.iso(9 * DAY));
    expect(Number(longer.number.slice(0, 4))).toBe(Number(setUp.number.slice(0, 4)) + 1);
    await extend(id, k.iso(3 * DAY));
    const { extensions } = (await k.officer.get(`/lockdowns/${id}`)).json();
    expect(extensions.map((one: { shorter: boolean }) => one.shorter)).toEqual([true, false]);
  });

  it('issued before words were kept read the general wording', async () => {
    const id = await k.draft({ title: 'Trước đây' });
    await k.decide(id);
    const now = await words(id, 'set-up');
    await sql`update lockdown set set_up = set_up - 'wording' - 'paper' where id = ${id}`.execute(
      k.t.app.platform.db,
    );
    expect(await words(id, 'set-up')).toBe(now);
  });

  it('can be tried on paper before they are put into force', async () => {
    const kind = 'cordon-lift';
    const made = await k.officer.post('/order-templates', { id: uuid7(), officeId: k.officeId, kind });
    const { id, content } = made.json();
    const example = await k.officer.get(`/order-templates/${id}/example.pdf`);
    expect([example.statusCode, example.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    const check = { officeId: k.officeId, kind, content: { ...content, articles: [['Dỡ {person.name}']] } };
    const faults = (await k.officer.post('/order-templates/checks', check)).json().faults;
    expect(faults.map((one: { code: string }) => one.code)).toContain('other-paper');
  });
});
