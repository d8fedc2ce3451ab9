import type { FigureDefinition } from '../../platform/figures/figures.ts';
import { type PlateCount, recountPlates } from './store/events.ts';

/** Days that plates are kept. */
export const KEPT_DAYS = 30;

const metrics: readonly (readonly [what: PlateCount, vi: string, en: string])[] = [
  ['seen', 'Lượt đọc biển số', 'Plates read'],
  [
    'unmatched',
    'Lượt xe ngoài tỉnh chưa khai báo, chưa có giấy phép',
    'Vehicles from outside without permit or declaration',
  ],
  ['watched', 'Lượt xe trong danh sách theo dõi', 'Vehicles on the watch list'],
];

/** Counters of plates, at the commune of the post, in the hour in which they were read. */
export const plateFigures: readonly FigureDefinition[] = metrics.map(([what, vi, en]) => ({
  code: `plates.${what}`,
  vi,
  en,
  unit: 'lượt',
  unitEn: 'readings',
  explain: {
    vi: `${vi}, theo giờ đọc, tại xã của chốt.`,
    en: `${en}, by hour of the reading, at the commune of the post.`,
  },
  refreshSeconds: 3600,
  public: false,
  keptDays: KEPT_DAYS,
  recount: (db, since) => recountPlates(db, since, what),
}));
