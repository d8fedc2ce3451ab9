import type { Static } from 'typebox';
import type { FrozenFigure } from '../../../../contract/command-briefings.ts';
import { DAY_MS, HOUR_MS, startOfLocalDay } from '../../../platform/clock/clock.ts';

export type Frozen = Static<typeof FrozenFigure>;

/** A figure at the moment of a cut, not compared with anything yet. */
export type FigureValue = Omit<Frozen, 'previous' | 'change'>;

const HALF_DAY_MS = 12 * HOUR_MS;

/**
 * What the column "24 hours" of a cut counts. Facts that have a date and no hour are counted by whole days: the day before
 * for a cut in the morning, the day itself from noon on.
 */
export function dayPeriod(
  grain: 'hour' | 'day',
  at: number,
): { readonly from: number; readonly until: number } {
  if (grain === 'hour') {
    return { from: at - DAY_MS, until: at };
  }
  const from = startOfLocalDay(at - HALF_DAY_MS);
  return { from, until: Math.min(from + DAY_MS, at) };
}

/** The number that is compared from cut to cut: a ratio itself, else everything up to the cut. */
export function compared(figure: Pick<Frozen, 'kind' | 'day' | 'total'>): number | null {
  return figure.kind === 'ratio' ? figure.day : figure.total;
}

/** Figures of a cut, against those of the cut before. */
export function compareFigures(values: readonly FigureValue[], before: readonly Frozen[] | null): Frozen[] {
  return values.map((value) => {
    const former = before?.find(({ code }) => code === value.code);
    const previous = former === undefined ? null : compared(former);
    const own = compared(value);
    return { ...value, previous, change: previous === null || own === null ? null : own - previous };
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

/** What is known today of the moment of a cut, where it is not what was frozen then. */
export function corrections(frozen: readonly Frozen[], today: readonly FigureValue[]): Correction[] {
  return frozen.flatMap(({ code, vi, en, ...then }) => {
    const now = today.find((one) => one.code === code);
    if (now === undefined) {
      return [];
    }
    return (['day', 'total'] as const).flatMap((field) =>
      then[field] === now[field] ? [] : [{ code, vi, en, field, frozen: then[field], now: now[field] }],
    );
  });
}
