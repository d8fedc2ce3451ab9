import type { Static } from 'typebox';
import type { Contact as ContactSchema } from '../../../../contract/tracing.ts';
import { roundedMinutes } from '../../../../lib/epidemiology/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { TracingContext } from '../context.ts';
import { contactStatus } from '../rules/contact-status.ts';
import { followUpStatus } from '../rules/follow-up.ts';
import { detailsOf, type LinkDetails } from '../store/link-details.ts';
import type { ContactRow, ExposureColumns, LinkRow } from '../store/tables.ts';
import type { ExposureGroup } from '../types.ts';
import { casesByPerson } from './people-as-cases.ts';

export type ShownContact = Static<typeof ContactSchema>;

/** What of a contact is shown, from the projection with its decision or from the decision alone. */
export type ContactToShow = ExposureColumns & {
  readonly link_id: string | null;
  readonly case_id: string;
  readonly person_no: number;
  readonly decided_at: Date | null;
  readonly factors?: ContactRow['factors'];
  readonly below?: ContactRow['below'];
  readonly transferred_at?: Date | null;
} & {
  readonly [
    K in 'decision' | 'reason' | 'follow_up_until' | 'last_result' | 'last_seen_at' | 'lost_at' | 'order_id'
  ]: LinkRow[K] | null;
};

/**
 * Contacts as this viewer may see them, in the order given: the person by the people registry's presenter, places by
 * name, status and follow-up as of now.
 */
export async function presentContacts(
  context: TracingContext,
  scope: Scope,
  rows: readonly ContactToShow[],
): Promise<ShownContact[]> {
  const { platform, people, places } = context;
  const now = platform.clock.now();
  const nos = [...new Set(rows.flatMap((row) => [row.person_no, row.via_person_no]))];
  const persons = await people.peopleByNo(scope, platform.db, nos);
  const placeNos = [...new Set(rows.flatMap((row) => row.evidence.flatMap((one) => one.placeNo ?? [])))];
  const placeOf = await places.byNos(scope, platform.db, placeNos);
  const cases = await casesByPerson(
    context,
    scope,
    platform.db,
    rows.map((row) => row.person_no),
  );
  const details = await detailsOf(
    scope,
    platform.db,
    rows.flatMap((row) => row.link_id ?? []),
  );
  return rows.flatMap((row): ShownContact[] => {
    const person = persons.get(row.person_no);
    const via = persons.get(row.via_person_no);
    if (person === undefined) {
      return [];
    }
    const status = contactStatus(row.decision, cases.has(row.person_no));
    return [
      {
        id: row.link_id,
        version: details.get(row.link_id ?? '')?.version ?? null,
        caseId: row.case_id,
        personId: person.id,
        name: person.fullName,
        phone: person.phone,
        address: person.address,
        areaName: person.areaName,
        level: `F${row.level}`,
        score: row.score,
        minutes: roundedMinutes(row.ms),
        firstAt: row.first_at.toISOString(),
        lastAt: row.last_at.toISOString(),
        places: row.places,
        via: via === undefined ? null : { personId: via.id, name: via.fullName },
        evidence: row.evidence.map((one) => {
          const place = one.placeNo === null ? undefined : placeOf.get(one.placeNo);
          return {
            source: one.source,
            placeId: place?.placeId ?? null,
            placeName: place?.name ?? null,
            from: new Date(one.from).toISOString(),
            to: new Date(one.to).toISOString(),
            minutes: roundedMinutes(one.ms),
            ...(one.group === undefined ? {} : { group: shownGroup(one.group) }),
            ...(one.setting === undefined ? {} : { setting: one.setting }),
            ...(one.spot === undefined ? {} : { spot: one.spot }),
          };
        }),
        status,
        followUpStatus: followUpStatus(
          {
            status,
            decidedAt: row.decided_at?.getTime() ?? null,
            until: row.follow_up_until,
            lastResult: row.last_result,
            lastSeenAt: row.last_seen_at?.getTime() ?? null,
            lost: row.lost_at !== null,
            transferred: (row.transferred_at ?? null) !== null,
          },
          now,
        ),
        followUpUntil: row.follow_up_until,
        dropReason: row.reason,
        orderId: row.order_id,
        ...(row.factors === null || row.factors === undefined ? {} : { factors: row.factors }),
        ...(row.below !== null && row.below !== undefined && status === 'PROPOSED'
          ? { below: row.below }
          : {}),
        ...shownDetails(details.get(row.link_id ?? ''), cases.get(row.person_no)?.[0]?.caseId),
      },
    ];
  });
}

function shownGroup(group: ExposureGroup) {
  const { weight: _, ...shown } = group;
  return shown;
}

/** Only what is known; the case of a person who became one elsewhere counts, too. */
function shownDetails(details: LinkDetails | undefined, caseId: string | undefined) {
  const shown = {
    relation: details?.relation,
    followUpOfficeId: details?.follow_up_office,
    followUpOffice: details?.follow_up_office_name,
    followUpOfficer: details?.follow_up_officer,
    resultingCaseId: details?.resulting_case_id ?? caseId,
  };
  return Object.fromEntries(
    Object.entries(shown).filter(([, value]) => value !== null && value !== undefined),
  ) as { [K in keyof typeof shown]?: NonNullable<(typeof shown)[K]> };
}
