import type { Static } from 'typebox';
import type { Order } from '../../../../contract/orders.ts';
import { dutyScope as ownDuty, type Scope } from '../../../platform/access/scope.ts';
import { organisationsByIds } from '../../../registry/organisations/index.ts';
import type { OrderContext } from '../context.ts';
import { checkLate, statusAt } from '../rules/order-status.ts';
import { releaseRuleByCode } from '../rules/release-rules.ts';
import { certificatesOf } from '../store/certificates.ts';
import { changeDecisionsOf } from '../store/change-decisions.ts';
import type { OrderRow } from '../store/orders.ts';
import { certificateRef } from './present-certificates.ts';
import { decisionRef } from './present-change-decisions.ts';

export type ShownOrder = Static<typeof Order>;

/**
 * The scope for the people under orders that the viewer may see: reading them is its duty even where they live
 * elsewhere (a quarantine site), so that the people registry shows them by the viewer's own data class.
 */
export function dutyScope(scope: Scope): Scope {
  return ownDuty(scope, 'order', ['order.issue', 'followup.record']);
}

/** Orders as this viewer may see them; the caller has chosen rows within the viewer's reach. */
export async function presentOrders(
  context: OrderContext,
  scope: Scope,
  rows: readonly OrderRow[],
): Promise<ShownOrder[]> {
  const { db, clock } = context.platform;
  const now = clock.now();
  const placeNos = [...new Set(rows.flatMap((row) => row.place_no ?? []))];
  const people = await context.people.byNos(dutyScope(scope), [...new Set(rows.map((row) => row.person_no))]);
  const offices = await organisationsByIds(scope, db, [...new Set(rows.map((row) => row.office_id))]);
  const places = await context.places.byNos(scope, db, placeNos);
  const issued = await changeDecisionsOf(
    scope,
    db,
    rows.map((row) => row.id),
  );
  const certificates = await certificatesOf(
    scope,
    db,
    rows.map((row) => row.id),
  );
  const standing = new Map(
    certificates.filter((one) => one.withdrawn_at === null).map((one) => [one.order_id, one]),
  );
  return rows.flatMap((row): ShownOrder[] => {
    const person = people.get(row.person_no);
    if (person === undefined) {
      return [];
    }
    const place = row.place_no === null ? undefined : places.get(row.place_no);
    const certificate = standing.get(row.id);
    const newest = issued.find((one) => one.order_id === row.id);
    const rule = releaseRuleByCode(row.release_rule);
    return [
      {
        id: row.id,
        number: row.number,
        kind: row.kind,
        status: statusAt({ status: row.status, until: row.until_at.getTime() }, now),
        personId: person.id,
        personName: person.fullName,
        phone: person.phone,
        areaName: row.area_no === null ? null : (context.areas.byNo(row.area_no)?.fullName ?? null),
        caseId: row.case_id,
        placeId: place?.placeId ?? null,
        placeName: place?.name ?? null,
        legalBasis: row.legal_basis,
        issuerOfficeId: row.office_id,
        issuerOfficeName: offices.get(row.office_id)?.name ?? '',
        issuedAt: row.issued_at.toISOString(),
        from: row.from_at.toISOString(),
        until: row.until_at.toISOString(),
        previousUntil: row.previous_until_at?.toISOString() ?? null,
        releaseRule: rule.vi,
        releaseRuleEn: rule.en,
        reason: row.reason,
        signerName: row.signer?.name ?? null,
        servedAt: row.served_at?.toISOString() ?? null,
        lastDecision: newest === undefined ? null : decisionRef(newest),
        certificate: certificate === undefined ? null : certificateRef(certificate),
        lateHours: checkLate(
          {
            kind: row.kind,
            status: row.status,
            from: row.from_at.getTime(),
            until: row.until_at.getTime(),
            checkedAt: row.last_follow_up_at?.getTime() ?? null,
          },
          now,
        ),
        lastFollowUpAt: row.last_follow_up_at?.toISOString() ?? null,
        version: row.version,
      },
    ];
  });
}
