import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localDate } from '../../platform/clock/clock.ts';
import { levelKit, type LevelKit } from './testing/level-kit.ts';

let k: LevelKit;
beforeAll(async () => {
  k = await levelKit();
});
afterAll(() => k.close());

/** A case with two F1 of the office and one F2 whom the first F1 met at the canteen; all confirmed, F1 and F2 under orders. */
async function outbreak(tag: string) {
  const [office, canteen] = [await k.place(`Văn phòng ${tag}`), await k.place(`Căng tin ${tag}`)];
  const [f0, near, other, second] = [
    await k.person(`Nguyễn Văn An ${tag}`),
    await k.person(`Trần Thị Bình ${tag}`),
    await k.person(`Lê Văn Cường ${tag}`),
    await k.person(`Phạm Thị Dung ${tag}`),
  ];
  await k.stay(f0, office, 26, 240);
  await k.stay(near, office, 25, 120);
  await k.stay(other, office, 25, 90);
  await k.stay(near, canteen, 10, 60);
  await k.stay(second, canteen, 10, 60);
  const caseId = await k.caseOf(f0);
  await k.trace(caseId);
  await k.confirm(caseId, [near, other, second]);
  const orders = await k.order(caseId, [near, other, second]);
  await k.settled();
  return { f0, near, other, second, caseId, orders, office, canteen };
}

describe('a contact who tests positive', () => {
  it('is proposed as a case with source and dates; its F2 become F1 of it; nothing happens before it is confirmed', async () => {
    const o = await outbreak('dương tính');
    await k.test(o.near, 'POSITIVE');
    const set = await k.nextSet(o.caseId, 'RESULT_POSITIVE');
    expect(set).toMatchObject({
      status: 'OPEN',
      subject: { personId: o.near },
      moves: [
        { from: 1, to: 0, n: 1 },
        { from: 2, to: 1, n: 1 },
      ],
    });
    expect(await k.rows(set.id)).toMatchObject([
      { personId: o.near, proposal: 'CONVERT_TO_CASE', status: 'OPEN' },
      { personId: o.second, proposal: 'CONFIRM_CONTACT', reason: 'EXPOSED_BY_POSITIVE', status: 'OPEN' },
    ]);
    expect((await k.officer.get(`/cases?person=${o.near}`)).json().items).toEqual([]);
    const early = await k.apply(set.id, { personIds: [o.second] });
    expect(early.outcomes).toMatchObject([{ id: o.second, status: 409, code: 'levels.convert-first' }]);
    const applied = await k.apply(set.id);
    expect(applied.outcomes.map((one) => one.status)).toEqual([200, 200]);
    expect(applied).toMatchObject({ open: 0, set: { status: 'APPLIED' } });
    const [made] = (await k.officer.get(`/cases?person=${o.near}`)).json().items;
    expect(made).toMatchObject({
      classification: 'CONFIRMED',
      sourceCaseId: o.caseId,
      sampleDate: localDate(k.clock.now()),
      pcrPositiveDate: localDate(k.clock.now()),
    });
    const contacts = (await k.officer.get(`/cases/${made.id}/contacts`)).json().items;
    expect(contacts.find((one: { personId: string }) => one.personId === o.second)).toMatchObject({
      level: 'F1',
      status: 'CONFIRMED',
    });
    const old = (await k.officer.get(`/cases/${o.caseId}/contacts`)).json().items;
    expect(old.find((one: { personId: string }) => one.personId === o.near)).toMatchObject({
      status: 'CONVERTED',
      orderId: o.orders.get(o.near),
    });
    const again = await k.apply(set.id, { personIds: [o.near, o.second] });
    expect(again.outcomes.map((one) => one.status)).toEqual([200, 200]);
    expect((await k.officer.get(`/cases?person=${o.near}`)).json().items).toHaveLength(1);
  });

  it('whose result is corrected: what waits is taken over; a case that it made may be discarded', async () => {
    const o = await outbreak('sửa kết quả');
    const code = await k.test(o.near, 'POSITIVE');
    const waiting = await k.nextSet(o.caseId, 'RESULT_POSITIVE');
    await k.correct(code, 'INDETERMINATE');
    await k.settled();
    expect((await k.sets(`&case=${o.caseId}&cause=RESULT_POSITIVE`))[0]).toMatchObject({
      id: waiting.id,
      status: 'DISMISSED',
    });
    expect((await k.rows(waiting.id)).every((row) => row.status === 'SUPERSEDED')).toBe(true);
    await k.correct(code, 'POSITIVE');
    const set = await k.nextSet(o.caseId, 'RESULT_CORRECTED');
    await k.apply(set.id);
    const [made] = (await k.officer.get(`/cases?person=${o.near}`)).json().items;
    await k.correct(code, 'NEGATIVE');
    const discard = await k.nextSet(made.id, 'RESULT_CORRECTED');
    expect(await k.rows(discard.id)).toMatchObject([
      { personId: o.near, from: 0, to: null, proposal: 'DISCARD_CASE' },
    ]);
    expect((await k.officer.get(`/cases/${made.id}`)).json().classification).toBe('CONFIRMED');
    await k.apply(discard.id);
    expect((await k.officer.get(`/cases/${made.id}`)).json().classification).toBe('NO_CASE');
  });
});

