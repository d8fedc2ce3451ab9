import type { Static } from 'typebox';
import type { Case } from '../../../../contract/cases.ts';
import { mayIn, pathsOf, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { cutPage, decodeCursor } from '../../../platform/http/paging.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { CaseContext } from '../context.ts';
import type { CaseOutcome, Classification } from '../rules/classification.ts';
import { windowsOf } from '../rules/case-windows.ts';
import { type CaseRow, classificationsOf } from '../store/cases.ts';
import { type CaseSort, caseSorts, listCases } from '../store/list-cases.ts';
import { readProfiles } from '../store/profiles.ts';
import { readCase } from './read-case.ts';

export type ShownCase = Static<typeof Case>;

export type CaseQuery = {
  limit?: number | undefined;
  cursor?: string | undefined;
  sort?: string | undefined;
  q?: string | undefined;
  person?: string | undefined;
  area?: string | undefined;
  disease?: string | undefined;
  classification?: Classification | undefined;
  outcome?: CaseOutcome | undefined;
  from?: string | undefined;
  to?: string | undefined;
  untraced?: boolean | undefined;
};

export type CasePage = { items: ShownCase[]; next: string | null; total: null };

/** Cases of the viewer's areas, by responsible area or place of stay; audited. */
export async function showCases(
  context: CaseContext,
  scope: Scope,
  query: CaseQuery,
): Promise<Outcome<CasePage>> {
  const areaNos = readAreas(context, scope, query.area);
  if (areaNos !== null && areaNos.length === 0) {
    return refuseGeneral('forbidden');
  }
  const sort: CaseSort =
    query.sort !== undefined && query.sort in caseSorts ? (query.sort as CaseSort) : '-reportDate';
  const text = query.q?.trim() ?? '';
  const one = query.person === undefined ? null : await numbersOf(context, scope, query.person);
  const cursor = decodeCursor(query.cursor);
  const limit = query.limit ?? 50;
  const rows = await listCases(scope, context.platform.db, {
    areaNos,
    // A text that names no person may still be a case number.
    personNos: text === '' ? null : await context.people.search(scope, text),
    label: text === '' ? null : text,
    onlyPersonNos: one,
    disease: query.disease ?? null,
    classification: query.classification ?? null,
    outcome: query.outcome ?? null,
    from: query.from ?? null,
    to: query.to ?? null,
    untraced: query.untraced === true,
    sort,
    after: cursor === null ? null : { key: String(cursor[0]), id: String(cursor[1]) },
    limit,
  });
  const page = cutPage(rows, limit, (row) => [row[caseSorts[sort].column], row.id]);
  const { db, clock } = context.platform;
  const [items] = await Promise.all([
    presentCases(context, scope, page.rows),
    audit(db, scope, clock.now(), [{ action: 'case.list', detail: { shown: page.rows.length } }]),
  ]);
  return done({ items, next: page.next, total: null });
}

/** All numbers of one person; none for an unknown one. */
async function numbersOf(context: CaseContext, scope: Scope, personId: string): Promise<readonly number[]> {
  const person = (await context.people.byIds(scope, [personId.toLowerCase()])).get(personId.toLowerCase());
  return person === undefined ? [] : await context.people.mergedNos(scope, person.personNo);
}

function readAreas(context: CaseContext, scope: Scope, area: string | undefined): readonly number[] | null {
  const own = pathsOf(scope, 'case.read');
  if (area === undefined) {
    return own.includes('') ? null : context.areas.numbersUnder(own);
  }
  const path = context.areas.byId(area.toLowerCase())?.path;
  return path !== undefined && mayIn(scope, 'case.read', path) ? context.areas.numbersUnder([path]) : [];
}

/** One case with its history. Outside the own areas a reason is asked and logged. */
export async function showCase(context: CaseContext, given: Scope, id: string, reason: string | undefined) {
  const opened = await readCase(context, given, id, reason, 'case.read');
  if (!opened.ok) {
    return opened;
  }
  const { row, scope } = opened.value;
  const [shown] = await presentCases(context, scope, [row]);
  const history = await classificationsOf(scope, context.platform.db, row.id);
  return done({
    ...shown!,
    classifications: history.map((one) => ({
      classification: one.classification,
      at: one.at.toISOString(),
      by: one.by_name,
      reason: one.reason,
    })),
  });
}

/** Cases as this viewer may see them: the person inside is presented by the people registry. */
export async function presentCases(
  context: CaseContext,
  scope: Scope,
  rows: readonly CaseRow[],
): Promise<ShownCase[]> {
  const people = await context.people.byNos(
    scope,
    rows.map((row) => row.person_no),
  );
  const profiles = await readProfiles(scope, context.platform.db);
  const nameOf = (no: number | null) => (no === null ? null : (context.areas.byNo(no)?.fullName ?? null));
  const idOf = (no: number | null) => (no === null ? null : (context.areas.byNo(no)?.id ?? null));
  return rows.flatMap((row): ShownCase[] => {
    const person = people.get(row.person_no);
    const profile = profiles.of(row.disease, row.report_date);
    if (person === undefined || profile === undefined) {
      return [];
    }
    const { dayZero, infectious, exposure } = windowsOf(row, profile);
    return [
      {
        id: row.id,
        label: row.label,
        nationalCode: row.national_code,
        person,
        disease: row.disease,
        classification: row.classification,
        outcome: row.outcome,
        outcomeDate: row.outcome_date,
        reportDate: row.report_date,
        onsetDate: row.onset_date,
        onsetDateTo: row.onset_date_to,
        rashDate: row.rash_date,
        rashDateTo: row.rash_date_to,
        firstFeverDate: row.first_fever_date,
        firstFeverDateTo: row.first_fever_date_to,
        sampleDate: row.sample_date,
        rapidPositiveDate: row.rapid_positive_date,
        pcrPositiveDate: row.pcr_positive_date,
        announcedDate: row.announced_date,
        areaId: idOf(row.area_no),
        areaName: nameOf(row.area_no),
        stayAreaId: idOf(row.stay_area_no),
        stayAreaName: nameOf(row.stay_area_no),
        sourceCaseId: row.source_case_id,
        origin: row.origin,
        isolatedAt: row.isolated_at?.toISOString() ?? null,
        infectiousFrom: new Date(infectious.from).toISOString(),
        infectiousTo: new Date(infectious.to).toISOString(),
        exposureFrom: new Date(exposure.from).toISOString(),
        exposureTo: new Date(exposure.to).toISOString(),
        infectiousOverride: row.infectious_override,
        exposureOverride: row.exposure_override,
        dayZero: { field: dayZero.field, from: dayZero.from, to: dayZero.to },
        profileVersion: profile.version,
        contactCount: row.contact_count,
        dataset: row.dataset,
        version: row.version,
        createdAt: row.created_at.toISOString(),
      },
    ];
  });
}
