import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScope } from '../../platform/access/scope.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { readProfiles } from '../cases/index.ts';
import { openScene, type Scene } from './testing/scene.ts';
import { queueRetrace } from './usecases/retrace.ts';

const HOUR = 3_600_000;
let s: Scene;
beforeAll(async () => {
  s = await openScene();
});
afterAll(async () => {
  await s.close();
});
const at = (hoursAgo: number) => new Date(s.clock.now() - hoursAgo * HOUR).toISOString();
const trace = async (caseId: string, body: object = {}) => {
  const answer = await s.officer.post(`/cases/${caseId}/trace`, body);
  expect(answer.statusCode, answer.body).toBe(200);
  return await s.contacts(caseId);
};

describe('shortest times by setting', () => {
  it('count a minute in a coach, not in a shop; an officer’s number holds everywhere', async () => {
    const [f0, rider, shopper] = [
      await s.person('Lò Văn Một'),
      await s.person('Lò Thị Hai'),
      await s.person('Lò Văn Ba'),
    ];
    const coach = await s.place('Xe khách Hà Nội', 'bus');
    const shop = await s.place('Tạp hóa Sáu', 'shop');
    await s.stay(f0, coach.code, 10, 60);
    await s.stay(rider, coach.code, 10, 1);
    await s.stay(f0, shop.code, 5, 60);
    await s.stay(shopper, shop.code, 5, 14);
    const caseId = await s.caseOf(f0);
    expect((await trace(caseId)).map((one) => one.personId)).toEqual([rider]);
    expect((await trace(caseId, { minMinutes: 10 })).map((one) => one.personId)).toEqual([shopper]);
  });
});

describe('merged people', () => {
  it('unite as contacts: minutes once, one row under the kept record', async () => {
    const f0 = await s.person('Mã Văn Bốn');
    const kept = await s.person('Mã Thị Năm', { phones: ['0918000001'], birthYear: 1990 });
    const gone = await s.person('Ma Thi Nam', { phones: ['0918000001'], birthYear: 1990 });
    const office = await s.place('Kho bạc', 'office');
    await s.stay(f0, office.code, 10, 120);
    await s.stay(kept, office.code, 10, 60);
    await s.stay(gone, office.code, 9.5, 60);
    const caseId = await s.caseOf(f0);
    expect((await trace(caseId)).map((one) => one.minutes)).toEqual([60, 60]);
    const pairs = (await s.officer.get('/people/duplicates')).json() as {
      items: { id: string; left: { id: string }; right: { id: string } }[];
    };
    const both = new Set([kept, gone]);
    const pair = pairs.items.find(({ left, right }) => both.has(left.id) && both.has(right.id))!;
    const merged = await s.officer.post(`/people/duplicates/${pair.id}`, { decision: 'merge', keepId: kept });
    expect(merged.statusCode, merged.body).toBe(200);
    await expect
      .poll(async () => (await s.contacts(caseId)).map((one) => [one.personId, one.minutes]), {
        timeout: 30_000,
      })
      .toEqual([[kept, 90]]);
  });
});

describe('what a case says of time', () => {
  it('keeps recalled days as an interval, in the window and in the answer', async () => {
    const caseId = await s.caseOf(await s.person('Hà Văn Sáu'), {
      onsetDate: '2026-11-10',
      onsetDateTo: '2026-11-12',
    });
    const record = (await s.officer.get(`/cases/${caseId}`)).json();
    expect(record).toMatchObject({
      onsetDate: '2026-11-10',
      onsetDateTo: '2026-11-12',
      dayZero: { field: 'onset', from: '2026-11-10', to: '2026-11-12' },
      infectiousFrom: '2026-11-07T17:00:00.000Z',
      infectiousTo: '2026-11-22T17:00:00.000Z',
      exposureFrom: '2026-10-26T17:00:00.000Z',
      exposureTo: '2026-11-10T17:00:00.000Z',
      profileVersion: 3,
    });
    const turned = await s.officer.patch(`/cases/${caseId}`, {
      version: record.version,
      onsetDateTo: '2026-11-09',
    });
    expect(turned.json()).toMatchObject({ code: 'case.bad-interval' });
  });

  it('takes an officer’s windows with the reason, traces by them, and takes them back', async () => {
    const f0 = await s.person('Hà Văn Bảy');
    const friend = await s.person('Hà Văn Tám');
    const gym = await s.place('Phòng tập Đèo Giang', 'entertainment');
    await s.stay(f0, gym.code, 24 * 6, 60);
    await s.stay(friend, gym.code, 24 * 6, 60);
    const caseId = await s.caseOf(f0);
    expect(await trace(caseId)).toEqual([]);
    const { version } = (await s.officer.get(`/cases/${caseId}`)).json() as { version: number };
    const override = { from: at(24 * 7), to: at(0), reason: 'Ho từ tuần trước, không nhớ ngày' };
    const edited = await s.officer.patch(`/cases/${caseId}`, { version, infectiousOverride: override });
    expect(edited.statusCode, edited.body).toBe(200);
    expect(edited.json()).toMatchObject({
      infectiousFrom: override.from,
      infectiousOverride: { reason: override.reason, by: expect.any(String) },
    });
    await expect
      .poll(async () => (await s.contacts(caseId)).map((one) => one.personId), { timeout: 30_000 })
      .toEqual([friend]);
    const wrong = await s.officer.patch(`/cases/${caseId}`, {
      version: version + 1,
      exposureOverride: { from: at(0), to: at(1), reason: 'x' },
    });
    expect(wrong.json()).toMatchObject({ code: 'case.bad-window' });
    const back = await s.officer.patch(`/cases/${caseId}`, {
      version: version + 1,
      infectiousOverride: null,
    });
    expect(back.json()).toMatchObject({ infectiousOverride: null });
  });

  it('is isolated by an isolation order, and exposes nobody from then on', async () => {
    const f0 = await s.person('Hà Văn Chín');
    const late = await s.person('Hà Văn Mười');
    const shop = await s.place('Tạp hóa Bảy', 'shop');
    await s.stay(f0, shop.code, 4, 120);
    await s.stay(late, shop.code, 3, 60);
    const caseId = await s.caseOf(f0);
    expect((await trace(caseId)).length).toBe(1);
    const office = await s.officer.post('/organisations', {
      name: 'Trung tâm Y tế thử',
      kind: 'health-station',
      areaId: s.commune,
      numberSuffix: 'QĐ-TTYT',
    });
    const order = await s.officer.post('/orders', {
      personIds: [f0],
      kind: 'isolation-home',
      legalBasis: 'Luật Phòng, chống bệnh truyền nhiễm',
      issuerOfficeId: (office.json() as { id: string }).id,
      from: at(3.5),
      until: at(-24 * 10),
      reason: 'Ca bệnh',
    });
    expect(order.statusCode, order.body).toBe(201);
    expect((await s.officer.get(`/cases/${caseId}`)).json()).toMatchObject({
      isolatedAt: at(3.5),
      version: 2,
    });
    await expect.poll(async () => (await s.contacts(caseId)).length, { timeout: 30_000 }).toBe(0);
  });
});

