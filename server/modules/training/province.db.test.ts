import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fold } from '../../../lib/vietnamese/index.ts';
import { type Caller, type TestApp, testApp } from '../../../test/support/app.ts';
import { systemScope } from '../../platform/access/scope.ts';
import { drills } from './rules/drills.ts';
import { showResults } from './usecases/show-results.ts';

const SITES = 323;
const LEARNERS = 1_000;
const MINUTE_MS = 60_000;

let t: TestApp;
let trainer: Caller;
const seen = async (query: string) => (await trainer.get(`/training/results?${query}`)).json();

/** A province's day: learners of 323 sites, of whom some have not begun, some stand still, some are through. */
beforeAll(async () => {
  t = await testApp();
  trainer = await t.as('administrator');
  const { db } = t.app.platform;
  const now = new Date(t.clock.now());
  const steps = drills.get('commune-officer')!.steps.map(({ id }) => id);
  const unit = sql`'Điểm tiêm ' || lpad((n % ${SITES} + 1)::text, 3, '0')`;
  const name = sql`'Học Viên ' || lpad(n::text, 4, '0')`;
  const account = sql`('0190a000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid`;
  await sql`insert into trainee (account_id, dataset, unit, enrolled_at, name, drill, search)
    select ${account}, 'demo', ${unit}, ${now}, ${name}, 'commune-officer', 'hoc vien ' || lpad(n::text, 4, '0')
    from generate_series(1, ${LEARNERS}) n`.execute(db);
  // Of ten: one has not begun, two stand at the second step for twenty minutes, three work, four are through.
  await sql`insert into training_run
      (id, dataset, account_id, trainee, unit, search, drill, started_at, finished_at, done, own, answered, moved_at)
    select ('0190b000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'demo', ${account}, ${name}, ${unit},
      'hoc vien ' || lpad(n::text, 4, '0'), 'commune-officer', ${now}::timestamptz - interval '30 minutes',
      case when n % 10 >= 6 then ${now}::timestamptz end,
      case when n % 10 < 3 then array[${steps[0]}] when n % 10 < 6 then '{}' else ${steps}::text[] end,
      '{}', '{}', ${now}::timestamptz - (case when n % 10 < 3 then interval '20 minutes' else interval '0' end)
    from generate_series(1, ${LEARNERS}) n where n % 10 > 0`.execute(db);
});
afterAll(() => t.close());

type Page = { readonly items: Record<string, unknown>[]; readonly next: string | null };

/** All rows of a list, page by page. */
async function whole(path: string): Promise<Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: Page = (await trainer.get(`${path}${cursor === '' ? '' : `&cursor=${cursor}`}`)).json();
    rows.push(...page.items);
    cursor = page.next;
  }
  return rows;
}

