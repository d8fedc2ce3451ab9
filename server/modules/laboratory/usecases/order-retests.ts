import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { namedUuid7 } from '../../../platform/ids/uuid7.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { LaboratoryContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { asksForRetests } from '../rules/result-rules.ts';
import { retestCode } from '../rules/tube-code.ts';
import { samplesOfTubes } from '../store/samples.ts';
import { findTube, lockTubes, retestsOf } from '../store/tubes.ts';
import { storeTube, tubeOf } from './take-sample.ts';

type Retests = { tubes: { id: string; code: string; personId: string }[] };

/**
 * One single tube for each member of a positive or unclear pool who has none yet; two records that were merged since are one
 * member. Repeating it answers the same tubes: the pool's row is the lock, and the codes follow from the pool's.
 */
export async function orderRetests(
  context: LaboratoryContext,
  scope: Scope,
  poolId: string,
  input: { readonly sampledAt: string; readonly collector?: string | undefined },
): Promise<Outcome<Retests>> {
  const { db, clock } = context.platform;
  const now = clock.now();
  const pool = await findTube(scope, db, poolId.toLowerCase());
  if (pool === undefined) {
    return refuseGeneral('not-found');
  }
  if (!mayIn(scope, 'lab.record', context.areas.pathOf(pool.area_no))) {
    return refuse('outside-area');
  }
  const sampledAt = Date.parse(input.sampledAt);
  if (sampledAt < pool.sampled_at.getTime() || sampledAt > now + 5 * 60_000) {
    return refuse('impossible-time', { fields: { sampledAt: 'before the pool or in the future' } });
  }
  return await db.transaction().execute(async (tx) => {
    const locked = (await lockTubes(scope, tx, [pool.code])).get(pool.code)!;
    if (!asksForRetests(locked.members, locked.result)) {
      return refuse('no-positive-pool');
    }
    const members = await samplesOfTubes(scope, tx, [pool.id]);
    const people = await context.people.resolvedByNo(
      scope,
      tx,
      members.map((member) => member.person_no),
    );
    const existing = await retestsOf(scope, tx, pool.id);
    const tested = await samplesOfTubes(
      scope,
      tx,
      existing.map((tube) => tube.id),
    );
    const numbers = await context.people.numbersOf(scope, tx, [...people.keys()]);
    const made = new Map<number, Retests['tubes'][number]>();
    for (const [i, member] of members.entries()) {
      const person = people.get(member.person_no)!;
      if (made.has(person.personNo)) {
        continue;
      }
      const known = tested.find((sample) => numbers.get(member.person_no)!.includes(sample.person_no));
      const tube = existing.find((one) => one.id === known?.tube_id);
      if (tube !== undefined) {
        made.set(person.personNo, { id: tube.id, code: tube.code, personId: person.personId });
        continue;
      }
      const id = namedUuid7(now, `retest ${pool.id} ${person.personNo}`);
      const checked = {
        code: retestCode(pool.code, i + 1),
        sampledAt,
        people: [{ ...person, areaNo: member.area_no }],
        placeNo: pool.place_no,
        unitId: pool.unit_id,
        areaNo: pool.area_no,
      };
      const facts = { ...pool, id, collector: input.collector ?? null, retestOf: pool.id };
      const row = tubeOf(scope, facts, checked, now);
      const stored = await storeTube(scope, tx, row, checked);
      if (!stored.ok) {
        return stored;
      }
      made.set(person.personNo, { id, code: row.code, personId: person.personId });
    }
    const payload = { areaNos: [pool.area_no] };
    await appendEvent(tx, { topic: 'lab.tubes-changed', dataset: scope.dataset, payload, at: now });
    return done({ tubes: [...made.values()] });
  });
}
