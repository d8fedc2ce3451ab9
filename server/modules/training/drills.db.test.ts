import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CitizenRun, TrainingRun } from '../../../contract/training.ts';
import { type TestApp, testApp } from '../../../test/support/app.ts';
import { settled } from '../../../test/support/settled.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { enrolled, type Trainee } from './testing/trainee.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());

const wayTo = (run: TrainingRun, step: string): string => run.drill.steps.find(({ id }) => id === step)!.path;
const now = () => new Date(t.clock.now()).toISOString();

/** A trainee who has begun the drill of their role. */
async function begun(role: string, name = 'Học Viên') {
  const me = await enrolled(t, role, name);
  const run = await me.good('/training/runs', { id: uuid7(), drill: role });
  t.clock.advance(1000);
  return { me, run: run as TrainingRun };
}

const done = async (me: Trainee): Promise<string[]> => (await me.get('/training/run')).run.done;

describe('a drill of', () => {
  it('a tracer has a case of its own: what one does proves nothing to another', async () => {
    const first = await begun('tracer');
    const second = await begun('tracer');
    const path = (of: typeof first) => wayTo(of.run, 'trace');
    expect(path(first)).not.toBe(path(second));
    await second.me.good(`${path(first).replace('/contacts', '')}/trace`, {});
    expect(await done(second.me)).toEqual([]);
    await first.me.good(`${path(first).replace('/contacts', '')}/trace`, {});
    expect(await done(first.me)).toEqual(['trace']);
    const { items } = await first.me.get(path(first));
    expect(items).toHaveLength(4);
    const asked = first.run.drill.steps[1]!.ask!.vi;
    const contact = items.find(({ name }: { name: string }) => asked.startsWith(name));
    const say = async (answer: string) =>
      await first.me.post(`/training/runs/${first.run.id}/answers`, { step: 'evidence', answer });
    expect((await say(String(contact.minutes + 1))).json().code).toBe('training.wrong-answer');
    expect((await say(String(contact.minutes))).json().done).toEqual(['trace', 'evidence']);
    const personIds = items.map(({ personId }: { personId: string }) => personId);
    await first.me.good(`${path(first)}/decisions`, { personIds, decision: 'confirm' });
    expect(await done(first.me)).toEqual(['trace', 'evidence', 'confirm']);
  });

  it('a commune officer calls the contact of their own: a call to anybody else proves nothing', async () => {
    const { me, run } = await begun('commune-officer');
    await begun('commune-officer');
    const name = /gọi (.*), ghi/u.exec(run.drill.steps[0]!.vi)![1]!;
    const { items } = await me.get('/contacts?due=true&limit=100');
    const own = items.find((one: { name: string }) => one.name === name);
    const other = items.find((one: { name: string }) => one.name !== name);
    const call = async ({ id }: { id: string }) =>
      await me.good(`/contacts/${id}/visits`, { id: uuid7(), at: now(), result: 'SEEN_OK' });
    await call(other);
    expect(await done(me)).toEqual([]);
    await call(own);
    expect(await done(me)).toEqual(['visit']);
  });

  it('a leader is proved whole by acts upon an alert and a proposal of their own', async () => {
    const { me, run } = await begun('province-leader');
    const { me: other } = await begun('province-leader');
    await me.good('/command/wall-snapshots', { id: uuid7() });
    const alert = await me.get(`/command${wayTo(run, 'alert')}`);
    expect(alert.state).toBe('RAISED');
    await me.good(`/command${wayTo(run, 'alert')}/acknowledgement`, { version: alert.version });
    expect(await done(me)).toEqual(['freeze', 'alert']);
    const { items } = await me.get('/risk/proposals?limit=100');
    const reason = /lý do “([^”]*)”/u.exec(run.drill.steps[3]!.vi)![1]!;
    const mine = items.find((one: { reason: string }) => one.reason.includes(reason));
    await me.good(`/risk/proposals/${mine.id}/review`, { version: mine.version, accept: true });
    expect(await done(me)).toEqual(['freeze', 'alert', 'review']);
    expect(await done(other)).toEqual([]);
  });

  it('an analyst counts a view that was kept, an export with pseudonyms, a scenario', async () => {
    const { me } = await begun('analyst');
    await me.good('/analysis/views', { id: uuid7(), name: 'Theo tuổi', query: 'rows=age', shared: false });
    const wanted = { kind: 'line-list', purpose: 'Tập huấn', recipient: 'Lớp học', areaId: t.areaId('20') };
    expect(await done(me)).toEqual(['pivot']);
    await me.good('/exports', { id: uuid7(), ...wanted, pseudonymised: true });
    await me.good('/analysis/what-if', { people: 2000, days: 14, runs: 10, seed: 1, base: {}, scenario: {} });
    const { run } = await me.get('/training/run');
    expect(run.done).toEqual(['pivot', 'export', 'model']);
    expect(run.finishedAt).not.toBeNull();
  });

  it('an auditor finds the look with their name, exports the trail, judges the look', async () => {
    const { me, run } = await begun('auditor', 'Trần Văn Soát');
    await begun('auditor', 'Lê Thị Kiểm');
    const { items } = await me.get('/access-passes?limit=100');
    const look = items.find((one: { reason: string }) => one.reason.includes('Trần Văn Soát'));
    const slip = /(\d+)$/u.exec(look.reason)![1]!;
    const say = async (answer: string) =>
      await me.post(`/training/runs/${run.id}/answers`, { step: 'trail', answer });
    expect((await say(String(Number(slip) + 1))).statusCode).toBe(422);
    expect((await say(slip)).json().done).toEqual(['trail']);
    await me.file('/audit');
    await me.good(`/access-passes/${look.id}/review`, { verdict: 'justified' });
    expect((await me.get('/training/run')).run.finishedAt).not.toBeNull();
  });

  it('a gate commander is asked about somebody of their own, and reads which rules are in force', async () => {
    const { me, run } = await begun('gate-commander');
    const { items } = await me.get('/gates/escalations?limit=100');
    const who = /về (.*):/u.exec(run.drill.steps[0]!.vi)![1]!;
    const mine = items.find((one: { who: string }) => one.who === who);
    await me.good(`/gates/escalations/${mine.id}/answer`, { decision: 'pass', reason: 'Cho qua (mô phỏng)' });
    const say = async (step: string, answer: string) =>
      await me.post(`/training/runs/${run.id}/answers`, { step, answer });
    await say('people', String(mine.people));
    await me.file('/gates/crossings');
    expect(await done(me)).toEqual(['answer', 'people', 'crossings']);
    const rules = (await me.get('/gates/rules')).items.find((one: { inForce: boolean }) => one.inForce);
    expect((await say('rules', 'khong-co')).statusCode).toBe(422);
    expect((await say('rules', rules.version)).json().finishedAt).not.toBeNull();
  });

  it('a trade officer decides a permit that waits for nobody else', async () => {
    const { me, run } = await begun('trade-officer');
    const plate = /biển số (\S+)$/u.exec(run.drill.steps[0]!.vi)![1]!;
    // By the box of the screen: a new request stands behind all that wait longer.
    const { items } = await me.get(`/permits?q=${plate}`);
    const [mine] = items;
    expect(mine.state).toBe('SUBMITTED');
    const answer = { step: 'queue', answer: mine.name };
    expect((await me.post(`/training/runs/${run.id}/answers`, answer)).statusCode).toBe(200);
    // What another trainee asks for is theirs to decide.
    const { run: theirs } = await begun('trade-officer');
    const other = /biển số (\S+)$/u.exec(theirs.drill.steps[0]!.vi)![1]!;
    const { items: others } = await me.get(`/permits?q=${other}`);
    await me.good('/permits/decisions', { ids: [others[0].id], decision: 'approve' });
    expect(await done(me)).toEqual(['queue']);
    await me.good('/permits/decisions', { ids: [mine.id], decision: 'approve' });
    await me.file('/permits');
    expect(await done(me)).toEqual(['queue', 'decide']);
    await me.file('/permits?withoutNames=true');
    expect(await done(me)).toEqual(['queue', 'decide', 'export']);
  });

  it('a laboratory releases what a colleague entered, since nobody releases their own', async () => {
    const { me, run } = await begun('laboratory');
    const { items } = await me.get(
      `/people?q=${encodeURIComponent(/thêm (.*) vào ống/u.exec(run.drill.steps[0]!.vi)![1]!)}`,
    );
    const sample = { kind: 'pcr', specimen: 'nasopharyngeal', purpose: 'contact', sampledAt: now() };
    const { code } = await me.good('/lab/tubes', { ...sample, personIds: [items[0].id] });
    await me.good('/lab/receptions', { items: [{ code, accepted: true }] });
    await me.good('/lab/results', { items: [{ code, result: 'NEGATIVE' }] });
    const own = await me.good('/lab/releases', { items: [{ code, revision: 1 }] });
    expect(own.outcomes).toMatchObject([{ tube: code, status: 403, code: 'lab.own-entry' }]);
    expect(await done(me)).toEqual(['sample', 'receive', 'enter']);
    const theirs = /ống (\S+)/u.exec(run.drill.steps[3]!.vi)![1]!;
    await me.good('/lab/releases', { items: [{ code: theirs, revision: 1 }] });
    expect((await me.get('/training/run')).run.finishedAt).not.toBeNull();
  });
});

