import type { AreaInputs, Level, UnitKind } from '../../../../lib/epidemiology/risk/index.ts';
import { unitKinds } from '../../../../lib/epidemiology/risk/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { DAY_MS, localDate, startOfDate } from '../../../platform/clock/clock.ts';
import { figuresAsOf, readFigures } from '../../../platform/figures/figures.ts';
import type { Area } from '../../../registry/areas/index.ts';
import type { RiskContext } from '../context.ts';
import type { KnownInput } from '../store/assessments.ts';
import { inputsAt } from '../store/inputs.ts';
import { levelsAt } from '../store/levels.ts';

/** Inputs that counters know: metric, and local days up to and with the day asked for. */
export const counted: { readonly [input: string]: { readonly metric: string; readonly days: number } } = {
  new_cases_7d: { metric: 'cases.confirmed', days: 7 },
  new_cases_14d: { metric: 'cases.confirmed', days: 14 },
  deaths_7d: { metric: 'cases.deceased', days: 7 },
};

/** The areas of a day with what is known of each, and when the newest fact was recorded. */
export type Gathered = {
  readonly day: string;
  readonly asOf: number | null;
  readonly areas: readonly Area[];
  readonly inputs: readonly AreaInputs[];
  readonly known: ReadonlyMap<number, readonly KnownInput[]>;
};

/** The province, its districts where the list of the day has them, and its communes. */
export function assessedAreas({ areas, provinceCode }: RiskContext, day: string): Area[] {
  const province = areas.byCode(provinceCode, day);
  return province === undefined
    ? []
    : areas
        .current(day)
        .filter(
          (area) => area.path.startsWith(province.path) && unitKinds.some((kind) => kind === area.kind),
        );
}

/**
 * Gathers the inputs of every area at a time (Unix ms): counters of the days up to then, the population on record,
 * and what officers entered; an entered population goes before the one on record. What nobody knows stays absent.
 */
export async function gatherInputs(context: RiskContext, scope: Scope, at: number): Promise<Gathered> {
  const { db } = context.platform;
  const day = localDate(at);
  const areas = assessedAreas(context, day);
  const nos = areas.map((area) => area.no);
  const [asOf, counts, entered, official] = await Promise.all([
    figuresAsOf(db, scope.dataset),
    readCounts(context, scope, areas, day),
    inputsAt(scope, db, nos, new Date(at)),
    levelsAt(scope, db, nos, new Date(at)),
  ]);
  const enteredBy = Map.groupBy(entered, (row) => row.area_no);
  const known = new Map(
    areas.map((area): [number, KnownInput[]] => {
      const own = (enteredBy.get(area.no) ?? []).map((row): KnownInput => ({
        code: row.input,
        value: row.value!,
        source: 'manual',
        at: row.at.toISOString(),
        note: `${row.source} (${row.entered_by})`,
      }));
      const automatic = [...registered(area), ...(asOf === null ? [] : counts(area, new Date(asOf)))];
      return [area.no, [...automatic.filter(({ code }) => !own.some((one) => one.code === code)), ...own]];
    }),
  );
  return {
    day,
    asOf,
    areas,
    known,
    inputs: areas.map((area) => ({
      code: String(area.no),
      unit: area.kind as UnitKind,
      parentCode: area.parentNo === null ? null : String(area.parentNo),
      previousLevel: (official.get(area.no)?.current.level ?? null) as Level | null,
      values: Object.fromEntries(known.get(area.no)!.map(({ code, value }) => [code, value])),
    })),
  };
}

function registered({ population, populationSource }: Area): KnownInput[] {
  return population === null || population <= 0
    ? []
    : [{ code: 'population', value: population, source: 'registry', at: null, note: populationSource }];
}

async function readCounts(context: RiskContext, scope: Scope, areas: readonly Area[], day: string) {
  const to = startOfDate(day) + DAY_MS;
  const groups = areas.map((area) => ({
    key: String(area.no),
    areaNos: context.areas.numbersUnder([area.path]),
  }));
  const read = await Promise.all(
    Object.entries(counted).map(async ([code, { metric, days }]) => {
      const query = { dataset: scope.dataset, metrics: [metric], groups, step: 'total', to } as const;
      const series = await readFigures(context.platform.db, { ...query, from: to - days * DAY_MS });
      // A correction may leave a counter below zero for a while; fewer than none are none.
      const values = series.map(({ key, points }): [string, number] => [
        key,
        Math.max(0, points[0]?.[1] ?? 0),
      ]);
      return [code, new Map(values)] as const;
    }),
  );
  return (area: Area, asOf: Date): KnownInput[] =>
    read.map(([code, values]) => ({
      code,
      value: values.get(String(area.no)) ?? 0,
      source: 'counter',
      at: asOf.toISOString(),
      note: counted[code]!.metric,
    }));
}
