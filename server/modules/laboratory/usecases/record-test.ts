import type { Scope } from '../../../platform/access/scope.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { LaboratoryContext } from '../context.ts';
import { insertResults } from '../store/results.ts';
import type { Disease, SamplePurpose, TestResult } from '../types.ts';
import { checkSample } from './check-sample.ts';
import { rowOf } from './enter-results.ts';
import { release } from './release-results.ts';
import { storeTube, tubeOf } from './take-sample.ts';

/** A rapid test as whoever did it reports it. Times ISO 8601. */
export type RapidTest = {
  /** UUIDv7 of the client: the test is repeatable by it. */
  readonly id: string;
  readonly personId: string;
  readonly result: TestResult;
  readonly sampledAt: string;
  readonly disease?: Disease | undefined;
  readonly purpose?: SamplePurpose | undefined;
  readonly kitLot?: string | undefined;
  readonly placeId?: string | undefined;
  readonly areaId?: string | undefined;
};

/**
 * Records a rapid test done on the spot and releases it at once: sample, result, counters and event in one
 * transaction. The scope needs `lab.rapid` where the test was done. Refusals are those of `lab.*`.
 */
export async function recordTest(
  context: LaboratoryContext,
  scope: Scope,
  input: RapidTest,
): Promise<Outcome<{ id: string; code: string }>> {
  const { db, clock } = context.platform;
  const now = clock.now();
  const id = input.id.toLowerCase();
  const checked = await checkSample(context, scope, 'lab.rapid', id, {
    ...input,
    personIds: [input.personId],
  });
  if (!checked.ok) {
    return checked;
  }
  return await db.transaction().execute(
    async (tx) =>
      await once(
        tx,
        { id, kind: 'lab.rapid-test', content: [scope.dataset, { ...input, id }], at: now },
        async () => {
          const facts = {
            id,
            kind: 'rapid-antigen',
            specimen: 'nasal',
            purpose: input.purpose ?? 'screening',
            disease: input.disease,
            collector: null,
          } as const;
          const taken = tubeOf(scope, facts, checked.value, now);
          const result = rowOf(scope, taken, input, now);
          const tube = {
            ...taken,
            received_at: new Date(now),
            received_by: scope.actor.name,
            last_revision: 1,
          };
          const stored = await storeTube(scope, tx, tube, checked.value);
          if (!stored.ok) {
            return stored;
          }
          await insertResults(scope, tx, [result]);
          await release(scope, tx, [{ tube, result }], now);
          return done({ id, code: tube.code }, 201);
        },
      ),
  );
}
