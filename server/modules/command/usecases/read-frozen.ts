import type { Scope } from '../../../platform/access/scope.ts';
import type { CatalogueEntry, MetricAnswer, MetricQuery } from '../../figures/index.ts';
import type { CommandContext } from '../context.ts';
import { dayPeriod, type FigureValue } from '../rules/frozen-figures.ts';
import { briefingPlan } from '../rules/shipped.ts';
import { provinceOf } from './province.ts';

/** What is known now of the figures of a cut at `at` (a full hour, Unix ms). */
export async function figuresAt(context: CommandContext, scope: Scope, at: number): Promise<FigureValue[]> {
  const entries = await entriesOf(context, scope);
  const parts = await Promise.all(
    (['hour', 'day'] as const).map(async (grain) => {
      const own = entries.filter((entry) => entry.grain === grain);
      const { from, until } = dayPeriod(grain, at);
      const codes = own.map(({ code }) => code);
      const days = await answersOf(context, scope, { codes, from, to: until });
      const totals = await answersOf(context, scope, {
        codes: own.flatMap(({ kind, code }) => (kind === 'ratio' ? [] : [code])),
        to: at,
      });
      return own.map((entry) => present(entry, { from, until }, days, totals));
    }),
  );
  const byCode = new Map(parts.flat().map((figure) => [figure.code, figure]));
  return entries.map(({ code }) => byCode.get(code)!);
}

/** The catalogue's entries of a cut's figures, in the order of the plan. @throws Error on a plan that names another. */
async function entriesOf({ figures }: CommandContext, scope: Scope): Promise<CatalogueEntry[]> {
  const all = new Map((await figures.catalogue(scope)).map((entry) => [entry.code, entry]));
  return briefingPlan.figures.map(({ metric }) => {
    const entry = all.get(metric);
    if (entry === undefined) {
      throw new Error(`data/command/briefing.json names ${metric}, which no module declares`);
    }
    return entry;
  });
}

async function answersOf(
  context: CommandContext,
  scope: Scope,
  query: Omit<MetricQuery, 'areas'>,
): Promise<ReadonlyMap<string, MetricAnswer>> {
  if (query.codes.length === 0) {
    return new Map();
  }
  const read = await context.figures.readMetric(scope, { ...query, areas: [provinceOf(context)] });
  if (!read.ok) {
    throw new Error(`figures of a cut: ${read.code}`);
  }
  return new Map(read.value.items.map((item) => [item.code, item]));
}

function present(
  { code, vi, en, unit, kind, stock }: CatalogueEntry,
  period: { readonly from: number; readonly until: number },
  days: ReadonlyMap<string, MetricAnswer>,
  totals: ReadonlyMap<string, MetricAnswer>,
): FigureValue {
  const day = days.get(code);
  return {
    code,
    vi,
    en,
    unit,
    kind: kind === 'ratio' ? 'ratio' : stock ? 'gauge' : 'flow',
    open: briefingPlan.figures.some((spec) => spec.metric === code && spec.open),
    from: new Date(period.from).toISOString(),
    until: new Date(period.until).toISOString(),
    day: stock ? null : (day?.value ?? null),
    total: totals.get(code)?.value ?? null,
    numerator: day?.numerator ?? null,
    denominator: day?.denominator ?? null,
  };
}
