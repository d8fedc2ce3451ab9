import { type RawBuilder, sql } from 'kysely';

/**
 * Adds to a query of facts with their `person_no` the number of the record that speaks for the person, as `kept_no`: counted or
 * joined by it, somebody with two merged records is one. Their own column stays as it was written.
 */
export function withKept(facts: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select f.*, coalesce(m.merged_into_no, f.person_no) as kept_no from (${facts}) f
    left join person m on m.person_no = f.person_no and m.merged_into_no is not null`;
}