describe('an F1 who tests negative', () => {
  it('lists the F2 whom nobody else exposed; the order ends when an officer confirms', async () => {
    const o = await outbreak('âm tính');
    await k.test(o.near, 'NEGATIVE');
    const set = await k.nextSet(o.caseId, 'RESULT_NEGATIVE');
    expect(await k.rows(set.id)).toMatchObject([
      { personId: o.second, from: 2, to: null, proposal: 'RELEASE_ORDER', orderId: o.orders.get(o.second) },
    ]);
    expect(set.ordersMayEnd).toBe(1);
    expect(await k.orderStatus(o.orders.get(o.second)!)).toBe('IN_FORCE');
    const applied = await k.apply(set.id);
    expect(applied.outcomes).toMatchObject([{ id: o.second, status: 200 }]);
    expect(await k.orderStatus(o.orders.get(o.second)!)).toBe('RELEASED');
    expect(await k.orderStatus(o.orders.get(o.near)!)).toBe('IN_FORCE');
  });

  it('says nothing by a sample from before the last exposure', async () => {
    const o = await outbreak('quá sớm');
    await k.test(o.near, 'NEGATIVE', 40);
    await k.settled();
    expect(await k.sets(`&case=${o.caseId}&cause=RESULT_NEGATIVE`)).toEqual([]);
  });
});

describe('a discarded case', () => {
  it('lists its contacts, and those held by another case for information; taken up again, nothing waits', async () => {
    const o = await outbreak('loại trừ');
    const rival = await k.person('Hoàng Văn Em');
    await k.stay(rival, o.office, 25, 60);
    const other = await k.caseOf(rival);
    await k.trace(other);
    await k.confirm(other, [o.other]);
    const change = async (classification: string) =>
      await k.officer.patch(`/cases/${o.caseId}`, {
        version: (await k.officer.get(`/cases/${o.caseId}`)).json().version,
        classification,
        reason: 'Xét nghiệm lại',
      });
    expect((await change('NO_CASE')).statusCode).toBe(200);
    const set = await k.nextSet(o.caseId, 'CASE_DISCARDED');
    const proposals = new Map((await k.rows(set.id)).map((row) => [row.personId, row.proposal]));
    expect(proposals.get(o.near)).toBe('RELEASE_ORDER');
    expect(proposals.get(o.second)).toBe('RELEASE_ORDER');
    expect(proposals.get(o.other)).toBe('NONE');
    await change('CONFIRMED');
    await k.settled();
    expect((await k.sets(`&case=${o.caseId}&cause=CASE_DISCARDED`))[0]!.status).toBe('DISMISSED');
    const refused = await k.officer.post(`/level-changes/${set.id}/apply`, { reason: 'x' });
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'levels.dismissed']);
    expect(await k.orderStatus(o.orders.get(o.near)!)).toBe('IN_FORCE');
  });
});

