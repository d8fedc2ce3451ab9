import { type AttackGroup, ageGroups, type indicatorsApi } from '../../../../contract/indicators.ts';
import type { Query, Reply } from '../../../../contract/kit.ts';
import { incidenceRate, wilson } from '../../../../lib/epidemiology/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { type Area, peopleByGroup, populationOf } from '../../../registry/areas/index.ts';
import { countByGroup } from '../../cases/index.ts';
import type { IndicatorContext } from '../context.ts';
import { answerWithin } from './answer-within.ts';
import type { Frame } from './read-frame.ts';

type Endpoint = (typeof indicatorsApi)['GET /indicators/attack-rates'];
export type AttackRates = Reply<Endpoint>;
type Counted = {
  readonly key: string;
  readonly area: Area | null;
  readonly cases: number;
  readonly deceased: number;
};

/**
 * Cases of the period by age, sex or area. Where no table of the population by age and sex was entered for the unit,
 * ages and sexes get shares and fatality, and say that their denominator is missing.
 */
export async function readAttackRates(
  context: IndicatorContext,
  scope: Scope,
  query: Query<Endpoint>,
): Promise<Outcome<AttackRates>> {
  return await answerWithin(
    context,
    scope,
    query,
    'attack-rates',
    'cases',
    async (frame) => await makeAttackRates(context, scope, frame, query),
  );
}

async function makeAttackRates(
  context: IndicatorContext,
  scope: Scope,
  frame: Frame,
  query: Query<Endpoint>,
): Promise<Outcome<AttackRates>> {
  const group = query.group ?? 'age';
  const rows = await countByGroup(scope, context.platform.db, frame.cases, group, ageGroups);
  const groups =
    group === 'area'
      ? byArea(context, scope, frame, rows)
      : rows.map(({ group: key, ...counts }) => ({ key: keyOf(group, key), area: null, ...counts }));
  const people = group === 'area' ? null : await groupPeople(context, scope, frame, group);
  const all = groups.reduce((sum, one) => sum + one.cases, 0);
  return done({
    stamp: frame.stamp,
    group,
    items: groups.map((one) =>
      present(
        one,
        all,
        people === null ? (one.area === null ? null : populationOf(one.area)) : people(one.key),
        group === 'area',
      ),
    ),
  });
}

/** People of an age group or a sex in the units shown; null where a unit has no table of them. */
async function groupPeople(
  { areas, platform }: IndicatorContext,
  scope: Scope,
  { tops, today }: Frame,
  group: 'age' | 'sex',
): Promise<(key: string) => number | null> {
  const units = [tops, tops.flatMap((top) => areas.of(scope.dataset).childrenOf(top.no, today))];
  const people = await peopleByGroup(
    scope,
    platform.db,
    units.flat().map(({ no }) => no),
    today,
  );
  return (key) => {
    if (group === 'sex' ? key !== 'male' && key !== 'female' : key === 'unknown') {
      return null;
    }
    const ofUnit = (unit: Area): number | null =>
      group === 'sex' ? people.of(unit, null, key) : people.of(unit, [Number(key)], null);
    const sums = units.map((list) => {
      const parts = list.map(ofUnit);
      return parts.length === 0 || parts.includes(null)
        ? null
        : parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
    });
    return sums[0] ?? sums[1] ?? null;
  };
}

/** Age groups come by their position, and are named by their first year. */
function keyOf(group: 'age' | 'sex', key: string): string {
  return group === 'sex' || key === 'unknown' ? key : String(ageGroups[Number(key)] ?? 'unknown');
}

/** Cases of the units directly below the one shown; units without a case are listed too. */
function byArea(
  { areas }: IndicatorContext,
  { dataset }: Pick<Scope, 'dataset'>,
  { tops, area, today }: Frame,
  rows: readonly { readonly group: string; readonly cases: number; readonly deceased: number }[],
): Counted[] {
  const below = area === null ? [...tops] : areas.of(dataset).childrenOf(area.no, today);
  const units = below.length === 0 ? [...tops] : below;
  const sums = new Map<string, Counted>(
    units.map((unit) => [unit.id, { key: unit.id, area: unit, cases: 0, deceased: 0 }]),
  );
  for (const row of rows) {
    const path = row.group === 'unknown' ? null : areas.pathOf(Number(row.group));
    const unit = units.find((one) => path?.startsWith(one.path));
    const key = unit?.id ?? 'unknown';
    const sum = sums.get(key) ?? { key, area: null, cases: 0, deceased: 0 };
    sums.set(key, { ...sum, cases: sum.cases + row.cases, deceased: sum.deceased + row.deceased });
  }
  return [...sums.values()].sort((a, b) => b.cases - a.cases);
}

function present(
  { key, area, cases, deceased }: Counted,
  all: number,
  population: number | null,
  byArea: boolean,
): AttackGroup {
  const rate = incidenceRate(cases, population);
  const fatality = wilson(deceased, cases);
  return {
    key,
    name: area?.fullName ?? null,
    cases,
    deceased,
    share: all === 0 ? null : cases / all,
    population,
    rate: rate?.value ?? null,
    low: rate?.low ?? null,
    high: rate?.high ?? null,
    fatality: fatality?.value ?? null,
    fatalityLow: fatality?.low ?? null,
    fatalityHigh: fatality?.high ?? null,
    reason: rate !== null ? null : byArea ? 'no-population' : 'no-denominator',
  };
}
