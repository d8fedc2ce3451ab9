import { type RawBuilder, sql } from 'kysely';
import type { PersonFact } from '../../../platform/figures/figures.ts';

/** The day under which a case counts; null: it does not. The same rule in code: `caseCounts`. */
const dayOf = {
  'cases.reported': sql`report_date`,
  'cases.confirmed': sql`case when classification = 'CONFIRMED' then report_date end`,
  'cases.rapid-positive': sql`rapid_positive_date`,
  'cases.pcr-positive': sql`pcr_positive_date`,
  'cases.announced': sql`announced_date`,
  'cases.recovered': sql`case when outcome = 'RECOVERED' then coalesce(outcome_date, report_date) end`,
  'cases.deceased': sql`case when outcome = 'DECEASED' then coalesce(outcome_date, report_date) end`,
} as const;

export type CaseMetric = keyof typeof dayOf;

/** Query of the cases behind a counter with the person of each. */
export function caseFacts(dataset: string, metric: CaseMetric): RawBuilder<PersonFact> {
  return sql`select area_no, day::timestamp at time zone 'Asia/Ho_Chi_Minh' as at, person_no, 1 as value
    from (select area_no, person_no, ${dayOf[metric]} as day from case_file
      where dataset = ${dataset} and area_no is not null and classification <> 'NO_CASE') c
    where day is not null`;
}
