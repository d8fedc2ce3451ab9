import type { Reply } from '../../../../contract/kit.ts';
import type { tracePlanApi } from '../../../../contract/trace-plan.ts';
import { roundedMinutes } from '../../../../lib/epidemiology/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { cutPage, decodeCursor } from '../../../platform/http/paging.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { TracingContext } from '../context.ts';
import { findPlaceExposure } from '../store/place-exposures.ts';
import { metAt } from '../store/met-at.ts';
import { openCaseFor } from './open-case.ts';

export type ExposedPage = Reply<(typeof tracePlanApi)['GET /place-exposures/{id}/people']>;

/** Opens the list of who was at a place exposure, for calls; checks the case's area and audits once. */
export async function openExposedPeople(
  context: TracingContext,
  scope: Scope,
  id: string,
): Promise<Outcome<(cursor: string | undefined, limit: number) => Promise<ExposedPage>>> {
  const { db, clock } = context.platform;
  const row = await findPlaceExposure(scope, db, id.toLowerCase());
  if (row === undefined) {
    return refuseGeneral('not-found');
  }
  const opened = await openCaseFor(context, scope, 'tracing.run', row.case_id);
  if (!opened.ok) {
    return opened;
  }
  await audit(db, scope, clock.now(), [
    {
      action: 'place-exposure.people',
      subjectKind: 'case',
      subjectId: row.case_id,
      areaNo: opened.value.areaNo,
      detail: { id: row.id },
    },
  ]);
  return done(async (cursor, limit) => {
    const after = decodeCursor(cursor);
    const { rows, total } = await metAt(scope, db, row, after === null ? null : Number(after[0]), limit);
    const page = cutPage(rows, limit, (one) => [one.person_no]);
    const people = await context.people.peopleByNo(
      scope,
      db,
      page.rows.map((one) => one.person_no),
    );
    const items = page.rows.flatMap((one): ExposedPage['items'] => {
      const person = people.get(one.person_no);
      return person === undefined
        ? []
        : [
            {
              personId: person.id,
              name: person.fullName,
              phone: person.phone,
              address: person.address,
              areaName: person.areaName,
              from: new Date(one.first).toISOString(),
              to: new Date(one.last).toISOString(),
              minutes: roundedMinutes(one.ms),
            },
          ];
    });
    return { items, next: page.next, total };
  });
}
