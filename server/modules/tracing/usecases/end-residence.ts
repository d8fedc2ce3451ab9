import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { TracingContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { lockResidence, saveResidenceEnd } from '../store/residence-end.ts';
import { queueRetraceOfPeople } from './retrace.ts';

/** Ends a long stay, or corrects its end; traced cases that it touches are traced again. */
export async function endResidence(
  context: TracingContext,
  scope: Scope,
  id: string,
  to: string,
): Promise<Outcome<{ id: string; to: string }>> {
  const { db, clock } = context.platform;
  const end = new Date(to);
  const ended = await db.transaction().execute(async (tx) => {
    const row = await lockResidence(scope, tx, id.toLowerCase());
    if (row === undefined) {
      return refuseGeneral('not-found');
    }
    const place = (await context.places.byNos(scope, tx, [row.place_no])).get(row.place_no);
    if (place === undefined || !mayIn(scope, 'tracing.run', place.areaPath)) {
      return refuseGeneral('forbidden');
    }
    if (end <= row.from_at) {
      return refuse('ended-before', { fields: { to: 'after the beginning' } });
    }
    await saveResidenceEnd(scope, tx, row, end);
    await audit(tx, scope, clock.now(), [
      { action: 'residence.end', subjectKind: 'residence', subjectId: row.id, areaNo: place.areaNo },
    ]);
    return done({ id: row.id, to: end.toISOString(), personNo: row.person_no });
  });
  if (!ended.ok) {
    return ended;
  }
  await queueRetraceOfPeople(context, scope, [ended.value.personNo]);
  return done({ id: ended.value.id, to: ended.value.to });
}
