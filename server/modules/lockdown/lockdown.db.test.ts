import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { DAY, HOUR, type LockdownKit, lockdownKit } from './testing/lockdown-kit.ts';

let k: LockdownKit;
beforeAll(async () => {
  k = await lockdownKit();
});
afterAll(() => k.t.close());

const show = async (id: string) => (await k.officer.get(`/lockdowns/${id}`)).json();
/** The stock of a counter at the hamlet, up to now. */
const figure = async (metric: string) => {
  const answer = await k.health.get(`/figures?metric=${metric}&area=${k.t.areaId('06184')}&step=total`);
  const points: [at: string, value: number][] = answer.json().series[0].points;
  return points.reduce((sum, [, value]) => sum + value, 0);
};

describe('a cordon', () => {
  it('holds whoever lives in its unit, and is in force by its decision only', async () => {
    const id = await k.draft();
    const draft = await show(id);
    expect(draft).toMatchObject({ state: 'DRAFT', people: 3, households: 2, number: null });
    expect((await k.officer.post(`/lockdowns/${id}/lift`, lift())).json().code).toBe('lockdown.not-now');
    const body = { id: uuid7(), officeId: k.officeId, legalBasis: 'Luật 03/2007/QH12' };
    const set = await k.officer.post(`/lockdowns/${id}/decision`, body);
    expect(set.json()).toMatchObject({
      state: 'ACTIVE',
      number: '0001/QĐ-UBND',
      legalBasis: 'Luật 03/2007/QH12',
    });
    // The law of 2007 has ended: said beside the decision, which stands.
    expect(set.json().warnings.map((one: { code: string }) => one.code)).toContain('order.legal-ended');
    const again = await k.officer.post(`/lockdowns/${id}/decision`, body);
    expect([again.statusCode, again.json().number]).toEqual([200, '0001/QĐ-UBND']);
    const other = await k.officer.post(`/lockdowns/${id}/decision`, { ...body, id: uuid7() });
    expect(other.json().code).toBe('lockdown.not-now');
    expect(await k.differences()).toEqual([]);
    expect([
      await figure('lockdown.active'),
      await figure('lockdown.people'),
      await figure('lockdown.households'),
    ]).toEqual([1, 3, 2]);
    const paper = await k.officer.get(`/lockdowns/${id}/decision.pdf?which=set-up`);
    expect([paper.statusCode, paper.rawPayload.subarray(0, 4).toString()]).toEqual([200, '%PDF']);
    expect((await k.officer.get(`/lockdowns/${id}/decision.pdf?which=lift`)).json().code).toBe(
      'lockdown.no-document',
    );
  });

  it('is corrected before its decision, and never decided for a term that is over', async () => {
    const id = await k.draft({ title: 'Sửa', from: k.iso(-2 * DAY), until: k.iso(-DAY) });
    const sign = { id: uuid7(), officeId: k.officeId, legalBasis: 'Luật 114/2025/QH15' };
    expect((await k.officer.post(`/lockdowns/${id}/decision`, sign)).json().code).toBe('lockdown.term-over');
    const correct = async (body: object) => await k.officer.patch(`/lockdowns/${id}`, body);
    const wrong = await correct({ version: 1, until: k.iso(-3 * DAY) });
    expect(wrong.json().code).toBe('lockdown.bad-term');
    const right = await correct({ version: 1, title: 'Thôn Nà Pàn, xóm trên', until: k.iso(5 * DAY) });
    expect(right.json()).toMatchObject({ title: 'Thôn Nà Pàn, xóm trên', until: k.iso(5 * DAY), version: 2 });
    const late = await correct({ version: 1, title: 'Tên khác' });
    expect([late.statusCode, late.json().current.title]).toEqual([409, 'Thôn Nà Pàn, xóm trên']);
    const decided = await k.officer.post(`/lockdowns/${id}/decision`, { ...sign, id: uuid7() });
    expect(decided.json()).toMatchObject({ state: 'ACTIVE', title: 'Thôn Nà Pàn, xóm trên' });
    // What was signed is no draft any more.
    const signed = await correct({ version: decided.json().version, title: 'Khác' });
    expect(signed.json().code).toBe('lockdown.not-now');
  });

  it('is extended by a decision of its own where one is asked for', async () => {
    const id = await k.draft({ title: 'Gia hạn', until: k.iso(DAY) });
    await k.decide(id);
    const decision = { officeId: k.officeId, legalBasis: 'Luật 03/2007/QH12' };
    const body = { id: uuid7(), until: k.iso(6 * DAY), reason: 'Còn ca mới', decision };
    const longer = await k.officer.post(`/lockdowns/${id}/extensions`, body);
    const [extension] = longer.json().extensions;
    expect(extension).toMatchObject({ until: k.iso(6 * DAY), reason: 'Còn ca mới' });
    expect(extension.number).toMatch(/^\d{4}\/QĐ-UBND$/u);
    expect(longer.json().warnings.map((one: { code: string }) => one.code)).toContain('order.legal-ended');
    // Sent again it takes no second number.
    const again = await k.officer.post(`/lockdowns/${id}/extensions`, body);
    expect(again.json().extensions).toEqual([extension]);
    k.t.clock.advance(60_000);
    const noted = { id: uuid7(), until: k.iso(7 * DAY), reason: 'Quyết định trên giấy' };
    const second = (await k.officer.post(`/lockdowns/${id}/extensions`, noted)).json().extensions;
    expect(second.map((one: { number: string | null }) => one.number)).toEqual([null, extension.number]);
    const paper = async (which: string) =>
      await k.officer.get(`/lockdowns/${id}/decision.pdf?which=${which}`);
    const pdf = await paper(`extension&extension=${extension.id}`);
    expect([pdf.statusCode, pdf.rawPayload.subarray(0, 4).toString()]).toEqual([200, '%PDF']);
    expect((await paper(`extension&extension=${second[0].id}`)).json().code).toBe('lockdown.no-document');
    // Without saying which it is the newest that has a decision.
    expect((await paper('extension')).statusCode).toBe(200);
  });

  it('gets people by the words of their address, by hand with their household, and keeps who left', async () => {
    const id = await k.draft({
      title: 'Ngõ 12 Trần Phú',
      shape: { kind: 'unit', areaId: k.t.areaId('06184') },
      sources: { address: ['ngõ 12'] },
    });
    expect(await show(id)).toMatchObject({ people: 1, households: 1 });
    const more = await k.officer.post(`/lockdowns/${id}/members`, {
      id: uuid7(),
      personIds: [k.people[0]],
      households: true,
    });
    expect(more.json()).toEqual({ added: 2, known: 1 - 1 });
    await k.decide(id);
    const members = (await k.officer.get(`/lockdowns/${id}/members`)).json().items;
    expect(members.map((one: { source: string }) => one.source).sort()).toEqual([
      'address',
      'hand',
      'household',
    ]);
    // A household is named as officers name it: by who heads it, else by the eldest inside.
    expect(members.map((one: { householdName: string }) => one.householdName).sort()).toEqual([
      'Lương Thị Mai An',
      'Lương Thị Mai An',
      'Lương Thị Mai Dung',
    ]);
    const hand = members.find((one: { source: string }) => one.source === 'hand');
    const left = await k.officer.post(`/lockdowns/${id}/departures`, {
      memberIds: [hand.id],
      at: k.iso(),
      reason: 'hospital',
    });
    expect(left.json()).toEqual({ left: 1, unchanged: 0 });
    expect(await show(id)).toMatchObject({ people: 2, households: 2 });
    expect(await k.differences()).toEqual([]);
    const back = await k.officer.post(`/lockdowns/${id}/members`, { id: uuid7(), personIds: [k.people[0]] });
    expect(back.json()).toEqual({ added: 1, known: 0 });
    const gone = (await k.officer.get(`/lockdowns/${id}/members?show=left`)).json().items;
    expect(gone).toHaveLength(1);
    expect(gone[0]).toMatchObject({ personId: k.people[0], leftReason: 'hospital' });
    expect(await k.differences()).toEqual([]);
  });

  it('is drawn closed, in Vietnam and of a size; what lies outside is warned of', async () => {
    const square = (lon: number, lat: number, side: number) => [
      [lon, lat],
      [lon + side, lat],
      [lon + side, lat + side],
      [lon, lat + side],
      [lon, lat],
    ];
    const preview = async (coordinates: unknown) =>
      (
        await k.officer.post('/lockdowns/preview', {
          shape: { kind: 'polygon', areaId: k.t.areaId('06184'), outline: { type: 'Polygon', coordinates } },
          sources: { shape: true },
        })
      ).json();
    const good = await preview([square(106.68, 21.93, 0.02)]);
    expect(good.km2).toBeGreaterThan(3);
    // The hamlet's middle lies inside: its people are found.
    expect(good).toMatchObject({ people: 3, households: 2, tooMany: false });
    expect((await preview([square(106.68, 21.93, 0.02).slice(0, 4)])).code).toBe('lockdown.outline-open');
    expect((await preview([square(21.93, 106.68, 0.02)])).code).toBe('lockdown.outline-elsewhere');
    expect((await preview([square(106.5, 21.5, 0.5)])).code).toBe('lockdown.outline-too-large');
    const far = await preview([square(106, 21.5, 0.01)]);
    expect(far.warnings.map((one: { code: string }) => one.code)).toEqual(['far-from-commune']);
  });
});

