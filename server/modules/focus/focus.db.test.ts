import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { settled } from '../../../test/support/settled.ts';
import { type Caller, type TestApp, testApp } from '../../../test/support/app.ts';
import { appendEvent } from '../../platform/events/outbox.ts';
import { recountFigures } from '../../platform/figures/recount.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { focusFigures } from './figures.ts';

const COMMUNE = '06184';
const HOUR = 3_600_000;
let t: TestApp;
let officer: Caller;
let made = 0;
beforeAll(async () => {
  t = await testApp();
  officer = await t.as('commune-officer', COMMUNE);
});
afterAll(() => t.close());

const iso = (offset = 0) => new Date(t.clock.now() + offset).toISOString();
const post = async (path: string, body: object) => {
  const answer = await officer.post(path, body);
  expect(answer.statusCode, answer.body).toBeLessThan(300);
  return answer.json();
};
const newCase = async (extra: object = {}) => {
  made += 1;
  const person = await post('/people', {
    fullName: `Hứa Văn Lâm ${['An', 'Bình', 'Cường', 'Dũng', 'Em', 'Giang'][made]}`,
    birthYear: 1950 + made,
    phones: [`091277700${made}`],
    areaId: t.areaId(COMMUNE),
  });
  const opened = await post('/cases', {
    personId: person.id,
    disease: 'covid-19',
    classification: 'CONFIRMED',
    reportDate: '2026-11-15',
    ...extra,
  });
  return opened.id as string;
};
const open = async (extra: object = {}) =>
  (
    await post('/foci', {
      title: 'Ổ dịch thôn Nà Pàn',
      disease: 'covid-19',
      areaId: t.areaId(COMMUNE),
      foundAt: iso(-HOUR),
      ...extra,
    })
  ).id as string;
const step = async (id: string, to: string, extra: object = {}) =>
  await officer.post(`/foci/${id}/steps`, { id: uuid7(), to, at: iso(), ...extra });
const differences = async () => await recountFigures(t.app.platform.db, focusFigures, t.clock.now());

