import type { Static } from 'typebox';
import type { FrozenFigure } from '../../../../contract/command-briefings.ts';
import type { FigureSpec } from './shipped.ts';

export type Frozen = Static<typeof FrozenFigure>;

/** What counters say of one metric at a moment: the 24 hours before it, and everything before it. */
export type Counted = { readonly day: number; readonly total: number };

/** A figure at a moment, without comparison. */
export type FigureValue = Pick<Frozen, 'day' | 'total' | 'numerator' | 'denominator'>;

/** Value of a figure from its counters. A ratio without a denominator is unknown, never zero. */
export function figureValue(spec: FigureSpec, counted: ReadonlyMap<string, Counted>): FigureValue {
  const of = (metric: string): Counted => counted.get(metric) ?? { day: 0, total: 0 };
  if (spec.kind === 'ratio') {
    const numerator = of(spec.numerator).day;
    const denominator = of(spec.denominator).day;
    return { day: denominator > 0 ? numerator / denominator : null, total: null, numerator, denominator };
  }
  const { day, total } = of(spec.metric);
  return { day: spec.kind === 'gauge' ? null : day, total, numerator: null, denominator: null };
}

/** The number that is compared from cut to cut: a ratio's share, else everything up to the cut. */
export function compared(figure: Pick<Frozen, 'kind' | 'day' | 'total'>): number | null {
  return figure.kind === 'ratio' ? figure.day : figure.total;
}

/** Figures of a cut, against those of the cut before. */
export function freezeFigures(
  specs: readonly FigureSpec[],
  names: (spec: FigureSpec) => { readonly vi: string; readonly en: string; readonly unit: string },
  counted: ReadonlyMap<string, Counted>,
  before: readonly Frozen[] | null,
): Frozen[] {
  return specs.map((spec) => {
    const value = figureValue(spec, counted);
    const former = before?.find(({ code }) => code === spec.code);
    const previous = former === undefined ? null : compared(former);
    const own = compared({ kind: spec.kind, ...value });
    const change = previous === null || own === null ? null : own - previous;
    return { code: spec.code, ...names(spec), kind: spec.kind, ...value, previous, change };
  });
}

export type Correction = {
  readonly code: string;
  readonly vi: string;
  readonly en: string;
  readonly field: 'day' | 'total';
  readonly frozen: number | null;
  readonly now: number | null;
};

/** What counters say today of the moment of a cut, where it is not what was frozen then. */
export function corrections(
  frozen: readonly Frozen[],
  today: ReadonlyMap<string, FigureValue>,
): Correction[] {
  return frozen.flatMap(({ code, vi, en, ...then }) => {
    const now = today.get(code);
    if (now === undefined) {
      return [];
    }
    return (['day', 'total'] as const).flatMap((field) =>
      then[field] === now[field] ? [] : [{ code, vi, en, field, frozen: then[field], now: now[field] }],
    );
  });
}