describe('the trainer of a province', () => {
  it('finds who has not begun, who is stuck at which step, and who is through', async () => {
    const [first] = (await seen('state=none&sort=name&limit=1')).items;
    expect(first).toMatchObject({
      name: 'Học Viên 0010',
      begun: false,
      step: null,
      idleMinutes: null,
      done: 0,
    });
    const steps = drills.get('commune-officer')!.steps;
    const [stuck] = (await seen('state=stuck&drill=commune-officer&step=2&sort=name&limit=1')).items;
    expect(stuck).toMatchObject({ name: 'Học Viên 0001', idleMinutes: 20, done: 1, steps: steps.length });
    expect((await seen('state=stuck&step=1')).items).toEqual([]);
    expect(await whole('/training/results?step=2&limit=500')).toHaveLength(200);
    expect(await whole('/training/results?state=finished&limit=500')).toHaveLength(400);
    expect(await whole('/training/results?state=none&limit=500')).toHaveLength(100);
  });

  it.each(['name', '-name', 'unit', '-done', 'movedAt', '-startedAt', undefined])(
    'sorts by %s through all pages, nobody twice and nobody left out',
    async (sort) => {
      const rows = await whole(`/training/results?limit=170${sort === undefined ? '' : `&sort=${sort}`}`);
      expect(new Set(rows.map(({ id }) => id)).size).toBe(LEARNERS);
      const field = sort?.replace('-', '') ?? 'startedAt';
      const values = rows.map((row) => row[field] as string | number);
      const ordered = values.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      expect(values).toEqual(sort === undefined || sort.startsWith('-') ? ordered.toReversed() : ordered);
    },
  );

  it('refuses a place to go on from that no page gave, or a page of another order', async () => {
    const { next } = await seen('sort=name&limit=1');
    const broken = [
      '/training/results?cursor=x',
      `/training/results?sort=-name&cursor=${next}`,
      `/training/results?cursor=${Buffer.from('["startedAt true","hôm qua","1"]').toString('base64url')}`,
      '/training/units?cursor=x',
    ];
    for (const path of broken) {
      const refused = await trainer.get(path);
      expect([refused.statusCode, refused.json().code], path).toEqual([400, 'request.bad-cursor']);
      expect(refused.json().message).toContain('từ đầu');
    }
  });

  it('counts 323 units, those with anybody stuck, and leaves them as a file', async () => {
    const units = await whole('/training/units?limit=200');
    expect(units).toHaveLength(SITES);
    const sum = (key: string) => units.reduce((total, row) => total + (row[key] as number), 0);
    expect(['trainees', 'none', 'open', 'stuck', 'finished'].map(sum)).toEqual([1000, 100, 300, 200, 400]);
    const file = await t.http.inject({
      url: '/api/v1/training/units',
      headers: { authorization: `Bearer ${trainer.token}`, accept: 'text/csv' },
    });
    expect(file.body.trim().split('\n')).toHaveLength(SITES + 1);
    expect(file.body).toMatch(/^﻿?unit,trainees,none,open,stuck,finished\r?\nĐiểm tiêm 001,/u);
  });

  it.each([50, 500])('reads %d rows in one query', async (limit) => {
    const { platform } = t.app;
    let queries = 0;
    const db = platform.db.withPlugin({
      transformQuery: ({ node }) => {
        queries += 1;
        return node;
      },
      transformResult: async ({ result }) => await Promise.resolve(result),
    });
    const scope = systemScope('test', 'demo');
    const page = await showResults({ platform: { ...platform, db } }, scope, { limit, state: 'open' });
    expect([page.ok && page.value.items.length, queries]).toEqual([limit, 1]);
  });

  it('takes a run that was begun again for neither open nor stuck', async () => {
    const [row] = (await seen('q=hoc vien 0001')).items;
    expect((await trainer.post('/training/restarts', { ids: [row.id] })).json()).toEqual({ restarted: 1 });
    t.clock.advance(MINUTE_MS);
    const [fresh, old] = (await seen('q=hoc vien 0001')).items;
    expect([fresh.begunAgain, fresh.done, old.begunAgain, old.idleMinutes]).toEqual([false, 0, true, null]);
    const open = (await seen('q=hoc vien 0001&state=open')).items;
    expect(open.map(({ id }: { id: string }) => id)).toEqual([fresh.id]);
    t.clock.advance(10 * MINUTE_MS);
    const stuck = (await seen('q=hoc vien 0001&state=stuck')).items;
    expect(stuck.map(({ id }: { id: string }) => id)).toEqual([fresh.id]);
    const [unit] = (await trainer.get('/training/units?q=hoc vien 0001')).json().items;
    expect(unit).toMatchObject({ trainees: 1, stuck: 1 });
  });

  it('takes spaces and capitals for one unit, letters never for spaces', async () => {
    const { db } = t.app.platform;
    const names = ['Chốt Sao  Mai', ' chốt sao mai ', 'Chốt ao Mai'];
    for (const [n, unit] of names.entries()) {
      await enrolledIn(db, n, unit);
    }
    const units = await whole('/training/units?q=chot');
    expect(units.map(({ trainees }) => trainees)).toEqual([1, 2]);
  });

  it('finds who enrolled before names were folded, written without marks', async () => {
    const { db } = t.app.platform;
    const name = "Đàm Thị  Ngọc Ánh (H'Hen)";
    await sql`insert into trainee (account_id, dataset, unit, enrolled_at, name, drill, search)
      values (gen_random_uuid(), 'demo', 'Trạm Y tế Hoàng Đồng', ${new Date(t.clock.now())}, ${name},
        'tracer', lower(${`${name} Trạm Y tế Hoàng Đồng`}))`.execute(db);
    const found = async () => (await seen('q=dam thi ngoc anh hhen tram y te hoang dong')).items;
    expect(await found()).toEqual([]);
    const migration = new URL('./migrations/0004_folded_names.sql', import.meta.url);
    const [update] = (await readFile(migration, 'utf8')).split(';');
    await sql.raw(update!).execute(db);
    expect(await found()).toMatchObject([{ name }]);
    const kept = await sql<{ name: string; unit: string; search: string }>`select name, unit, search
      from trainee where unit like 'Trạm%' or name like 'Người%'`.execute(db);
    for (const row of kept.rows) {
      expect(row.search).toBe(fold(`${row.name} ${row.unit}`));
    }
  });

  it('counts who began several drills once, by the newest', async () => {
    const { db } = t.app.platform;
    const id = await enrolledIn(db, 10, 'Kíp Trực Đêm');
    const ago = (minutes: number) => new Date(t.clock.now() - minutes * MINUTE_MS);
    for (const [drill, at] of [
      ['commune-officer', 90],
      ['medical-staff', 60],
      ['tracer', 2],
    ] as const) {
      await sql`insert into training_run (id, dataset, account_id, trainee, unit, search, drill, started_at, finished_at,
          done, own, answered, moved_at)
        values (gen_random_uuid(), 'demo', ${id}, 'Người Mới', 'Kíp Trực Đêm', 'nguoi moi kip truc dem', ${drill},
          ${ago(at)}, ${at === 90 ? ago(80) : null}, '{}', '{}', '{}', ${ago(at)})`.execute(db);
    }
    const counts = { trainees: 1, none: 0, open: 1, stuck: 0, finished: 0 };
    const of = async (more: string) => (await trainer.get(`/training/units?q=truc dem${more}`)).json().items;
    expect(await of('')).toMatchObject([counts]);
    // Somebody whose newest run moves does not stand still.
    expect(await of('&state=stuck')).toEqual([]);
    expect(await of('&drill=medical-staff')).toMatchObject([{ ...counts, open: 0, stuck: 1 }]);
  });
});

/** Somebody who enrolled and has begun nothing. @returns the account. */
async function enrolledIn(db: TestApp['app']['platform']['db'], n: number, unit: string): Promise<string> {
  const id = `0190c000-0000-7000-8000-${String(n).padStart(12, '0')}`;
  await sql`insert into trainee (account_id, dataset, unit, enrolled_at, name, drill, search)
    values (${id}, 'demo', ${unit}, ${new Date(t.clock.now())}, 'Người Mới', 'commune-officer',
      ${fold(`Người Mới ${unit}`)})`.execute(db);
  return id;
}