it('makes the records of a drill in the same unit whatever order a role was given in', async () => {
  const units = [t.areaId('06184'), t.areaId('06187')].toSorted();
  const { db } = t.app.platform;
  const paths: string[] = [];
  for (const granted of [units, units.toReversed()]) {
    const who = await t.as('commune-officer', '06184');
    await sql`delete from account_grant where account_id = ${who.accountId}`.execute(db);
    for (const areaId of granted) {
      await sql`insert into account_grant (account_id, role, area_id)
        values (${who.accountId}, 'commune-officer', ${areaId})`.execute(db);
    }
    const run = await who.post('/training/runs', { id: uuid7(), drill: 'commune-officer' });
    expect(run.statusCode, run.body).toBe(201);
    const order = (await who.get(wayTo(run.json(), 'order'))).json();
    paths.push(order.areaName);
  }
  expect(paths[0]).toBeTruthy();
  expect(paths[1]).toBe(paths[0]);
});

describe('citizens', () => {
  type Begun = { token: string; run: CitizenRun };
  const begin = async (drill: string): Promise<Begun> => {
    const body = { id: uuid7(), name: 'Bà Lý Thị Sinh', unit: 'Khối 3', drill };
    const answer = await t.anonymous.post('/training/citizen-runs', body);
    expect(answer.statusCode, answer.body).toBe(201);
    t.clock.advance(1000);
    return answer.json();
  };
  const state = async (token: string): Promise<CitizenRun> =>
    (await t.anonymous.post('/training/citizen-runs/state', { token })).json();
  const say = async (token: string, step: string, answer: string) =>
    await t.anonymous.post('/training/citizen-runs/answers', { token, step, answer });
  const declare = async ({ props }: CitizenRun, more: object = {}) =>
    await t.anonymous.post('/declarations', {
      id: uuid7(),
      person: {
        fullName: props.name,
        birthYear: props.birthYear,
        areaId: t.areaId('06187'),
        phone: props.phone,
      },
      symptoms: [],
      exposures: [],
      declaredAt: now(),
      ...more,
    });
  const checkIn = async ({ props }: CitizenRun, person: object) =>
    await t.anonymous.post('/presence', {
      id: uuid7(),
      placeCode: decodeURIComponent(props.placeUrl.split('/').at(-1)!),
      person,
      at: now(),
    });

  it('declare, show the code, check in and see who looked, without an account', async () => {
    const { token, run } = await begin('citizen');
    expect(run.drill.steps.map(({ kind }) => kind)).toEqual(['act', 'ask', 'act', 'ask']);
    const declared = await declare(run);
    expect(declared.statusCode, declared.body).toBe(201);
    expect((await say(token, 'code', 'AAAA2222')).statusCode).toBe(422);
    expect((await say(token, 'code', declared.json().shortCode.toLowerCase())).json().done).toEqual([
      'declare',
      'code',
    ]);
    const scanned = await checkIn(run, { phone: run.props.phone });
    expect(scanned.statusCode, scanned.body).toBe(201);
    expect((await state(token)).done).toEqual(['declare', 'code', 'checkin']);
    const proof = uuid7();
    const { cardCode, birthYear } = run.props;
    await t.anonymous.post('/public/privacy/proofs', { id: proof, cardCode, birthYear });
    await settled(t.app);
    const { texts } = await state(token);
    expect(texts).toHaveLength(1);
    expect(texts[0]!.text).toMatch(/mo phong/iu);
    // A whole province trains beside: more texts than anybody's page of them holds come after this one.
    await sql`insert into sms_message
      select gen_random_uuid(), dataset, area_no, direction, state, at + interval '1 second', body, body, reply,
        declaration_id, detail, by_name
      from sms_message, generate_series(1, 201) where id = (select id from sms_message order by at desc limit 1)`.execute(
      t.app.platform.db,
    );
    expect((await state(token)).texts).toEqual(texts);
    const code = /\d{6}/u.exec(texts[0]!.text)![0];
    const proved = await t.anonymous.post(`/public/privacy/proofs/${proof}`, { code });
    const looks = await t.anonymous.post('/public/privacy/looks', { token: proved.json().token });
    const reasons = looks.json().items.map(({ reason }: { reason: string | null }) => reason ?? '');
    const letter = reasons.map((reason: string) => /đơn số (\d+)/u.exec(reason)?.[1]).find(Boolean);
    const last = (await say(token, 'looks', letter)).json();
    expect([last.done.length, last.finishedAt === null]).toEqual([4, false]);
    // Without an account they are of no area: the trainers of all see them.
    const commune = await t.as('administrator', '06187');
    const seen = (await commune.get('/training/results?drill=citizen')).json().items;
    expect(seen).toMatchObject([{ done: 4, steps: 4 }]);
  });

  it('act for a relative by the paper card, and another phone sees nothing of it', async () => {
    const { token, run } = await begin('citizen-helper');
    const { cardCode, birthYear, name } = run.props;
    const helper = { cardCode, birthYear, helperName: 'Cháu Hoa', relation: 'grandchild' };
    const begun = await t.anonymous.post('/assistance', { id: uuid7(), ...helper });
    expect(begun.statusCode, begun.body).toBe(201);
    expect((await state(token)).done).toEqual(['begin']);
    const declared = await declare(run, {
      person: { fullName: name, birthYear, areaId: t.areaId('06187') },
      declaredBy: 'relative',
      assistance: begun.json().token,
    });
    expect(declared.statusCode, declared.body).toBe(201);
    expect((await say(token, 'code', declared.json().shortCode)).json().done).toEqual([
      'begin',
      'declare',
      'code',
    ]);
    expect((await checkIn(run, { cardCode })).statusCode).toBe(201);
    expect((await state(token)).finishedAt).not.toBeNull();
    const foreign = await t.anonymous.post('/training/citizen-runs/state', { token: 'x'.repeat(32) });
    expect([foreign.statusCode, foreign.json().code]).toEqual([404, 'training.no-citizen-run']);
  });
});

