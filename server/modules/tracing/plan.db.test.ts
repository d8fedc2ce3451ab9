import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { openScene, type Scene } from './testing/scene.ts';

let s: Scene;
let caseId = '';
const who: Record<string, string> = {};
const none = { F1: 0, F2: 0, maxOrders: null, crowd: null };

/** A case at a wedding of twelve, a colleague of four hours, a shopper of twenty minutes. */
beforeAll(async () => {
  s = await openScene();
  const hall = await s.place('Nhà hàng Hoa Sim', 'restaurant');
  const office = await s.place('Công ty May Hoa Hồi', 'office');
  const market = await s.place('Chợ Giếng Vuông', 'market');
  who['f0'] = await s.person('Nguyễn Văn An');
  who['colleague'] = await s.person('Lê Văn Cường', {
    phones: ['0912000001'],
    address: 'Số 5, đường Trần Đăng Ninh',
  });
  who['shopper'] = await s.person('Phạm Thị Dung');
  await s.stay(who['f0'], hall.code, 30, 120);
  for (let i = 0; i < 12; i += 1) {
    who[`guest${i}`] = await s.person(`Khách Thứ ${i}`, {
      phones: [`09130000${String(i).padStart(2, '0')}`],
    });
    await s.stay(who[`guest${i}`]!, hall.code, 30, 60 + i);
  }
  await s.stay(who['f0'], office.code, 20, 240);
  await s.stay(who['colleague'], office.code, 20, 240);
  await s.stay(who['f0'], market.code, 5, 30);
  await s.stay(who['shopper'], market.code, 5, 20);
  caseId = await s.caseOf(who['f0']);
});
afterAll(async () => {
  await s.close();
});

const levels = async () =>
  (
    await sql<{ person_no: number; level: number; ms: number; score: number }>`
      select person_no, level, ms, score from contact where case_id = ${caseId} order by person_no`.execute(
      s.app.platform.db,
    )
  ).rows;
const preview = async (cutOffs?: object) => {
  const answer = await s.officer.post(
    `/cases/${caseId}/trace/preview`,
    cutOffs === undefined ? {} : { cutOffs },
  );
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
};
const apply = async (version: number, cutOffs: object) =>
  await s.officer.post(`/cases/${caseId}/trace/plan`, { version, cutOffs });