describe('a focus', () => {
  it('is found, active, ended, each with its report and clock', async () => {
    const first = await newCase();
    const id = await open({ caseIds: [first] });
    const found = (await officer.get(`/foci/${id}`)).json();
    expect(found).toMatchObject({
      state: 'FOUND',
      group: 'B',
      cases: 1,
      next: { stage: 'found', dueAt: iso(47 * HOUR), late: false },
      rule: { reportHours: 48, quietDays: 28, certainty: 'unverified' },
    });
    const report = { id: uuid7(), stage: 'found', at: iso(), to: 'CDC tỉnh' };
    const told = await officer.post(`/foci/${id}/reports`, report);
    expect(told.json()).toMatchObject({ next: null });
    expect((await officer.post(`/foci/${id}/reports`, report)).statusCode).toBe(200);
    expect(
      (await officer.post(`/foci/${id}/reports`, { ...report, id: uuid7(), stage: 'ended' })).json().code,
    ).toBe('focus.no-such-report');
    expect((await step(id, 'ENDED')).json().code).toBe('focus.not-now');
    expect((await step(id, 'ACTIVE')).json()).toMatchObject({ state: 'ACTIVE', next: { stage: 'active' } });
    expect(await differences()).toEqual([]);
    // The newest case was reported on 15/11: 28 days later it may end.
    const early = await step(id, 'ENDED');
    expect(early.json().code).toBe('focus.too-early');
    expect(early.json().message).toContain('13/12/2026');
    expect((await step(id, 'ENDED', { reason: 'Chuyển sang địa bàn khác quản lý' })).json()).toMatchObject({
      state: 'ENDED',
    });
    expect((await step(id, 'ACTIVE')).json()).toMatchObject({ state: 'ACTIVE', endedAt: null });
    expect(await differences()).toEqual([]);
    const list = (await officer.get('/foci?state=ACTIVE')).json().items;
    expect(list.map((one: { id: string }) => one.id)).toContain(id);
  });

  it('is proposed the cases opened inside it; an officer decides', async () => {
    t.clock.advance(60_000);
    const id = await open({ title: 'Ổ dịch hai' });
    const caseId = await newCase();
    const shown = async () => (await officer.get(`/foci/${id}`)).json();
    await vi.waitFor(async () => expect((await shown()).proposed).toBe(1), { timeout: 30_000 });
    expect((await shown()).linked).toMatchObject([{ caseId, state: 'PROPOSED', why: 'area' }]);
    await officer.post(`/foci/${id}/cases`, { caseIds: [caseId], state: 'LINKED' });
    expect(await shown()).toMatchObject({ cases: 1, proposed: 0 });
    const measles = await newCase({ disease: 'measles' });
    expect(
      (await officer.post(`/foci/${id}/cases`, { caseIds: [measles], state: 'LINKED' })).json().code,
    ).toBe('focus.unknown-case');
  });

  it('is not proposed a case that was opened before it, however late that becomes known', async () => {
    const caseId = await newCase();
    await settled(t.app);
    const opened = t.clock.now();
    t.clock.advance(60_000);
    const id = await open({ title: 'Ổ dịch ba' });
    const payload = { caseId, areaNos: [] };
    await t.app.platform.db
      .transaction()
      .execute(
        async (tx) => await appendEvent(tx, { topic: 'case.opened', dataset: 'demo', payload, at: opened }),
      );
    await settled(t.app);
    expect((await officer.get(`/foci/${id}`)).json()).toMatchObject({ proposed: 0, linked: [] });
    // Its officer adds it by hand.
    const linked = await officer.post(`/foci/${id}/cases`, { caseIds: [caseId], state: 'LINKED' });
    expect(linked.json()).toMatchObject({ cases: 1, linked: [{ caseId, state: 'LINKED', why: 'hand' }] });
  });

  it('is on the map while it is found or active, and names its cordons', async () => {
    const id = await open({ title: 'Ổ dịch bốn' });
    const cordon = await post('/lockdowns', {
      title: 'Khu của ổ dịch bốn',
      disease: 'covid-19',
      shape: { kind: 'unit', areaId: t.areaId(COMMUNE) },
      sources: { personIds: [] },
      from: iso(),
      until: iso(24 * HOUR),
      reason: 'Có ca bệnh',
      focusId: id,
    });
    const cordonsOf = async (focus: string) =>
      (await officer.get(`/lockdowns?focus=${focus}`)).json().items.map((one: { id: string }) => one.id);
    expect([await cordonsOf(id), await cordonsOf(uuid7())]).toEqual([[cordon.id], []]);
    const onMap = async () =>
      (await officer.get('/foci?open=true&limit=200')).json().items as { id: string; lat: number | null }[];
    expect((await onMap()).find((one) => one.id === id)?.lat).toBeTypeOf('number');
    await step(id, 'DROPPED', { reason: 'Không phải ổ dịch' });
    expect((await onMap()).map((one) => one.id)).not.toContain(id);
  });

  it('comes from a cluster with its cases, and leads the list when its report is late', async () => {
    const caseId = await newCase();
    const cluster = await post('/clusters', {
      title: 'Đám cưới',
      disease: 'covid-19',
      areaId: t.areaId(COMMUNE),
      from: iso(-48 * HOUR),
      to: iso(-40 * HOUR),
    });
    await post(`/clusters/${cluster.id}/participants`, { caseIds: [caseId] });
    const id = await open({ title: 'Ổ dịch đám cưới', clusterId: cluster.id, foundAt: iso(-72 * HOUR) });
    expect((await officer.get(`/foci/${id}`)).json()).toMatchObject({
      clusterId: cluster.id,
      cases: 1,
      next: { late: true },
    });
    expect((await officer.get('/foci')).json().items[0].id).toBe(id);
    expect((await officer.get('/foci?late=true')).json().items.map((one: { id: string }) => one.id)).toEqual([
      id,
    ]);
    expect((await step(id, 'DROPPED')).json().code).toBe('focus.reason-missing');
    expect((await step(id, 'DROPPED', { reason: 'Không phải ổ dịch' })).json()).toMatchObject({
      state: 'DROPPED',
      next: null,
    });
    expect(await differences()).toEqual([]);
  });
});
