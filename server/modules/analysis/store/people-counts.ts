import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import { amongAreas } from '../../../platform/db/among-areas.ts';
import type { Db } from '../../../platform/db/database.ts';
import type { FactPeriod, PersonFact } from '../../../platform/figures/figures.ts';
import { withKept } from '../../../registry/people/index.ts';

/** Which facts count: half-open period, areas, ages (inclusive) and sex of the person. */
export type PeopleFilter = {
  readonly areaNos: readonly number[];
  readonly from: Date;
  readonly to: Date;
  readonly sex: string | null;
  readonly ageFrom: number | null;
  readonly ageTo: number | null;
};

/** What is told apart; what is not is null in the answer. */
export type PeopleSplit = {
  readonly area: boolean;
  readonly day: boolean;
  readonly sex: boolean;
  /** First years of the age groups; null: not by age. */
  readonly ages: readonly number[] | null;
};

export type PeopleCount = {
  area_no: number | null;
  day: string | null;
  sex: string | null;
  /** Position of the age group, from 0; null also where the year of birth is unknown. */
  age: number | null;
  value: number;
};

/**
 * Counts the facts of one metric by the person behind them, as the record says that speaks for the person. Somebody with a year of birth only is born on 1 July of it, as in
 * the module `cases`. The facts come as a query of the module that owns them.
 */
export async function countPeople(
  scope: Scope,
  db: Db,
  facts: (dataset: string, during: FactPeriod) => RawBuilder<PersonFact>,
  filter: PeopleFilter,
  split: PeopleSplit,
): Promise<PeopleCount[]> {
  const day = sql`(f.at at time zone 'Asia/Ho_Chi_Minh')::date`;
  const born = sql`coalesce(p.birth_date, make_date(p.birth_year::int, 7, 1))`;
  const years = sql`extract(year from age(${day}, ${born}))::int`;
  const groups = split.ages ?? [];
  const none = sql`null::int`;
  const found = await sql<PeopleCount>`
    select ${split.area ? sql`f.area_no` : none} as area_no, ${split.day ? sql`${day}::text` : sql`null::text`} as day,
      ${split.sex ? sql`coalesce(p.sex, 'unknown')` : sql`null::text`} as sex,
      ${split.ages === null ? none : sql`width_bucket(${years}, ${groups}::int[]) - 1`} as age,
      sum(f.value)::int as value
    from (${withKept(facts(scope.dataset, { from: filter.from.getTime(), to: filter.to.getTime() }))}) f
    left join person p on p.person_no = f.kept_no
    where ${amongAreas(sql`f.area_no`, filter.areaNos)} and f.at >= ${filter.from} and f.at < ${filter.to}
      and (${filter.sex}::text is null or coalesce(p.sex, 'unknown') = ${filter.sex})
      and (${filter.ageFrom}::int is null or ${years} >= ${filter.ageFrom})
      and (${filter.ageTo}::int is null or ${years} <= ${filter.ageTo})
    group by 1, 2, 3, 4`.execute(db);
  return found.rows;
}
