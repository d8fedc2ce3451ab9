import type { FigureDefinition } from '../../platform/figures/figures.ts';
import { recountVisits, type VisitCount } from './store/visits.ts';

const metrics: readonly (readonly [what: VisitCount, vi: string, en: string])[] = [
  ['visits', 'Lượt tổ COVID đến hộ', 'Visits of community teams to households'],
  ['worse', 'Lượt báo có người mệt hơn', 'Reports that somebody feels worse'],
  ['food', 'Lượt báo cần lương thực', 'Reports that food is needed'],
  ['medicine', 'Lượt báo cần thuốc', 'Reports that medicine is needed'],
];

/** Counters of what teams record, at the commune of the household, in the hour of the visit. */
export const communityFigures: readonly FigureDefinition[] = metrics.map(([what, vi, en]) => ({
  code: `community.${what}`,
  vi,
  en,
  unit: 'lượt',
  explain: {
    vi: `${vi}, theo giờ đến, tại xã của hộ.`,
    en: `${en}, by hour of the visit, at the commune of the household.`,
  },
  public: false,
  recount: (db, since) => recountVisits(db, since, what),
}));