describe('a long stay', () => {
  it('is ended, and the case traced again', async () => {
    const [f0, roommate] = [await s.person('Nông Văn Ở'), await s.person('Nông Thị Cùng')];
    const inn = await s.place('Nhà nghỉ Mẫu Sơn', 'lodging');
    const ids: string[] = [];
    for (const personId of [f0, roommate]) {
      const made = await s.officer.post('/residences', {
        personId,
        placeId: inn.id,
        room: '3',
        from: at(50),
      });
      ids.push((made.json() as { id: string }).id);
    }
    const caseId = await s.caseOf(f0);
    expect((await trace(caseId)).map((one) => one.minutes)).toEqual([3000]);
    const ended = await s.officer.patch(`/residences/${ids[1]}`, { to: at(40) });
    expect(ended.json()).toEqual({ id: ids[1], to: at(40) });
    await expect
      .poll(async () => (await s.contacts(caseId)).map((one) => one.minutes), { timeout: 30_000 })
      .toEqual([600]);
    expect((await s.officer.patch(`/residences/${ids[1]}`, { to: at(60) })).json()).toMatchObject({
      code: 'tracing.ended-before',
    });
    expect((await s.officer.patch(`/residences/${uuid7()}`, { to: at(1) })).statusCode).toBe(404);
    const stranger = await s.as('tracer', '01');
    expect((await stranger.patch(`/residences/${ids[1]}`, { to: at(1) })).statusCode).toBe(403);
  });
});

describe('a changed profile', () => {
  it('traces its cases again in the background, each once', async () => {
    const f0 = await s.person('Chu Văn Hồ');
    const guest = await s.person('Chu Thị Sơ');
    const shop = await s.place('Tạp hóa Tám', 'shop');
    await s.stay(f0, shop.code, 5, 60);
    await s.stay(guest, shop.code, 5, 10);
    const caseId = await s.caseOf(f0);
    expect(await trace(caseId)).toEqual([]);
    const profile = (await readProfiles(systemScope('test', 'demo'), s.app.platform.db)).of(
      'covid-19',
      '2026-11-16',
    )!;
    const {
      id: _,
      dataset: __,
      disease: ___,
      version,
      validFrom,
      source,
      certainty,
      reason: ____,
      author,
      createdAt,
      ...content
    } = profile;
    expect([author, createdAt]).toEqual([null, expect.any(Number)]);
    const body = {
      id: uuid7(),
      latestVersion: version,
      validFrom,
      source,
      certainty,
      reason: 'Chỉ đạo mới: từ 5 phút',
      content: { ...content, minMinutes: 5 },
    };
    const added = await s.officer.post('/profiles/covid-19/versions', body);
    expect(added.statusCode, added.body).toBe(201);
    await expect
      .poll(async () => (await s.contacts(caseId)).map((one) => one.personId), { timeout: 30_000 })
      .toEqual([guest]);
  });

  it('queues a case that waits already only once', async () => {
    const { platform, areas, doors } = s.app;
    const context = { platform, areas, places: doors.places, people: doors.people };
    const caseId = await s.caseOf(await s.person('Chu Văn Đợi'));
    await trace(caseId);
    await platform.jobs.stop();
    for (let i = 0; i < 5; i += 1) {
      await queueRetrace(context, systemScope('test', 'demo'), [caseId, caseId]);
    }
    const waiting = await sql<{ n: number }>`select count(*)::int as n from graphile_worker.jobs
      where key like ${`%${caseId}`}`.execute(platform.db);
    expect(waiting.rows[0]!.n).toBe(1);
  });
});
