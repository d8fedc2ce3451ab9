import type { Static } from 'typebox';
import type { LatestTest, PersonTest } from '../../../../contract/laboratory.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { LaboratoryContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { newestResults, samplesOfPeople } from '../store/samples.ts';
import { findTubes } from '../store/tubes.ts';

/** Tests of one person, newest first. Outside the viewer's areas it takes a reason; the look is audited. */
export async function showPersonTests(
  context: LaboratoryContext,
  given: Scope,
  personId: string,
  reason: string | undefined,
): Promise<Outcome<{ items: Static<typeof PersonTest>[] }>> {
  const asked = reason === undefined ? given : { ...given, reason };
  const opened = await context.people.open(asked, personId, 'lab.person');
  if (!opened.ok) {
    return opened;
  }
  const { scope } = opened.value;
  const { db } = context.platform;
  const samples = await samplesOfPeople(scope, db, opened.value.personNos);
  const tubes = new Map(
    (
      await findTubes(
        scope,
        db,
        samples.map((sample) => sample.tube_id),
      )
    ).map((tube) => [tube.id, tube]),
  );
  return done({
    items: samples.flatMap((sample) => {
      const tube = tubes.get(sample.tube_id);
      return tube === undefined
        ? []
        : [
            {
              tubeId: tube.id,
              code: tube.code,
              disease: tube.disease,
              kind: tube.kind,
              status: tube.status,
              purpose: tube.purpose,
              sampledAt: tube.sampled_at.toISOString(),
              pooled: sample.pooled,
              result: sample.result,
              resultAt: sample.result_at?.toISOString() ?? null,
              releasedAt: tube.released_at?.toISOString() ?? null,
              corrected: tube.released_revision > 1,
            },
          ];
    }),
  });
}

/** The newest released result of each kind of one person, for a gate: no name, and audited with the person. */
export async function showLatest(
  context: LaboratoryContext,
  scope: Scope,
  personId: string,
): Promise<Outcome<{ items: Static<typeof LatestTest>[] }>> {
  const { db, clock } = context.platform;
  const id = personId.toLowerCase();
  const person = (await context.people.byIds(scope, [id])).get(id);
  if (person === undefined) {
    return refuse('unknown-person', { fields: { person: 'unknown' } });
  }
  const numbers = (await context.people.numbersOf(scope, db, [person.personNo])).get(person.personNo);
  const rows = await newestResults(scope, db, numbers ?? [person.personNo]);
  await audit(db, scope, clock.now(), [
    { action: 'lab.latest', subjectKind: 'person', subjectId: person.personId, areaNo: person.areaNo },
  ]);
  const newest = Map.groupBy(
    rows.toSorted((a, b) => b.sampled_at.getTime() - a.sampled_at.getTime()),
    (row) => `${row.disease} ${row.kind}`,
  );
  return done({
    items: [...newest.values()].map(([row]) => ({
      disease: row!.disease,
      kind: row!.kind,
      result: row!.result!,
      sampledAt: row!.sampled_at.toISOString(),
      resultAt: row!.result_at!.toISOString(),
    })),
  });
}
