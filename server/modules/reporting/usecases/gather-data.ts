import { type Scope, systemScope } from '../../../platform/access/scope.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { figuresAsOf } from '../../../platform/figures/figures.ts';
import type { Area } from '../../../registry/areas/index.ts';
import { organisationsIn, type OrganisationRef } from '../../../registry/organisations/index.ts';
import type { MetricAnswer } from '../../figures/index.ts';
import { countWork, officeSymbol } from '../../directives/index.ts';
import type { ReportContext } from '../context.ts';
import type { ReportData } from '../rules/compose.ts';
import type { Parts } from '../rules/figure-words.ts';
import { type Period, previousOf } from '../rules/periods.ts';
import { metricsOf, type Template } from '../rules/templates.ts';

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
  const areas = [area, ...communes];
  const read = async (from: number | undefined, to: number) =>
    await readAnswers(context, scope, { codes, areas, from, to });
  const before = previousOf(period);
  const [now, previous, total] = [
    await read(period.from, period.to),
    await read(before.from, before.to),
    await read(undefined, period.to),
  ];
  const entries = new Map(context.declared().map((entry) => [entry.code, entry]));
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
      const { vi, en, unit, kind, per } = entries.get(code)!;
      const [one, earlier, all] = [now(code, area), previous(code, area), total(code, area)];
      const values = { period: one.value, previous: earlier.value, total: all.value };
      const ratio = { period: partsOf(one), previous: partsOf(earlier), total: partsOf(all) };
      return {
        code,
        vi,
        en,
        unit,
        ...values,
        ...(kind === 'ratio' ? { ratio: { per: per!, ...ratio } } : {}),
      };
    }),
    communes: communes.map((commune) => {
      const both = codes.map((code) => [code, now(code, commune), total(code, commune)] as const);
      return {
        name: commune.fullName,
        values: Object.fromEntries(both.map(([code, one, all]) => [code, [one.value, all.value] as const])),
        parts: Object.fromEntries(
          both
            .filter(([code]) => entries.get(code)!.kind === 'ratio')
            .map(([code, one, all]) => [code, [partsOf(one), partsOf(all)] as const]),
        ),
      };
    }),
    levels: countLevels(communes, levels),
    work: await countWork(scope, db, context.areas.numbersUnder([area.path]), period),
  };
}

type Answers = (code: string, area: Area) => MetricAnswer;

function partsOf({ numerator, denominator }: MetricAnswer): Parts {
  return [numerator, denominator];
}

/** Metrics as the dictionary answers them. Whoever makes a report was let in by the report's own rights already. */
async function readAnswers(
  { figures }: ReportContext,
  { dataset }: Scope,
  query: Parameters<ReportContext['figures']['readMetric']>[1],
): Promise<Answers> {
  const read = await figures.readMetric(systemScope('reporting.figures', dataset), query);
  if (!read.ok) {
    throw new Error(`figures of a report: ${read.code}`);
  }
  const answers = new Map(read.value.items.map((item) => [`${item.code} ${item.area.no}`, item]));
  return (code, area) => answers.get(`${code} ${area.no}`)!;
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
