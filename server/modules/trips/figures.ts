import type { FigureDefinition } from '../../platform/figures/figures.ts';
import { type CountedMove, recountTrips } from './store/counts.ts';

const metrics: readonly (readonly [what: CountedMove, vi: string, en: string])[] = [
  ['arrived', 'Xe hàng đến cửa khẩu', 'Goods vehicles arrived at border gates'],
  ['exited', 'Xe hàng qua cửa khẩu', 'Goods vehicles through border gates'],
];

/** Counters of trips, at the commune of the gate, in the hour of the arrival or the exit. */
export const tripFigures: readonly FigureDefinition[] = metrics.map(([what, vi, en]) => ({
  code: `trips.${what}`,
  vi,
  en,
  unit: 'lượt',
  explain: {
    vi: `${vi}, tại xã của cửa khẩu, theo giờ ghi nhận.`,
    en: `${en}, at the commune of the gate, by the hour it was recorded in.`,
  },
  public: false,
  recount: async (db, since) => await recountTrips(db, since, what),
}));