describe('a trainer', () => {
  it('sees who stands at which step since when, and begins drills again for one or for all', async () => {
    const { me, run } = await begun('analyst', 'Phan Thị Kẹt');
    await me.good('/analysis/views', { id: uuid7(), name: 'Một', query: 'rows=age', shared: false });
    expect(await done(me)).toEqual(['pivot']);
    t.clock.advance(7 * 60_000);
    const trainer = await t.as('administrator');
    const seen = async (query: string) => (await trainer.get(`/training/results?${query}`)).json().items;
    const [row] = await seen('q=phan thi ket&state=stuck');
    expect(row).toMatchObject({ done: 1, idleMinutes: 7, step: run.drill.steps[1]!.vi });
    expect(await seen('q=phan thi ket&state=finished')).toEqual([]);
    expect(await seen('q=phan thi ket&drill=tracer')).toEqual([]);
    expect((await (await t.as('tracer')).post('/training/restarts', { match: {} })).statusCode).toBe(403);
    expect((await trainer.post('/training/restarts', {})).json().code).toBe('training.nobody-named');
    const again = await trainer.post('/training/restarts', { ids: [row.id] });
    expect(again.json()).toEqual({ restarted: 1 });
    // The old run is no longer the newest: it is not begun a third time.
    expect((await trainer.post('/training/restarts', { ids: [row.id] })).json()).toEqual({ restarted: 0 });
    const fresh = (await me.get('/training/run')).run;
    expect([fresh.id === run.id, fresh.done, fresh.preparing]).toEqual([false, [], false]);
    const all = await trainer.post('/training/restarts', { match: { q: 'phan thi ket' } });
    expect(all.json()).toEqual({ restarted: 1 });
  });

  it('has thirty tracers begin in the same minute, each with a case that nobody else has', async () => {
    const class30 = await Promise.all(
      Array.from({ length: 30 }, async (_, n) => await enrolled(t, 'tracer', `Học Viên ${n}`)),
    );
    const runs = await Promise.all(
      class30.map(async (me) => await me.good('/training/runs', { id: uuid7(), drill: 'tracer' })),
    );
    const paths = runs.map((run) => wayTo(run as TrainingRun, 'trace'));
    expect(new Set(paths).size).toBe(30);
    t.clock.advance(1000);
    await Promise.all(
      class30.map(async (me, n) => await me.good(`${paths[n]!.replace('/contacts', '')}/trace`, {})),
    );
    const seen = await Promise.all(class30.map(done));
    expect(seen.every((steps) => steps.length === 1)).toBe(true);
  });

  it('has fourteen leaders begin in the same minute, each with an alert that wakes nobody else', async () => {
    const leaders = await Promise.all(
      Array.from({ length: 14 }, async (_, n) => await enrolled(t, 'province-leader', `Lãnh Đạo ${n}`)),
    );
    const runs = await Promise.all(
      leaders.map(async (me) => await me.good('/training/runs', { id: uuid7(), drill: 'province-leader' })),
    );
    const paths = runs.map((run) => wayTo(run as TrainingRun, 'alert'));
    expect(new Set(paths).size).toBe(14);
    const alerts = await Promise.all(leaders.map(async (me, n) => await me.get(`/command${paths[n]}`)));
    expect(alerts.every(({ state }) => state === 'RAISED')).toBe(true);
    // The rules of the drill have ended: they are held against no figure again.
    const { items } = await (await t.as('province-leader')).get('/command/alert-rules').then((r) => r.json());
    const own = items.filter(({ document }: { document: { code: string } }) =>
      document.code.startsWith('tap-huan-'),
    );
    expect([own.length >= 14, own.some(({ inForce }: { inForce: boolean }) => inForce)]).toEqual([
      true,
      false,
    ]);
  });
});
