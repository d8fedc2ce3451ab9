import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import type { App } from '../../server/app.ts';
import { type CaseToLoad, loadCases } from '../../server/modules/cases/index.ts';
import { systemScope } from '../../server/platform/access/scope.ts';
import { DAY_MS, localDate } from '../../server/platform/clock/clock.ts';
import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { DATASET, type Filled } from './fill.ts';

const DAYS = 60;
const CASES_A_TRANSACTION = 1_000;
/** Every so manieth case starts a chain; of the others most come from few: every so manieth case infects. */
const A_ROOT = 12;
const A_SPREADER = 7;

/**
 * Loads an outbreak that hangs together: cases over 60 days with their sources, and confirmed contacts who are no cases.
 * Then waits until the work that the cases set off has ended. @returns how long that took, ms.
 */
export async function loadOutbreak(
  app: App,
  filled: Filled,
  wanted: { readonly cases: number; readonly contacts: number },
): Promise<number> {
  const now = app.platform.clock.now();
  const ids: string[] = [];
  const scope = systemScope('bench', DATASET);
  for (let from = 0; from < wanted.cases; from += CASES_A_TRANSACTION) {
    const rows = Array.from({ length: Math.min(CASES_A_TRANSACTION, wanted.cases - from) }, (_, i) => {
      const row = makeCase(filled, ids, from + i, wanted.cases, now);
      ids.push(row.id);
      return row;
    });
    await app.platform.db
      .transaction()
      .execute(async (tx) => await loadCases(app.doors.cases, scope, tx, rows));
  }
  await loadContacts(app, filled, ids, wanted.contacts, now);
  await sql`analyze`.execute(app.platform.db);
  return await untilQuiet(app);
}

/** Cases come in the order of their days; a source is an earlier case, at most two weeks before. */
function makeCase(filled: Filled, ids: readonly string[], n: number, count: number, now: number): CaseToLoad {
  const at = now - DAYS * DAY_MS + Math.floor((n / count) * (DAYS - 1)) * DAY_MS;
  const day = localDate(at);
  const perDay = Math.ceil(count / DAYS);
  const back = perDay * (3 + ((n * 13) % 9)) + (n % perDay);
  const source = Math.floor((n - back) / A_SPREADER) * A_SPREADER;
  return {
    id: uuid7(at),
    person_no: filled.personNos[n]!,
    label: `BN-${n}`,
    disease: 'covid-19',
    classification: n % 9 === 0 ? 'SUSPECT' : n % 7 === 0 ? 'PROBABLE' : 'CONFIRMED',
    outcome: 'NO_OUTCOME',
    outcome_date: null,
    report_date: day,
    onset_date: n % 20 === 0 ? null : day,
    sample_date: day,
    rapid_positive_date: null,
    pcr_positive_date: day,
    announced_date: null,
    area_no: filled.areaNos[(n * 3) % filled.areaNos.length]!,
    stay_area_no: null,
    source_case_id: n % A_ROOT === 0 || source < 0 ? null : ids[source]!,
    isolated_at: null,
    created_at: new Date(at),
  };
}

async function loadContacts(
  app: App,
  filled: Filled,
  caseIds: readonly string[],
  count: number,
  now: number,
): Promise<void> {
  const people = filled.personNos.slice(caseIds.length, caseIds.length + count);
  await sql`insert into contact_link (id, dataset, case_id, person_no, decision, decided_at, decided_by, level, ms, score,
      first_at, last_at, places, via_person_no, evidence, area_no, follow_up_until, is_case)
    select gen_random_uuid(), ${DATASET}, (${caseIds}::uuid[])[1 + (i - 1) % ${caseIds.length}::int], person_no, 'CONFIRMED',
      ${new Date(now)}, 'bench', 1, 3600000, i % 100, seen - interval '1 hour', seen, 1, person_no, '[]',
      (${filled.areaNos}::int[])[1 + i % ${filled.areaNos.length}::int], null, false
    from (select person_no, i::int, ${new Date(now - DAYS * DAY_MS)}::timestamptz
        + ((i - 1) % ${caseIds.length}::int) * ${(DAYS * DAY_MS) / caseIds.length}::float8 * interval '1 millisecond'
        + (i % 5 - 2) * interval '1 day' as seen
      from unnest(${people}::bigint[]) with ordinality as p(person_no, i)) drawn`.execute(app.platform.db);
}

/** Cases queue their tracing; a measurement beside that would measure both. */
async function untilQuiet(app: App): Promise<number> {
  const started = performance.now();
  for (let quiet = 0; quiet < 3;) {
    await pause(1_000);
    const jobs = await sql<{ n: number }>`select count(*)::int as n from graphile_worker.jobs`.execute(
      app.platform.db,
    );
    quiet = jobs.rows[0]!.n === 0 ? quiet + 1 : 0;
    if (performance.now() - started > 600_000) {
      throw new Error('the tracing of the cases did not end within ten minutes');
    }
  }
  return performance.now() - started;
}
