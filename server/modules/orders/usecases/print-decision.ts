import type { Scope } from '../../../platform/access/scope.ts';
import type { FileAnswer } from '../../../platform/http/handler.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import type { Refusal } from '../../../platform/outcomes/outcome.ts';
import { type OrganisationRef, organisationsByIds } from '../../../registry/organisations/index.ts';
import type { OrderContext } from '../context.ts';
import { decisionFile } from '../document/draw-decision.ts';
import { refuse } from '../refusals.ts';
import { statusAt } from '../rules/order-status.ts';
import { releaseRuleByCode } from '../rules/release-rules.ts';
import { dutyScope } from './present-orders.ts';
import { sees } from './reach.ts';
import { auditReading, reachOrder } from './show-order.ts';

/** The decision of one order as a PDF; audited. Refused to those who see people masked: half a name decides nothing. */
export async function printDecision(
  context: OrderContext,
  scope: Scope,
  id: string,
): Promise<FileAnswer | Refusal> {
  const opened = await reachOrder(context, scope, id);
  if (!opened.ok) {
    return opened;
  }
  const row = opened.value;
  if (!sees(context, scope, 'personal', row)) {
    return refuse('document-personal');
  }
  await auditReading(context, scope, 'order.print', row);
  const { db, clock } = context.platform;
  const person = (await context.people.byNos(dutyScope(scope), [row.person_no])).get(row.person_no);
  const office = (await organisationsByIds(scope, db, [row.office_id])).get(row.office_id);
  if (person === undefined || office === undefined) {
    return refuseGeneral('not-found');
  }
  const place =
    row.place_no === null
      ? undefined
      : (await context.places.byNos(scope, db, [row.place_no])).get(row.place_no);
  const body = await decisionFile({
    id: row.id,
    number: row.number,
    kind: row.kind,
    status: statusAt({ status: row.status, until: row.until_at.getTime() }, clock.now()),
    dataset: row.dataset,
    officeName: office.name,
    officeSeat: seatOf(context, office),
    issuedAt: row.issued_at.getTime(),
    legalBasis: row.legal_basis,
    reason: row.reason,
    from: row.from_at.getTime(),
    firstUntil: row.first_until_at.getTime(),
    until: row.until_at.getTime(),
    releaseRule: releaseRuleByCode(row.release_rule).vi,
    areaName: row.area_no === null ? null : (context.areas.byNo(row.area_no)?.fullName ?? null),
    place: place === undefined ? null : { name: place.name, address: place.address },
    person,
  });
  // The number has letters that a header can't hold.
  const name = `quyet-dinh-${row.series_year}-${String(row.sequence).padStart(4, '0')}.pdf`;
  return { ok: true, file: { type: 'application/pdf', name, body, inline: true } };
}

/** Official documents name the unit in which the office sits, without its kind. */
function seatOf(context: OrderContext, office: OrganisationRef): string {
  return context.areas.byNo(office.areaNo)?.name ?? 'Việt Nam';
}
