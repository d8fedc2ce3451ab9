import { type RawBuilder, sql } from 'kysely';
import { localDate } from '../../../platform/clock/clock.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { FactPeriod, FigureRow, PersonFact } from '../../../platform/figures/figures.ts';

const ended = sql`coalesce(outcome_date, report_date)`;
/** The day under which a case counts, and which cases do. The same rule in code: `caseCounts`. */
const counted = {
  'cases.reported': { day: sql`report_date`, which: sql`true` },
  'cases.confirmed': { day: sql`report_date`, which: sql`classification = 'CONFIRMED'` },
  'cases.rapid-positive': { day: sql`rapid_positive_date`, which: sql`rapid_positive_date is not null` },
  'cases.pcr-positive': { day: sql`pcr_positive_date`, which: sql`pcr_positive_date is not null` },
  'cases.announced': { day: sql`announced_date`, which: sql`announced_date is not null` },
  'cases.recovered': { day: ended, which: sql`outcome = 'RECOVERED'` },
  'cases.deceased': { day: ended, which: sql`outcome = 'DECEASED'` },
} as const;

export type CaseMetric = keyof typeof counted;

/** Query of the cases behind a counter with the person of each, of all days or of those that a period touches. */
export function caseFacts(dataset: string, metric: CaseMetric, during?: FactPeriod): RawBuilder<PersonFact> {
  const { day, which } = counted[metric];
  // By the day itself, which an index has, and not by the moment that is made of it.
  const within =
    during === undefined
      ? sql``
      : sql`and ${day} between ${localDate(during.from)}::date and ${localDate(during.to)}::date`;
  return sql`select area_no, ${day}::timestamp at time zone 'Asia/Ho_Chi_Minh' as at, person_no, 1 as value from case_file
    where dataset = ${dataset} and area_no is not null and classification <> 'NO_CASE' and ${which} ${within}`;
}

/** Cases of all datasets by area and day, for the recount: counted in the database, where a province has a million. */
export async function recountCases(db: Db | Tx, metric: CaseMetric): Promise<FigureRow[]> {
  const { day, which } = counted[metric];
  const found = await sql<{ dataset: string; area_no: number; at: Date; value: number }>`
    select dataset, area_no, ${day}::timestamp at time zone 'Asia/Ho_Chi_Minh' as at, count(*)::int as value from case_file
    where area_no is not null and classification <> 'NO_CASE' and ${which} group by dataset, area_no, ${day}`.execute(
    db,
  );
  return found.rows.map(({ dataset, area_no, at, value }) => ({
    dataset,
    areaNo: area_no,
    at: at.getTime(),
    value,
  }));
}
