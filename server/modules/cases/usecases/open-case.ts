import type { Static } from 'typebox';
import type { CaseInput as CaseInputSchema } from '../../../../contract/cases.ts';
import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { addFigures } from '../../../platform/figures/figures.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { CaseContext } from '../context.ts';
import { countedCase } from '../figures.ts';
import { refuse } from '../refusals.ts';
import { countChange } from '../rules/case-figures.ts';
import { type CaseRow, findCase, insertCases, insertClassifications, takeNumbers } from '../store/cases.ts';
import { readProfiles } from '../store/profiles.ts';
import { checkDates, checkIntervals, datesOf, nationalCodeTaken, readArea } from './check-input.ts';

export type CaseInput = Static<typeof CaseInputSchema>;

/** Opens a case for a person. The responsible area is the one given, else the person's own. */
export async function openCase(
  context: CaseContext,
  scope: Scope,
  input: CaseInput,
): Promise<Outcome<{ id: string }>> {
  const checked = await checkCase(context, scope, input);
  if (!checked.ok) {
    return checked;
  }
  const { platform } = context;
  const now = platform.clock.now();
  const id = (input.id ?? uuid7(now)).toLowerCase();
  return await platform.db.transaction().execute(
    async (tx) =>
      await once(tx, { id, kind: 'case', content: { ...input, id }, at: now }, async () => {
        if (
          input.sourceCaseId !== undefined &&
          (await findCase(scope, tx, input.sourceCaseId)) === undefined
        ) {
          return refuse('unknown-source', { fields: { sourceCaseId: 'unknown' } });
        }
        const taken = await nationalCodeTaken(scope, tx, input.nationalCode ?? null, id);
        if (taken !== null) {
          return taken;
        }
        const row = await makeRow(context, scope, tx, id, input, checked.value);
        await insertCases(scope, tx, [row]);
        await insertClassifications(scope, tx, [
          {
            id: uuid7(now),
            case_id: id,
            person_no: row.person_no,
            classification: row.classification,
            at: row.created_at,
            by_name: scope.actor.name,
            reason: null,
          },
        ]);
        await addFigures(tx, countChange(null, countedCase(row)));
        const areaNos = [row.area_no, row.stay_area_no].filter((no) => no !== null);
        await appendEvent(tx, {
          topic: 'case.opened',
          dataset: scope.dataset,
          payload: { caseId: id, areaNos },
          at: now,
        });
        await audit(tx, scope, now, [
          { action: 'case.open', subjectKind: 'case', subjectId: id, areaNo: row.area_no },
        ]);
        return done({ id }, 201);
      }),
  );
}

type Checked = { personNo: number; areaNo: number | null; stayAreaNo: number | null };

async function checkCase(context: CaseContext, scope: Scope, input: CaseInput): Promise<Outcome<Checked>> {
  const dates = checkDates(context, { ...datesOf(input), reportDate: input.reportDate });
  const intervals = checkIntervals(input);
  if (!dates.ok || !intervals.ok) {
    return dates.ok ? (intervals as Outcome<never>) : dates;
  }
  const profiles = await readProfiles(scope, context.platform.db);
  if (profiles.of(input.disease, input.reportDate) === undefined) {
    return refuse('unknown-disease', {
      params: { disease: input.disease, known: profiles.diseases().join(', ') },
      fields: { disease: 'unknown' },
    });
  }
  const area = readArea(context, input.areaId, 'areaId');
  const stay = readArea(context, input.stayAreaId, 'stayAreaId');
  if (!area.ok || !stay.ok) {
    return area.ok ? (stay as Outcome<never>) : area;
  }
  const person = (await context.people.byIds(scope, [input.personId.toLowerCase()])).get(
    input.personId.toLowerCase(),
  );
  if (person === undefined) {
    return refuse('unknown-person', { fields: { personId: 'unknown' } });
  }
  const areaNo = area.value ?? person.areaNo;
  const stayAreaNo = stay.value ?? areaNo;
  if (![areaNo, stayAreaNo].some((no) => mayIn(scope, 'case.write', context.areas.pathOf(no)))) {
    return refuse('outside-area');
  }
  return done({ personNo: person.personNo, areaNo, stayAreaNo });
}

async function makeRow(
  context: CaseContext,
  scope: Scope,
  tx: Tx,
  id: string,
  input: CaseInput,
  checked: Checked,
): Promise<CaseRow> {
  return {
    id,
    transferred_at: null,
    person_no: checked.personNo,
    dataset: scope.dataset,
    label: await nextLabel(context, scope, tx, input.reportDate, checked.areaNo),
    disease: input.disease,
    classification: input.classification,
    outcome: 'NO_OUTCOME',
    outcome_date: null,
    report_date: input.reportDate,
    onset_date: input.onsetDate ?? null,
    onset_date_to: input.onsetDateTo ?? null,
    rash_date: input.rashDate ?? null,
    rash_date_to: input.rashDateTo ?? null,
    first_fever_date: input.firstFeverDate ?? null,
    first_fever_date_to: input.firstFeverDateTo ?? null,
    sample_date: input.sampleDate ?? null,
    rapid_positive_date: input.rapidPositiveDate ?? null,
    pcr_positive_date: input.pcrPositiveDate ?? null,
    announced_date: input.announcedDate ?? null,
    area_no: checked.areaNo,
    stay_area_no: checked.stayAreaNo,
    source_case_id: input.sourceCaseId ?? null,
    origin: input.origin ?? null,
    national_code: input.nationalCode ?? null,
    isolated_at: null,
    isolated_by_order: null,
    isolated_before: null,
    infectious_override: null,
    exposure_override: null,
    traced_at: null,
    contact_count: 0,
    version: 1,
    field_versions: {},
    created_at: new Date(context.platform.clock.now()),
  };
}

/** Provisional provincial number: initials of the province, year of report, running number: `LS-2026-0012`. */
async function nextLabel(
  context: CaseContext,
  scope: Scope,
  tx: Tx,
  reportDate: string,
  areaNo: number | null,
): Promise<string> {
  const series = `${provinceInitials(context, areaNo)}-${reportDate.slice(0, 4)}`;
  const number = await takeNumbers(scope, tx, series, 1);
  return `${series}-${String(number).padStart(4, '0')}`;
}

/** `LS` for Lạng Sơn; `VN` where the case has no area. */
export function provinceInitials(context: CaseContext, areaNo: number | null): string {
  const province = areaNo === null ? undefined : context.areas.upTo(areaNo, 'province');
  const initials = (province?.name ?? 'Việt Nam').split(/\s+/).map((word) => word[0] ?? '');
  return initials.join('').normalize('NFD').replace(/\p{M}/gu, '').replaceAll('Đ', 'D').toUpperCase();
}
