import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { levelKit, type LevelKit } from './testing/level-kit.ts';

let k: LevelKit;
beforeAll(async () => {
  k = await levelKit();
});
afterAll(() => k.close());

const HOUR = 3_600_000;
type Outbreak = { caseId: string; people: string[]; tubes: Map<string, string> };
type Step =
  | { do: 'test' | 'correct'; who: number; result: 'POSITIVE' | 'NEGATIVE' | 'INDETERMINATE' }
  | { do: 'trace'; hours: number; depth: 1 | 2 }
  | { do: 'isolate'; hours: number }
  | { do: 'reclassify'; to: 'NO_CASE' | 'CONFIRMED' };

const who = fc.integer({ min: 0, max: 4 });
const result = fc.constantFrom('POSITIVE' as const, 'NEGATIVE' as const, 'INDETERMINATE' as const);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constantFrom('test' as const, 'correct' as const), who, result }),
  fc.record({
    do: fc.constant('trace' as const),
    hours: fc.integer({ min: 5, max: 40 }),
    depth: fc.constantFrom(1 as const, 2 as const),
  }),
  fc.record({ do: fc.constant('isolate' as const), hours: fc.integer({ min: 5, max: 40 }) }),
  fc.record({
    do: fc.constant('reclassify' as const),
    to: fc.constantFrom('NO_CASE' as const, 'CONFIRMED' as const),
  }),
);

/** A case, two F1 of an office, three F2 of theirs, all confirmed and under orders. */
async function outbreak(tag: string): Promise<Outbreak> {
  const [office, canteen, market] = [
    await k.place(`Văn phòng ${tag}`),
    await k.place(`Căng tin ${tag}`),
    await k.place(`Chợ ${tag}`),
  ];
  const f0 = await k.person(`Nguyễn Văn Một ${tag}`);
  const people: string[] = [];
  for (const name of ['Hai', 'Ba', 'Bốn', 'Năm', 'Sáu']) {
    people.push(await k.person(`Trần Văn ${name} ${tag}`));
  }
  await k.stay(f0, office, 30, 240);
  await k.stay(people[0]!, office, 30, 120);
  await k.stay(people[1]!, office, 29, 120);
  for (const [place, via, at] of [
    [canteen, 0, 20],
    [market, 1, 15],
  ] as const) {
    await k.stay(people[via]!, place, at, 60);
    await k.stay(people[2 + via]!, place, at, 60);
    await k.stay(people[4]!, place, at, 60);
  }
  const caseId = await k.caseOf(f0);
  await k.trace(caseId);
  await k.confirm(caseId, people);
  await k.order(caseId, people);
  return { caseId, people, tubes: new Map() };
}

async function take(o: Outbreak, one: Step): Promise<void> {
  k.clock.advance(60_000);
  switch (one.do) {
    case 'test': {
      const person = o.people[one.who]!;
      o.tubes.set(person, await k.test(person, one.result));
      break;
    }
    case 'correct': {
      const code = o.tubes.get(o.people[one.who]!);
      if (code !== undefined) {
        await correct(code, one.result);
      }
      break;
    }
    case 'trace':
      await k.trace(o.caseId, {
        depth: one.depth,
        from: new Date(k.clock.now() - one.hours * HOUR).toISOString(),
      });
      break;
    default: {
      const { version } = (await k.officer.get(`/cases/${o.caseId}`)).json();
      const change =
        one.do === 'isolate'
          ? { isolatedAt: new Date(k.clock.now() - one.hours * HOUR).toISOString() }
          : { classification: one.to, reason: 'Thử nghiệm' };
      expect((await k.officer.patch(`/cases/${o.caseId}`, { version, ...change })).statusCode).toBe(200);
    }
  }
  await k.settled();
}

/** Corrects to another value; to the value that it has would be no correction. */
async function correct(code: string, to: string): Promise<void> {
  const [tube] = (await k.officer.get(`/lab/tubes?q=${code}`)).json().items;
  if (tube.result !== to) {
    await k.correct(code, to);
  }
}

type Order = { id: string; person_no: number; status: string; until_at: Date; version: number };
const orders = async () =>
  (
    await sql<Order>`select id, person_no, status, until_at, version from order_file order by id`.execute(
      k.app.platform.db,
    )
  ).rows;
const decisions = async () =>
  (
    await sql`select case_id, person_no, decision, reason, decided_at, order_id from contact_link order by 1, 2`.execute(
      k.app.platform.db,
    )
  ).rows;
const caseIds = async () =>
  (await sql<{ id: string }>`select id from case_file order by id`.execute(k.app.platform.db)).rows;

it('an order, a decision and the number of cases never change without a confirmed decision, and then only as confirmed', async () => {
  let run = 0;
  let released = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 2, maxLength: 6 }),
      fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
      async (steps, picks) => {
        run += 1;
        const o = await outbreak(`lần ${run}`);
        const before = { orders: await orders(), decisions: await decisions(), cases: await caseIds() };
        for (const one of steps) {
          await take(o, one);
          expect({ orders: await orders(), decisions: await decisions(), cases: await caseIds() }).toEqual(
            before,
          );
        }
        const confirmed = new Set<string>();
        let pick = 0;
        for (const set of await k.sets('&status=OPEN')) {
          const rows = (await k.rows(set.id)).filter((row) => row.status === 'OPEN');
          const chosen = rows.filter(
            (row) => row.proposal === 'RELEASE_ORDER' && picks[pick++ % picks.length],
          );
          if (chosen.length > 0) {
            const applied = await k.apply(set.id, { personIds: chosen.map((row) => row.personId) });
            expect(applied.outcomes.map((outcome) => outcome.status)).toEqual(chosen.map(() => 200));
            chosen.forEach((row) => confirmed.add(row.orderId!));
          }
        }
        for (const [i, order] of (await orders()).entries()) {
          const former = before.orders[i]!;
          expect(order.id).toBe(former.id);
          expect(order).toEqual(
            confirmed.has(order.id) ? { ...former, status: 'RELEASED', version: former.version + 1 } : former,
          );
        }
        released += confirmed.size;
        expect(await caseIds()).toEqual(before.cases);
      },
    ),
    {
      numRuns: 8,
      // One run that certainly has something to confirm.
      examples: [[[{ do: 'reclassify', to: 'NO_CASE' }], Array<boolean>(40).fill(true)]],
    },
  );
  expect(released).toBeGreaterThanOrEqual(5);
}, 120_000);
