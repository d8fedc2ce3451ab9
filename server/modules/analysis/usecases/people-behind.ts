import { ageGroups } from '../../../../contract/indicators.ts';
import type { analysisApi } from '../../../../contract/analysis.ts';
import type { Query } from '../../../../contract/kit.ts';
import {
  type Area,
  type PeopleByGroup,
  populationOf,
  populationOfAll,
} from '../../../registry/areas/index.ts';
import type { Dimension } from '../rules/dimensions.ts';
import type { People } from '../rules/tabulate.ts';

type Asked = Pick<Query<(typeof analysisApi)['GET /analysis/pivot']>, 'sex' | 'ageFrom' | 'ageTo'>;
type Plan = {
  readonly rows: Dimension;
  readonly columns: Dimension | undefined;
  readonly tops: readonly Area[];
  readonly shown: readonly Area[];
};

/** Age groups that make up the ages asked for; null: all of them; undefined: the ages cut a group in two. */
export function groupsOfAges(
  from: number | undefined,
  to: number | undefined,
): readonly number[] | null | undefined {
  if (from === undefined && to === undefined) {
    return null;
  }
  const starts: readonly number[] = ageGroups;
  const last = starts.at(-1)!;
  const fits =
    (from === undefined || from === 0 || starts.includes(from)) &&
    (to === undefined || starts.includes(to + 1) || (to >= 120 && (from ?? 0) <= last));
  return fits ? starts.filter((age) => age >= (from ?? 0) && age <= (to ?? last)) : undefined;
}

/**
 * The people behind the cells of a table. By `groups` where ages or sexes are asked for, in a column or as a filter; of
 * several units together their sum, where it is known of each. Nobody knows how many "unknown" there are.
 */
export function peopleBehind(
  plan: Plan,
  asked: Asked,
  groups: PeopleByGroup | null,
): { readonly knows: (area: Area) => boolean; readonly cell: People } {
  const filtered = groupsOfAges(asked.ageFrom, asked.ageTo);
  const byId = new Map(plan.shown.map((area) => [area.id, area]));

  function ofUnit(area: Area, age: string | null, sex: string | null): number | null {
    if (groups === null) {
      return populationOf(area);
    }
    const known = [sex, asked.sex].every(
      (one) => one === null || one === undefined || one === 'male' || one === 'female',
    );
    const ages = age === null ? filtered : ageGroups.filter((first) => String(first) === age);
    if (!known || ages === undefined || ages?.length === 0 || filtered === undefined) {
      return null;
    }
    // A group that the filter leaves out has no people behind it.
    if (age !== null && filtered !== null && !filtered.includes(Number(age))) {
      return null;
    }
    return groups.of(area, ages, sex ?? asked.sex ?? null);
  }

  function ofAll(age: string | null, sex: string | null): number | null {
    if (groups === null) {
      return populationOfAll(plan.tops);
    }
    const sums = [plan.tops, plan.shown].map((areas) => {
      const parts = areas.map((area) => ofUnit(area, age, sex));
      return parts.length === 0 || parts.includes(null)
        ? null
        : parts.reduce<number>((sum, one) => sum + one!, 0);
    });
    return sums[0] ?? sums[1] ?? null;
  }

  return {
    knows: (area) =>
      groups === null
        ? populationOf(area) !== null
        : groups.knows(area) || (plan.tops.includes(area) && plan.shown.every(groups.knows)),
    cell: (row, column) => {
      const keyOf = (dimension: Dimension): string | null =>
        plan.rows === dimension ? row : plan.columns === dimension ? column : null;
      const [areaKey, age, sex] = [keyOf('area'), keyOf('age'), keyOf('sex')];
      if (areaKey === null) {
        return ofAll(age, sex);
      }
      const area = byId.get(areaKey);
      return area === undefined ? null : ofUnit(area, age, sex);
    },
  };
}