describe('cut-offs', () => {
  it('need a tracing first', async () => {
    const answer = await s.officer.post(`/cases/${caseId}/trace/preview`, {});
    expect(answer.json()).toMatchObject({ code: 'tracing.not-traced' });
  });

  it('are looked at before they are applied, with those of the disease profile to begin with', async () => {
    await s.officer.post(`/cases/${caseId}/trace`, {});
    const before = await levels();
    const shown = await preview();
    expect(shown.cutOffs).toEqual({ F1: 10, F2: 60, maxOrders: 500, crowd: 50 });
    expect(shown).toMatchObject({ found: { F1: 14, F2: 0 }, orders: 14, places: [] });
    const crowded = await preview({ ...none, F1: 30, crowd: 10 });
    expect(crowded).toMatchObject({
      proposed: { F1: 1, F2: 0 },
      below: { score: { F1: 1 }, cap: { F1: 0 }, place: { F1: 12 } },
      orders: 1,
      places: [{ placeName: 'Nhà hàng Hoa Sim', kind: 'restaurant', people: 12, covered: 12 }],
    });
    expect(crowded.steps[0]).toEqual({ score: 0, F1: 14, F2: 0 });
    expect(await levels()).toEqual(before);
    expect((await s.contacts(caseId, '?below=true')).length).toBe(0);
    const plan = (await s.officer.get(`/cases/${caseId}/trace/plan`)).json();
    expect(plan).toMatchObject({ version: 0, appliedAt: null });
  });

  it('say why each contact ranks where it does', async () => {
    const colleague = (await s.contacts(caseId)).find(
      (one) => one.personId === who['colleague'],
    ) as unknown as {
      score: number;
      phone: string;
      address: string;
      areaName: string;
      factors: { minutes: number; factors: { factor: string; by: number }[]; dayFromZero: number };
    };
    expect(colleague).toMatchObject({ phone: '0912000001', address: 'Số 5, đường Trần Đăng Ninh' });
    expect(colleague.areaName.length).toBeGreaterThan(3);
    expect(colleague.factors).toMatchObject({ minutes: 240, dayFromZero: 1, people: 1 });
    const by = Object.fromEntries(colleague.factors.factors.map(({ factor, by: times }) => [factor, times]));
    expect(by).toMatchObject({ source: 1, place: 1.2, air: 1, crowd: 1, onset: 0.9, days: 1 });
    expect(colleague.score).toBeCloseTo(240 * 1.2 * 0.9, 1);
  });

  it('once applied, move nobody to another level, and go on after the next tracing', async () => {
    const before = await levels();
    const applied = await apply(0, { ...none, F1: 30, crowd: 10 });
    expect(applied.statusCode, applied.body).toBe(200);
    expect(await levels()).toEqual(before);
    const kept = await s.contacts(caseId, '?below=false');
    expect(kept.map((one) => one.personId)).toEqual([who['colleague']]);
    const below = await s.contacts(caseId, '?below=true');
    expect(below.length).toBe(13);
    expect(below.every((one) => one.status === 'PROPOSED' && one.level === 'F1')).toBe(true);
    expect(below.find((one) => one.personId === who['shopper'])).toMatchObject({ below: 'score' });
    expect(below.find((one) => one.personId === who['guest3'])).toMatchObject({ below: 'place' });
    await s.officer.post(`/cases/${caseId}/trace`, {});
    expect((await s.contacts(caseId, '?below=true')).length).toBe(13);
    expect(await levels()).toEqual(before);
  });

  it('never leave out whom an officer decided on, and are taken back by open ones', async () => {
    await s.officer.post(`/cases/${caseId}/contacts/decisions`, {
      personIds: [who['shopper']],
      decision: 'confirm',
    });
    expect((await s.contacts(caseId, '?below=true')).map((one) => one.personId)).not.toContain(
      who['shopper'],
    );
    const stale = await apply(0, none);
    expect(stale.json()).toMatchObject({ code: 'request.version-conflict', current: { version: 1 } });
    expect((await apply(1, none)).statusCode).toBe(200);
    expect((await s.contacts(caseId, '?below=true')).length).toBe(0);
    const exposures = (await s.officer.get(`/cases/${caseId}/place-exposures`)).json() as {
      items: unknown[];
    };
    expect(exposures.items).toEqual([]);
    expect((await apply(2, { ...none, maxOrders: 2 })).statusCode).toBe(200);
    const proposed = await s.contacts(caseId, '?below=false');
    expect(proposed.map((one) => one.personId).sort()).toEqual([who['colleague'], who['shopper']].sort());
  });
});

