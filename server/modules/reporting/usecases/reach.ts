import type { Right } from '../../../../contract/rights.ts';
import { label } from '../../../../contract/labels.ts';
import { mayIn, pathsOf, type Scope } from '../../../platform/access/scope.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome, type Refusal } from '../../../platform/outcomes/outcome.ts';
import type { Area } from '../../../registry/areas/index.ts';
import { organisationById, type OrganisationRef } from '../../../registry/organisations/index.ts';
import { actsFor } from '../../directives/index.ts';
import type { ReportContext } from '../context.ts';
import { refuse, refuseExchange } from '../refusals.ts';
import type { ReportStatus } from '../rules/life-cycle.ts';
import { type ReportRecipientRow, reportRecipients } from '../store/papers.ts';
import { findReport, type ReportRow } from '../store/reports.ts';

/** Does the scope hold a right in the unit of a report? */
export function mayReport({ areas }: ReportContext, scope: Scope, right: Right, areaNo: number): boolean {
  return mayIn(scope, right, areas.pathOf(areaNo));
}

/** Numbers of all units whose reports the scope sees. */
export function reportAreas({ areas }: ReportContext, scope: Scope): readonly number[] {
  return areas.numbersUnder(pathsOf(scope, 'report.read'));
}

/** A report that the scope may see: of one of its units, or issued and sent to one. */
export async function openReport(
  context: ReportContext,
  scope: Scope,
  db: Db | Tx,
  id: string,
  lock = false,
): Promise<Outcome<ReportRow>> {
  const row = await findReport(scope, db, id.toLowerCase(), lock);
  if (row === undefined) {
    return refuseGeneral('not-found');
  }
  if (mayReport(context, scope, 'report.read', row.area_no)) {
    return done(row);
  }
  const issued = row.status === 'ISSUED' || row.status === 'SUPERSEDED';
  const recipients = issued ? ((await reportRecipients(scope, db, [row.id])).get(row.id) ?? []) : [];
  return recipients.some(({ area_no }) => mayReport(context, scope, 'report.read', area_no))
    ? done(row)
    : refuseGeneral('not-found');
}

/** Does the scope act for this recipient? */
export function receivesFor({ areas }: ReportContext, scope: Scope, row: ReportRecipientRow): boolean {
  return actsFor(scope, { areaPath: areas.pathOf(row.area_no), organisationKind: row.organisation_kind });
}

/** A unit of today and an office, both inside the right's area. */
export async function reporterFor(
  context: ReportContext,
  scope: Scope,
  db: Db | Tx,
  given: { readonly areaId: string; readonly officeId: string },
): Promise<Outcome<{ area: Area; office: OrganisationRef }>> {
  const area = context.areas.byId(given.areaId.toLowerCase());
  const today = localDate(context.platform.clock.now());
  if (area === undefined || area.validFrom > today || (area.validTo !== null && area.validTo <= today)) {
    return refuse('unknown-area', { fields: { areaId: 'unknown' } });
  }
  const office = await organisationById(scope, db, given.officeId);
  if (office === undefined) {
    return refuse('unknown-office', { fields: { officeId: 'unknown' } });
  }
  return [area.no, office.areaNo].every((no) => mayReport(context, scope, 'report.write', no))
    ? done({ area, office })
    : refuse('outside-area');
}

/** The refusal of a step, with the state in both languages. */
export function wrongStep(status: ReportStatus): Refusal {
  const [vi, en] = (['vi', 'en'] as const).map((lang) =>
    refuse('wrong-step', { params: { status: label('reportStatus', status, lang) } }),
  );
  return { ...vi!, messageEn: en!.messageEn };
}

/** The exchange is that of the whole province. */
export function needsProvince(
  { areas, platform, provinceCode }: ReportContext,
  scope: Scope,
  right: Right,
): Refusal | null {
  const province = areas.byCode(provinceCode, localDate(platform.clock.now()));
  return province !== undefined && mayIn(scope, right, province.path)
    ? null
    : refuseExchange('needs-province');
}