const lift = (extra: object = {}) => ({
  id: uuid7(),
  officeId: k.officeId,
  legalBasis: 'Luật 114/2025/QH15',
  reason: 'Hết ổ dịch',
  ...extra,
});

describe('the work inside', () => {
  it('guards gates, lets pass only for reasons allowed, and notes lines', async () => {
    const id = await k.draft();
    await k.decide(id);
    const gate = (
      await k.officer.post(`/lockdowns/${id}/gates`, { id: uuid7(), name: 'Cổng đầu thôn' })
    ).json();
    expect(await show(id)).toMatchObject({ gatesUnguarded: 1, guardsNow: 0 });
    const guards = await k.officer.post(`/lockdowns/${id}/guards`, {
      id: uuid7(),
      gateId: gate.id,
      guards: [{ who: 'Anh Ba', phone: '0912 345 678', from: k.iso(-HOUR), to: k.iso(5 * HOUR) }],
    });
    expect(guards.json()).toEqual({ added: 1 });
    expect(await show(id)).toMatchObject({
      gatesUnguarded: 0,
      guardsNow: 1,
      gates: [{ guards: [{ who: 'Anh Ba', phone: '0912345678', now: true }] }],
    });
    const pass = { gateId: gate.id, at: k.iso(), who: 'Bà Tư', allowedBy: 'Trưởng ca' };
    const out = { ...pass, id: uuid7(), direction: 'out', reason: 'dialysis' };
    expect((await k.officer.post(`/lockdowns/${id}/passes`, out)).statusCode).toBe(201);
    const wrong = await k.officer.post(`/lockdowns/${id}/passes`, {
      ...pass,
      id: uuid7(),
      direction: 'out',
      reason: 'return-home',
    });
    expect(wrong.json().code).toBe('lockdown.pass-not-allowed');
    const passes = (await k.officer.get(`/lockdowns/${id}/passes`)).json().items;
    expect(passes).toHaveLength(1);
    const analyst = await k.t.as('province-leader', '20');
    expect((await analyst.get(`/lockdowns/${id}/passes`)).json().items[0].who).toBe(null);
    const line = { kind: 'zalo', name: 'Nhóm Zalo thôn', state: 'working', reachedAt: k.iso() };
    await k.officer.post(`/lockdowns/${id}/lines`, { ...line, id: uuid7(), contact: '0912 000 111' });
    const failing = await k.officer.post(`/lockdowns/${id}/lines`, {
      kind: line.kind,
      name: line.name,
      id: uuid7(),
      state: 'failing',
    });
    // That nobody answered takes neither the number nor when somebody last did.
    expect(failing.json().lines).toMatchObject([
      { kind: 'zalo', state: 'failing', contact: '0912 000 111', reachedAt: line.reachedAt },
    ]);
  });

  it('takes a shift off the roster, and counts nobody at a gate that is closed', async () => {
    const id = await k.draft({ title: 'Trực' });
    await k.decide(id);
    const path = `/lockdowns/${id}`;
    const gate = (await k.officer.post(`${path}/gates`, { id: uuid7(), name: 'Cổng' })).json();
    const shift = { from: k.iso(-HOUR), to: k.iso(HOUR) };
    await k.officer.post(`${path}/guards`, {
      id: uuid7(),
      gateId: gate.id,
      guards: [
        { who: 'Anh Ba', ...shift },
        { who: 'Chị Tư', ...shift },
      ],
    });
    const [first] = (await show(id)).gates[0].guards;
    const removed = await k.officer.post(`${path}/guards/${first.id}/removal`, {});
    expect(removed.json()).toMatchObject({ guardsNow: 1 });
    expect(removed.json().gates[0].guards).toHaveLength(1);
    const gone = await k.officer.post(`${path}/guards/${first.id}/removal`, {});
    expect(gone.json().code).toBe('lockdown.unknown-item');
    const closed = await k.officer.post(`${path}/gates/${gate.id}/close`, {});
    expect(closed.json()).toMatchObject({ guardsNow: 0, gatesUnguarded: 0 });
  });

  it('knows who is missing from a test round by the samples of the laboratory', async () => {
    const id = await k.draft({ title: 'Xét nghiệm' });
    await k.decide(id);
    const round = { id: uuid7(), kind: 'test', plannedAt: k.iso(-HOUR / 2) };
    await k.officer.post(`/lockdowns/${id}/rounds`, round);
    expect((await show(id)).rounds[0]).toMatchObject({ due: 3, sampled: 0, missing: 3 });
    for (const personId of k.people.slice(0, 2)) {
      const test = await k.health.post('/lab/rapid-tests', {
        id: uuid7(),
        personId,
        disease: 'covid-19',
        result: 'NEGATIVE',
        sampledAt: k.iso(-HOUR / 4),
      });
      expect(test.statusCode, test.body).toBeLessThan(300);
    }
    expect((await show(id)).rounds[0]).toMatchObject({ due: 3, sampled: 2, negative: 2, missing: 1 });
    const missing = (await k.officer.get(`/lockdowns/${id}/members?show=missing-test`)).json().items;
    expect(missing.map((one: { personId: string }) => one.personId)).toEqual([k.people[2]]);
    expect((await k.officer.get('/lockdowns?q=Xét')).json().items[0].missingTests).toBe(1);
  });

  it('escalates needs past their deadline until they are done', async () => {
    const id = await k.draft({ title: 'Nhu cầu' });
    await k.decide(id);
    const need = {
      id: uuid7(),
      kind: 'dialysis',
      who: 'Ông Sáu',
      detail: 'Chạy thận thứ ba',
      deadline: k.iso(HOUR),
    };
    expect((await k.officer.post(`/lockdowns/${id}/needs`, need)).statusCode).toBe(201);
    expect((await show(id)).needs[0]).toMatchObject({ state: 'OPEN', overdue: false, who: 'Ông Sáu' });
    k.t.clock.advance(2 * HOUR);
    expect(await show(id)).toMatchObject({ overdueNeeds: 1, needs: [{ overdue: true }] });
    const act = async (body: object) =>
      (await k.officer.post(`/lockdowns/${id}/needs/${need.id}`, body)).json();
    expect((await act({ action: 'assign' })).code).toBe('lockdown.who-missing');
    expect((await act({ action: 'assign', assignedTo: 'Trạm y tế' })).needs[0].state).toBe('ASSIGNED');
    expect(await act({ action: 'done', outcome: 'Đã đưa đi' })).toMatchObject({
      overdueNeeds: 0,
      needs: [{ state: 'DONE', outcome: 'Đã đưa đi' }],
    });
    const leader = await k.t.as('province-leader', '20');
    expect((await leader.get(`/lockdowns/${id}`)).json().needs[0]).toMatchObject({ who: null, detail: null });
  });

  it('is lifted by a decision only, against the checklist only with the officer saying so', async () => {
    const id = await k.draft({ title: 'Dỡ', until: k.iso(DAY) });
    await k.decide(id);
    expect((await show(id)).ending).toBe(true);
    k.t.clock.advance(2 * DAY);
    const late = await k.t.as('commune-officer', '06184');
    // Past its end it still holds: nothing is lifted by itself.
    expect((await late.get(`/lockdowns/${id}`)).json()).toMatchObject({ state: 'ACTIVE', ending: true });
    const refused = await late.post(`/lockdowns/${id}/lift`, lift());
    expect(refused.json().code).toBe('lockdown.checklist-open');
    const check = await late.post(`/lockdowns/${id}/checks`, { code: 'disinfected', answer: 'met' });
    expect(
      check.json().liftChecklist.items.find((one: { code: string }) => one.code === 'disinfected').answer,
    ).toBe('met');
    expect(
      (await late.post(`/lockdowns/${id}/checks`, { code: 'quiet-days', answer: 'met' })).json().code,
    ).toBe('lockdown.unknown-check');
    const longer = await late.post(`/lockdowns/${id}/extensions`, {
      id: uuid7(),
      until: k.iso(3 * DAY),
      reason: 'Còn ca mới',
    });
    expect(longer.json()).toMatchObject({ ending: false, extensions: [{ reason: 'Còn ca mới' }] });
    const lifted = await late.post(`/lockdowns/${id}/lift`, lift({ againstChecklist: true }));
    // The refused try took no number of the office's series.
    const { setUp, lifted: end } = lifted.json();
    expect(Number(end.number.slice(0, 4))).toBe(Number(setUp.number.slice(0, 4)) + 1);
    expect(lifted.json()).toMatchObject({ state: 'LIFTED', liftReason: 'Hết ổ dịch' });
    // Days go on after the decision; what it rested on stays as it stood.
    const { liftChecklist } = lifted.json();
    k.t.clock.advance(20 * DAY);
    const evening = await k.t.as('commune-officer', '06184');
    expect((await evening.get(`/lockdowns/${id}`)).json().liftChecklist).toEqual(liftChecklist);
    expect(liftChecklist.ready).toBe(false);
    expect(lifted.json().timeline.map((one: { kind: string }) => one.kind)).toContain('lift-against');
    expect(await k.differences()).toEqual([]);
    expect((await evening.get(`/lockdowns/${id}/decision.pdf?which=lift`)).statusCode).toBe(200);
    expect(
      (
        await evening.post(`/lockdowns/${id}/needs`, {
          id: uuid7(),
          kind: 'food',
          who: 'x',
          detail: 'x',
          deadline: k.iso(),
        })
      ).json().code,
    ).toBe('lockdown.not-now');
  });
});
