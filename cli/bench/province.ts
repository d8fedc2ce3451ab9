import { sql } from 'kysely';
import type { App } from '../../server/app.ts';
import { type CaseToLoad, loadCases } from '../../server/modules/cases/index.ts';
import { systemScope } from '../../server/platform/access/scope.ts';
import { DAY_MS, localDate } from '../../server/platform/clock/clock.ts';
import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { loadRandomStays } from './bulk.ts';
import { DATASET, type Filled } from './fill.ts';

const CASES_A_TRANSACTION = 2_000;
const CASE_DAYS = 120;
const STAY_DAYS = 14;

/** Loads what the lists are measured on: stays and cases by the modules' doors, contacts as rows. @returns case ids. */
export async function loadProvince(
  app: App,
  filled: Filled,
  wanted: {
    readonly cases: number;
    readonly contacts: number;
    readonly stays: number;
    readonly caseDays?: number;
  },
): Promise<string[]> {
  await loadRandomStays(app, filled, wanted.stays, STAY_DAYS);
  const ids: string[] = [];
  for (let from = 0; from < wanted.cases; from += CASES_A_TRANSACTION) {
    const count = Math.min(CASES_A_TRANSACTION, wanted.cases - from);
    const cases = Array.from({ length: count }, (_, i) =>
      makeCase(app, filled, from + i, wanted.caseDays ?? CASE_DAYS),
    );
    await app.platform.db
      .transaction()
      .execute((tx) => loadCases(app.doors.cases, systemScope('bench', DATASET), tx, cases));
    ids.push(...cases.map(({ id }) => id));
  }
  await loadContacts(app, filled, ids, wanted.contacts);
  await sql`analyze`.execute(app.platform.db);
  return ids;
}

/** The nth case of the benchmark, reported within the last `days`. */
export function makeCase(app: App, filled: Filled, n: number, days: number = CASE_DAYS): CaseToLoad {
  const at = app.platform.clock.now() - (n % days) * DAY_MS;
  const day = localDate(at);
  const areaNo = filled.areaNos[n % filled.areaNos.length]!;
  return {
    id: uuid7(at),
    person_no: filled.personNos[n % filled.personNos.length]!,
    label: `BN-${n}`,
    disease: 'covid-19',
    classification: n % 3 === 0 ? 'SUSPECT' : 'CONFIRMED',
    outcome: n % 4 === 0 ? 'NO_OUTCOME' : 'RECOVERED',
    outcome_date: n % 4 === 0 ? null : day,
    report_date: day,
    onset_date: day,
    sample_date: day,
    rapid_positive_date: null,
    pcr_positive_date: day,
    announced_date: null,
    area_no: areaNo,
    stay_area_no: areaNo,
    isolated_at: null,
    created_at: new Date(at),
  };
}

/** Contacts of the cases in turn, all confirmed; every second one's follow-up has ended. */
async function loadContacts(
  app: App,
  filled: Filled,
  caseIds: readonly string[],
  count: number,
): Promise<void> {
  const now = app.platform.clock.now();
  await sql`
    with drawn as (
      select (${caseIds}::uuid[])[1 + i % ${caseIds.length}::int] as case_id,
        (${filled.personNos}::bigint[])[1 + (i * 7) % ${filled.personNos.length}::int] as person_no,
        (${filled.areaNos}::int[])[1 + i % ${filled.areaNos.length}::int] as area_no, i
      from generate_series(0, ${count - 1}::int) i),
    links as (
      insert into contact_link (id, dataset, case_id, person_no, decision, decided_at, decided_by, level, ms, score, first_at,
        last_at, places, via_person_no, evidence, area_no, follow_up_until, is_case, last_result, last_seen_at)
      select gen_random_uuid(), ${DATASET}, case_id, person_no, 'CONFIRMED', ${new Date(now - 5 * DAY_MS)}, 'bench', 1, 3600000,
        i % 100, ${new Date(now - 7 * DAY_MS)}, ${new Date(now - 6 * DAY_MS)}, 1, person_no, '[]', area_no,
        case when i % 2 = 0 then ${localDate(now - 2 * DAY_MS)}::date else ${localDate(now + 9 * DAY_MS)}::date end, false,
        'SEEN_OK', ${new Date(now)}::timestamptz - (i % 40) * interval '1 hour'
      from drawn on conflict do nothing returning *)
    insert into contact (dataset, case_id, person_no, level, ms, score, first_at, last_at, places, via_person_no, evidence,
      is_case, link_id, as_of)
    select dataset, case_id, person_no, level, ms, score, first_at, last_at, places, via_person_no, evidence, false, id,
      ${new Date(now)} from links`.execute(app.platform.db);
  await sql`insert into contact_trace (case_id, dataset, depth, as_of)
    select unnest(${caseIds}::uuid[]), ${DATASET}, 1, ${new Date(now)}`.execute(app.platform.db);
}