describe('place exposures', () => {
  type Shown = { id: string; status: string; version: number; people: number; from: string; to: string };
  let one: Shown;

  it('are proposed, published, and then known to the public without a word about the case', async () => {
    expect((await apply(3, { ...none, crowd: 10 })).statusCode).toBe(200);
    const list = (await s.officer.get(`/cases/${caseId}/place-exposures`)).json() as { items: Shown[] };
    one = list.items[0]!;
    expect(list.items).toHaveLength(1);
    expect(one).toMatchObject({
      status: 'PROPOSED',
      people: 12,
      placeName: 'Nhà hàng Hoa Sim',
      answer: 'alert',
    });
    expect((await s.anonymous.get('/public/exposures')).json()).toEqual({ items: [], dataset: 'demo' });

    const advice = 'Ai ăn cưới tối 14/11 hãy gọi trạm y tế.';
    const published = await s.officer.patch(`/place-exposures/${one.id}`, {
      version: one.version,
      status: 'PUBLISHED',
      advice,
    });
    expect(published.statusCode, published.body).toBe(200);
    const seen = await s.anonymous.get('/public/exposures');
    expect((seen.json() as { items: object[] }).items).toMatchObject([
      { placeName: 'Nhà hàng Hoa Sim', kind: 'restaurant', answer: 'alert', advice, from: one.from },
    ]);
    expect(seen.body).not.toMatch(new RegExp(`${caseId}|caseId|people|covid|Nguyễn Văn An`));
    const tracer = await s.as('tracer');
    expect(
      (await tracer.patch(`/place-exposures/${one.id}`, { version: 2, status: 'WITHDRAWN' })).statusCode,
    ).toBe(403);
    const stranger = await s.as('health-officer', '01');
    expect(
      (await stranger.patch(`/place-exposures/${one.id}`, { version: 2, status: 'WITHDRAWN' })).statusCode,
    ).toBe(403);
    expect((await stranger.get(`/place-exposures/${one.id}/people`)).statusCode).toBe(403);
  });

  it('stand on the map where the place has coordinates', async () => {
    const place = (await s.officer.get('/places?q=Hoa Sim')).json() as {
      items: { id: string; version: number }[];
    };
    await s.officer.patch(`/places/${place.items[0]!.id}`, {
      version: place.items[0]!.version,
      lat: 21.85,
      lon: 106.76,
    });
    s.clock.advance(2_000);
    const map = (await s.anonymous.get('/public/map')).json() as { places: object[] };
    expect(map.places).toMatchObject([{ name: 'Nhà hàng Hoa Sim', kind: 'restaurant', lat: 21.85 }]);
  });

  it('list who was there for calls, as pages and as a sheet', async () => {
    const first = (await s.officer.get(`/place-exposures/${one.id}/people?limit=5`)).json() as {
      items: { personId: string }[];
      next: string;
      total: number;
    };
    expect([first.items.length, first.total]).toEqual([5, 12]);
    const rest = (await s.officer.get(`/place-exposures/${one.id}/people?cursor=${first.next}`)).json() as {
      items: { personId: string }[];
      next: string | null;
    };
    expect(new Set([...first.items, ...rest.items].map(({ personId }) => personId)).size).toBe(12);
    expect(rest.next).toBeNull();
    const sheet = await s.http.inject({
      url: `/api/v1/place-exposures/${one.id}/people`,
      headers: { authorization: `Bearer ${s.officer.token}`, accept: 'text/csv' },
    });
    expect(sheet.body.trim().split('\r\n')).toHaveLength(13);
    expect(sheet.body).toContain('0913000000');
  });

  it('stay as published when the case is traced again, and are withdrawn by hand', async () => {
    await s.officer.post(`/cases/${caseId}/trace`, {});
    await apply(4, none);
    const after = (await s.officer.get(`/cases/${caseId}/place-exposures`)).json() as { items: Shown[] };
    expect(after.items).toMatchObject([{ id: one.id, status: 'PUBLISHED' }]);
    const withdrawn = await s.officer.patch(`/place-exposures/${one.id}`, {
      version: after.items[0]!.version,
      status: 'WITHDRAWN',
    });
    expect(withdrawn.json()).toMatchObject({ status: 'WITHDRAWN', publishedAt: null });
    expect((await s.anonymous.get('/public/exposures')).json()).toMatchObject({ items: [] });
  });

  it('of a private home are never published', async () => {
    const home = await s.place('Nhà ông Tư', 'household');
    await s.stay(who['f0']!, home.code, 3, 60);
    for (const guest of ['guest0', 'guest1', 'guest2']) {
      await s.stay(who[guest]!, home.code, 3, 60);
    }
    await s.officer.post(`/cases/${caseId}/trace`, {});
    await apply(5, { ...none, crowd: 2 });
    const { items } = (await s.officer.get(`/cases/${caseId}/place-exposures`)).json() as {
      items: (Shown & { kind: string })[];
    };
    const atHome = items.find(({ kind }) => kind === 'household')!;
    const refused = await s.officer.patch(`/place-exposures/${atHome.id}`, {
      version: 1,
      status: 'PUBLISHED',
    });
    expect(refused.json()).toMatchObject({ code: 'tracing.private-place' });
    expect((await s.officer.patch(`/place-exposures/${uuid7()}`, { version: 1 })).statusCode).toBe(404);
  });

  it('keep what an officer says of them while their case is traced again', async () => {
    const listed = async () =>
      ((await s.officer.get(`/cases/${caseId}/place-exposures`)).json() as { items: Shown[] }).items;
    const { id } = (await listed()).find(({ status }) => status === 'PROPOSED')!;
    const { db } = s.app.platform;
    let again: ReturnType<typeof apply> | undefined;
    // The tracing has read the proposal when the officer's words are written, and writes it after them.
    await db.transaction().execute(async (tx) => {
      await sql`update place_exposure set advice = 'Gọi trạm', version = 2, field_versions = '{"advice":2}'
        where id = ${id}`.execute(tx);
      again = apply(6, { ...none, crowd: 2 });
      await expect
        .poll(async () => {
          const waiting = await sql<{ n: number }>`select count(*)::int as n from pg_stat_activity
            where wait_event_type = 'Lock' and query like '%into place_exposure%'
              and datname = current_database()`.execute(db);
          return waiting.rows[0]!.n;
        })
        .toBe(1);
    });
    expect((await again!).statusCode).toBe(200);
    expect((await listed()).find((row) => row.id === id)).toMatchObject({ advice: 'Gọi trạm', version: 2 });
    const other = await s.officer.patch(`/place-exposures/${id}`, { version: 1, advice: 'Ở nhà' });
    expect(other.statusCode).toBe(409);
  });
});
