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
  return wordsOf(await k.officer.get(`/lockdowns/${id}/decision.pdf?which=${which}`));
}

function wordsOf(pdf: Awaited<ReturnType<LockdownKit['officer']['get']>>): string {
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
    expect(issued).toContain('ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN');
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

  it('without saying which is the newest decision, and says what is missing before there is one', async () => {
    const id = await k.draft({ title: 'Không nói rõ', until: k.iso(5 * DAY) });
    const newest = async () => await k.officer.get(`/lockdowns/${id}/decision.pdf`);
    const none = await newest();
    expect([none.statusCode, none.json().code]).toEqual([409, 'lockdown.not-decided']);
    const { number } = (await k.decide(id)).setUp;
    expect(wordsOf(await newest())).toContain(`Số: ${number}`);
    const longer = await extend(id, k.iso(9 * DAY));
    expect(wordsOf(await newest())).toContain(`Số: ${longer.number}`);
    k.t.clock.advance(60_000);
    const noted = { id: uuid7(), until: k.iso(8 * DAY), reason: 'Chỉ ghi lại' };
    expect((await k.officer.post(`/lockdowns/${id}/extensions`, noted)).statusCode).toBe(200);
    expect(wordsOf(await newest())).toContain(`Số: ${longer.number}`);
  });
});

describe.skipIf(!poppler)('a preview of the paper of a cordon', () => {
  const signing = () => ({ officeId: k.officeId, legalBasis: 'Luật 114/2025/QH15' });
  const preview = async (id: string, body: object) =>
    await k.officer.post(`/lockdowns/${id}/preview.pdf`, body);
  /** A paper without what only the issue gives it: the number, and the mark of a draft. */
  const bare = (text: string) =>
    text
      .replaceAll(/BẢN XEM TRƯỚC · CHƯA BAN HÀNH( ·)?/gu, '')
      .replaceAll(/(?<!\d)\d{4}\/(?=QĐ)/gu, '/')
      .replaceAll(/Số: [ .…]*\//gu, 'Số: /')
      // Pieces of the mark that lies across the page.
      .replaceAll(/(?<!\p{L})\p{Lu}{1,3}(?!\p{L})/gu, '')
      .replace(/ Tra cứu:.*$/u, '')
      .replaceAll(/\s+/gu, ' ')
      .trim();

  it('says what the decision will say, in the words of the office, marked and without a number', async () => {
    const template = await started('cordon', () => ({ above: 'UBND TỈNH LẠNG SƠN' }));
    const id = await k.draft({ title: 'Xem trước' });
    const before = (await k.officer.get(`/lockdowns/${id}`)).json();
    const shown = wordsOf(await preview(id, { act: 'decision', ...signing() }));
    expect(shown).toContain('BẢN XEM TRƯỚC · CHƯA BAN HÀNH');
    expect(shown).toContain('ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN');
    expect((await k.officer.get(`/lockdowns/${id}`)).json()).toEqual(before);
    const next = await k.draft({ title: 'Số tiếp theo' });
    const { number: first } = (await k.decide(next)).setUp;
    const { number } = (await k.decide(id)).setUp;
    expect(Number(number.slice(0, 4))).toBe(Number(first.slice(0, 4)) + 1);
    expect(shown).not.toContain(number);
    expect(bare(shown)).toBe(bare(await words(id, 'set-up')));
    const ended = await k.health.post(`/order-templates/${template}/end`, { reason: 'Thay mẫu' });
    expect(ended.statusCode, ended.body).toBe(200);
  });

  it('of a correction shows what is typed, before an office was chosen its legal basis left open', async () => {
    const id = await k.draft({ title: 'Tên cũ' });
    const typed = { title: 'Ngõ 12', reason: 'Hai ca trong ngõ', from: k.iso(), until: k.iso(3 * DAY) };
    const shown = wordsOf(await preview(id, { act: 'decision', officeId: k.officeId, ...typed }));
    expect(shown).toContain('Ngõ 12');
    expect(shown).not.toContain('Tên cũ');
    expect((await k.officer.get(`/lockdowns/${id}`)).json().title).toBe('Tên cũ');
    const over = await preview(id, { act: 'decision', ...signing(), ...typed, until: k.iso(-DAY) });
    expect(over.json().code).toBe('lockdown.bad-term');
    const past = { from: k.iso(-9 * DAY), until: k.iso(-DAY) };
    expect((await preview(id, { act: 'decision', ...signing(), ...past })).json().code).toBe(
      'lockdown.term-over',
    );
  });

  it('of a longer, a shorter term and of a lift is the paper that follows', async () => {
    const id = await k.draft({ title: 'Đổi hạn, xem trước', until: k.iso(5 * DAY) });
    const term = (until: string) => ({
      act: 'extension',
      ...signing(),
      until,
      reason: 'Theo diễn biến dịch',
    });
    expect((await preview(id, term(k.iso(9 * DAY)))).json().code).toBe('lockdown.not-now');
    const { until } = await k.decide(id);
    expect((await preview(id, term(until))).json().code).toBe('lockdown.same-term');
    for (const end of [k.iso(9 * DAY), k.iso(3 * DAY)]) {
      const { id: extension } = await extend(id, end);
      const issued = await words(id, `extension&extension=${extension}`);
      expect(issued).toMatch(/Thời hạn mới/u);
    }
    const longer = k.iso(12 * DAY);
    k.t.clock.advance(60_000);
    const shown = wordsOf(await preview(id, term(longer)));
    k.t.clock.advance(-60_000);
    const { id: extension } = await extend(id, longer);
    expect(bare(shown)).toBe(bare(await words(id, `extension&extension=${extension}`)));
    k.t.clock.advance(60_000);
    // Conditions that are not met refuse the decision, not the look at its paper.
    const lift = { ...signing(), reason: 'Hết dịch' };
    const ahead = wordsOf(await preview(id, { act: 'lift', ...lift }));
    const done = { id: uuid7(), ...lift, againstChecklist: true };
    expect((await k.officer.post(`/lockdowns/${id}/lift`, done)).statusCode).toBe(200);
    expect(bare(ahead)).toBe(bare(await words(id, 'lift')));
  });
});
