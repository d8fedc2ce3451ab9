import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScope } from '../../platform/access/scope.ts';
import { type ListedContact, openScene, type Scene } from './testing/scene.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;

let s: Scene;
beforeAll(async () => {
  s = await openScene();
});
afterAll(async () => {
  await s.close();
});

describe('a crowd', () => {
  it('decides a thousand contacts within ten seconds', async () => {
    const { db } = s.app.platform;
    const f0 = await s.person('Lý Văn Kiên');
    const crowded = await s.caseOf(f0);
    const hall = await s.place('Nhà thi đấu', 'entertainment');
    await s.stay(f0, hall.code, 5, 120);
    const at = new Date(s.clock.now() - 5 * HOUR).toISOString();
    await s.app.platform.db.transaction().execute(async (tx) => {
      const people = Array.from({ length: 1000 }, (_, i) => ({
        fullName: `Người Thử ${i}`,
        source: 'officer' as const,
        assurance: 'unverified' as const,
        areaNo: s.app.areas.byId(s.commune)!.no,
      }));
      const made = await s.app.doors.people.createPeople(systemScope('test', 'demo'), tx, people);
      await sql`insert into presence (place_no, in_at, id, dataset, out_at, person_no, source, time_quality, assurance, out_imputed)
        select (select place_no from place where id = ${hall.id}), ${at}::timestamptz, gen_random_uuid(), 'demo',
          ${at}::timestamptz + interval '1 hour', no, 0, 0, 0, false
        from unnest(${made.map((one) => one.personNo)}::bigint[]) as p(no)`.execute(tx);
    });
    const traced = await s.officer.post(`/cases/${crowded}/trace`, { depth: 2 });
    expect(traced.statusCode, traced.body).toBe(202);
    expect(traced.json()).toHaveProperty('jobId');
    const ids: string[] = [];
    for (let cursor = ''; ids.length < 1000;) {
      const page = (await s.officer.get(`/cases/${crowded}/contacts?limit=500${cursor}`)).json() as {
        items: ListedContact[];
        next: string | null;
      };
      ids.push(...page.items.map((one) => one.personId));
      cursor = `&cursor=${page.next}`;
    }
    const started = performance.now();
    const answer = await s.officer.post(`/cases/${crowded}/contacts/decisions`, {
      personIds: ids,
      decision: 'confirm',
    });
    expect(performance.now() - started).toBeLessThan(10_000);
    const { outcomes } = answer.json() as { outcomes: { status: number }[] };
    expect(outcomes.filter((one) => one.status === 200)).toHaveLength(1000);
    const stored = await sql<{
      n: number;
    }>`select count(*) as n from contact_link where case_id = ${crowded}`.execute(db);
    expect(stored.rows[0]!.n).toBe(1000);
    await expect
      .poll(
        async () =>
          (
            (await s.officer.get(`/jobs/${(traced.json() as { jobId: string }).jobId}`)).json() as {
              state: string;
            }
          ).state,
        { timeout: 30_000 },
      )
      .toBe('done');
  });
});

describe('the first days', () => {
  it('says so when nothing was traced yet', async () => {
    const fresh = await s.caseOf(await s.person('Mai Văn Lâm'), {
      onsetDate: new Date(s.clock.now() - 3 * DAY).toISOString().slice(0, 10),
    });
    const answer = (await s.officer.get(`/cases/${fresh}/contacts`)).json();
    expect(answer).toEqual({ items: [], next: null, total: 0, asOf: null });
  });
});
