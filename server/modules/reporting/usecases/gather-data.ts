import type { Scope } from '../../../platform/access/scope.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { figuresAsOf, readFigures } from '../../../platform/figures/figures.ts';
import type { Area } from '../../../registry/areas/index.ts';
import { organisationsIn, type OrganisationRef } from '../../../registry/organisations/index.ts';
import { countWork, officeSymbol } from '../../directives/index.ts';
import type { ReportContext } from '../context.ts';
import type { ReportData } from '../rules/compose.ts';
import { type Period, previousOf } from '../rules/periods.ts';
import { metricsOf, type Template } from '../rules/templates.ts';

const WHOLE = 'whole';

/** Reads every figure that a template needs, of one unit and its communes, and freezes it. */
export async function gatherData(
  context: ReportContext,
  scope: Scope,
  given: {
    readonly template: Template;
    readonly area: Area;
    readonly office: OrganisationRef;
    readonly period: Period;
  },
): Promise<ReportData> {
  const { db } = context.platform;
  const { template, area, office, period } = given;
  const day = localDate(period.to - 1);
  const communes = context.areas.current(day, 'commune').filter(({ path }) => path.startsWith(area.path));
  const codes = metricsOf(template);
  const groups = [
    { key: WHOLE, areaNos: context.areas.numbersUnder([area.path]) },
    ...communes.map(({ no, path }) => ({ key: String(no), areaNos: context.areas.numbersUnder([path]) })),
  ];
  const read = async (from: number | undefined, to: number) =>
    await sumsOf(db, { dataset: scope.dataset, metrics: codes, groups, step: 'total', from, to });
  const before = previousOf(period);
  const [now, previous, total] = [
    await read(period.from, period.to),
    await read(before.from, before.to),
    await read(undefined, period.to),
  ];
  const definitions = new Map(context.figures().map((figure) => [figure.code, figure]));
  const levels = await context.levels(
    scope,
    communes.map(({ no }) => no),
    period.to,
  );
  return {
    template,
    office: office.name,
    officeParent: await parentOf(scope, db, office),
    seat: context.areas.byNo(office.areaNo)?.name ?? 'Việt Nam',
    symbol: officeSymbol(office.numberSuffix),
    area: area.fullName,
    period,
    asOf: await figuresAsOf(db, scope.dataset),
    metrics: codes.map((code) => {
      const { vi, en, unit } = definitions.get(code)!;
      const value = (sums: Sums) => sums(code, WHOLE);
      return { code, vi, en, unit, period: value(now), previous: value(previous), total: value(total) };
    }),
    communes: communes.map(({ no, fullName }) => ({
      name: fullName,
      values: Object.fromEntries(
        codes.map((code) => [code, [now(code, String(no)), total(code, String(no))] as const]),
      ),
    })),
    levels: countLevels(communes, levels),
    work: await countWork(scope, db, context.areas.numbersUnder([area.path]), period),
  };
}

type Sums = (metric: string, key: string) => number;

async function sumsOf(db: Db, query: Parameters<typeof readFigures>[1]): Promise<Sums> {
  const series = await readFigures(db, query);
  const values = new Map(series.map(({ metric, key, points }) => [`${metric} ${key}`, points[0]?.[1] ?? 0]));
  return (metric, key) => values.get(`${metric} ${key}`) ?? 0;
}

/** Units by level, the lowest level first; those without a decision at the end. */
function countLevels(
  communes: readonly Area[],
  levels: ReadonlyMap<number, number>,
): (readonly [number, number])[] {
  const counted = Map.groupBy(communes, ({ no }) => levels.get(no) ?? 0);
  const place = (level: number) => (level === 0 ? Number.MAX_SAFE_INTEGER : level);
  return [...counted]
    .map(([level, units]) => [level, units.length] as const)
    .toSorted(([a], [b]) => place(a) - place(b));
}

/** The office above: a department's committee, a CDC's department. Committees stand alone at the head of a paper. */
async function parentOf(scope: Scope, db: Db | Tx, office: OrganisationRef): Promise<string | null> {
  if (office.kind === 'peoples-committee') {
    return null;
  }
  const kind = office.kind === 'provincial-cdc' ? 'health-department' : 'peoples-committee';
  const [above] = await organisationsIn(scope, db, [office.areaNo], kind);
  return above?.name ?? null;
}
