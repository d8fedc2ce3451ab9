import type { FigureDefinition } from '../../platform/figures/figures.ts';
import { recountStays, type StayCount } from './store/counts.ts';

const metrics: readonly (readonly [what: StayCount, vi: string, en: string])[] = [
  ['arrivals', 'Lượt đến lưu trú', 'Arrivals at lodgings and households'],
  ['from-red', 'Người lưu trú về từ vùng đỏ', 'Lodgers from red zones'],
  ['departures', 'Lượt rời nơi lưu trú', 'Departures from lodgings and households'],
  ['visits', 'Lượt đến thăm người lưu trú từ vùng đỏ', 'Visits to lodgers from red zones'],
];

/** Counters of stays, at the commune of the place, in the hour of the arrival, departure or visit. */
export const lodgingFigures: readonly FigureDefinition[] = metrics.map(([what, vi, en]) => ({
  code: `lodging.${what}`,
  vi,
  en,
  unit: 'lượt',
  explain: {
    vi: `${vi}, theo giờ, tại xã của nơi lưu trú.`,
    en: `${en}, by hour, at the commune of the place.`,
  },
  public: false,
  recount: (db, since) => recountStays(db, since, what),
}));
