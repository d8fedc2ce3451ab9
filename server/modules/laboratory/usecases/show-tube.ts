import type { Static } from 'typebox';
import type { TubeDetail as TubeDetailSchema } from '../../../../contract/laboratory.ts';
import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { LaboratoryContext } from '../context.ts';
import { asksForRetests } from '../rules/result-rules.ts';
import { resultsOf } from '../store/results.ts';
import { samplesOfTubes } from '../store/samples.ts';
import { findTube, retestsOf, type TubeRow } from '../store/tubes.ts';
import { presentTubes } from './present-tubes.ts';

type ShownDetail = Static<typeof TubeDetailSchema>;

/** The tube, when the scope may read it: by its own area or by the home area of somebody in it. */
export async function openTube(
  context: LaboratoryContext,
  scope: Scope,
  id: string,
): Promise<Outcome<TubeRow>> {
  const { db } = context.platform;
  const row = await findTube(scope, db, id.toLowerCase());
  if (row === undefined) {
    return refuseGeneral('not-found');
  }
  const homes = (await samplesOfTubes(scope, db, [row.id])).map((sample) => sample.area_no);
  const reached = [row.area_no, ...homes].some((no) => mayIn(scope, 'lab.read', context.areas.pathOf(no)));
  return reached ? done(row) : refuseGeneral('forbidden');
}

/** One tube with all its values and, for a positive pool, who was tested alone. The look is audited. */
export async function showTube(
  context: LaboratoryContext,
  scope: Scope,
  id: string,
): Promise<Outcome<ShownDetail>> {
  const opened = await openTube(context, scope, id);
  if (!opened.ok) {
    return opened;
  }
  const { db, clock } = context.platform;
  const row = opened.value;
  const [shown] = await presentTubes(context, scope, [row]);
  const values = (await resultsOf(scope, db, [row.id])).get(row.id) ?? [];
  await audit(db, scope, clock.now(), [
    { action: 'lab.read', subjectKind: 'tube', subjectId: row.id, areaNo: row.area_no },
  ]);
  return done({
    ...shown!,
    revisions: values.map((value) => ({
      revision: value.revision,
      result: value.result,
      method: value.method,
      kitLot: value.kit_lot,
      ct: value.ct,
      resultAt: value.result_at.toISOString(),
      enteredAt: value.entered_at.toISOString(),
      enteredBy: value.entered_by,
      releasedAt: value.released_at?.toISOString() ?? null,
      releasedBy: value.released_by,
      reason: value.reason,
    })),
    retests: asksForRetests(row.members, row.result) ? await retests(context, scope, row) : [],
  });
}

async function retests(
  context: LaboratoryContext,
  scope: Scope,
  pool: TubeRow,
): Promise<ShownDetail['retests']> {
  const { db } = context.platform;
  const members = await samplesOfTubes(scope, db, [pool.id]);
  const tubes = await retestsOf(scope, db, pool.id);
  const samples = await samplesOfTubes(
    scope,
    db,
    tubes.map((tube) => tube.id),
  );
  const people = await context.people.resolvedByNo(
    scope,
    db,
    members.map((member) => member.person_no),
  );
  const numbers = await context.people.numbersOf(scope, db, [...people.keys()]);
  // Two records that were merged since are one member.
  const once = new Map([...people.values()].map((person) => [person.personNo, person]));
  return [...once.values()].map(({ personNo, personId }) => {
    const sample = samples.find((one) => numbers.get(personNo)!.includes(one.person_no));
    const tube = tubes.find((one) => one.id === sample?.tube_id);
    return { personId, tubeId: tube?.id ?? null, code: tube?.code ?? null };
  });
}