describe('a new tracing', () => {
  it('lists who is no longer found, once, and who is found again', async () => {
    const o = await outbreak('truy vết lại');
    const window = { depth: 1, from: new Date(k.clock.now() - 20 * 3_600_000).toISOString() };
    await k.trace(o.caseId, window);
    const gone = await k.nextSet(o.caseId, 'RETRACED');
    expect(gone.moves).toEqual([{ from: 1, to: null, n: 2 }]);
    expect((await k.rows(gone.id)).map((row) => row.proposal)).toEqual(['RELEASE_ORDER', 'RELEASE_ORDER']);
    await k.trace(o.caseId, window);
    expect(await k.sets(`&case=${o.caseId}&cause=RETRACED`)).toHaveLength(1);
    await k.trace(o.caseId, { depth: 1 });
    const [again] = await k.sets(`&case=${o.caseId}&cause=RETRACED`);
    expect(again!.moves).toEqual([{ from: null, to: 1, n: 2 }]);
    expect((await k.sets(`&case=${o.caseId}&cause=RETRACED`)).find((set) => set.id === gone.id)!.status).toBe(
      'DISMISSED',
    );
    const late = await k.officer.post(`/level-changes/${gone.id}/apply`, { reason: 'x' });
    expect(late.json().code).toBe('levels.dismissed');
    expect(await k.orderStatus(o.orders.get(o.near)!)).toBe('IN_FORCE');
  });

  it('after a moved window runs by itself', async () => {
    const o = await outbreak('đổi cửa sổ');
    const { version } = (await k.officer.get(`/cases/${o.caseId}`)).json();
    const isolatedAt = new Date(k.clock.now() - 25.5 * 3_600_000).toISOString();
    await k.officer.patch(`/cases/${o.caseId}`, { version, isolatedAt });
    const set = await k.nextSet(o.caseId, 'RETRACED');
    expect(set.moves.some((move) => move.from === 1 && move.to === null)).toBe(true);
    expect(await k.orderStatus(o.orders.get(o.near)!)).toBe('IN_FORCE');
  });
});

describe('a change set', () => {
  it('is dismissed with a reason, and then carries nothing out', async () => {
    const o = await outbreak('bỏ qua');
    await k.test(o.near, 'NEGATIVE');
    const set = await k.nextSet(o.caseId, 'RESULT_NEGATIVE');
    expect((await k.officer.post(`/level-changes/${set.id}/dismiss`, {})).statusCode).toBe(400);
    const reason = 'Chờ xét nghiệm lần hai';
    const dismissed = await k.officer.post(`/level-changes/${set.id}/dismiss`, { reason });
    expect(dismissed.json()).toMatchObject({ status: 'DISMISSED', reason, settledBy: 'health-officer 1' });
    expect((await k.officer.post(`/level-changes/${set.id}/apply`, { reason: 'x' })).statusCode).toBe(409);
    expect(await k.orderStatus(o.orders.get(o.second)!)).toBe('IN_FORCE');
  });

  it('of another province is neither seen nor carried out', async () => {
    const o = await outbreak('ngoài địa bàn');
    await k.test(o.near, 'NEGATIVE');
    const set = await k.nextSet(o.caseId, 'RESULT_NEGATIVE');
    const outside = await k.as('health-officer', '46');
    expect((await outside.get('/level-changes')).json().items).toEqual([]);
    for (const answer of [
      await outside.get(`/level-changes/${set.id}`),
      await outside.get(`/level-changes/${set.id}/rows`),
      await outside.post(`/level-changes/${set.id}/apply`, { reason: 'x' }),
      await outside.post(`/level-changes/${set.id}/dismiss`, { reason: 'x' }),
    ]) {
      expect(answer.statusCode).toBe(403);
    }
    expect(await k.orderStatus(o.orders.get(o.second)!)).toBe('IN_FORCE');
  });
});
