import type { FigureDefinition } from '../../platform/figures/figures.ts';
import { lockdownCounts, type LockdownMetric } from './rules/lockdown-figures.ts';
import { allCounted } from './store/members.ts';

const metrics: readonly (readonly [
  code: LockdownMetric,
  vi: string,
  en: string,
  unit: string,
  unitEn: string,
])[] = [
  ['lockdown.active', 'Khu phong tỏa đang hiệu lực', 'Cordons in force', 'khu', 'cordons'],
  ['lockdown.households', 'Hộ trong khu phong tỏa', 'Households inside cordons', 'hộ', 'households'],
  ['lockdown.people', 'Người trong khu phong tỏa', 'People inside cordons', 'người', 'people'],
];

/** Counters of cordons at their area, as they stand at that time.. */
export const lockdownFigures: readonly FigureDefinition[] = metrics.map(([code, vi, en, unit, unitEn]) => ({
  code,
  vi,
  en,
  unit,
  unitEn,
  explain: {
    vi: `${vi}, tại địa bàn phụ trách, số đang có tại thời điểm xem; từ lúc có hiệu lực đến khi có quyết định dỡ.`,
    en: `${en} at the responsible area, as they stand at that time; from coming into force until the decision to lift.`,
  },
  stock: true,
  public: false,
  recount: async (db) =>
    (await allCounted(db))
      .flatMap((row) =>
        lockdownCounts(
          {
            dataset: row.dataset,
            areaNo: row.area_no,
            state: row.state,
            from: row.from_at.getTime(),
            liftedAt: row.lifted_at?.getTime() ?? null,
          },
          row.members.map((one) => ({ ...inside(one), no: one.no })),
          row.households.map(inside),
        ),
      )
      .filter((delta) => delta.metric === code)
      .map(({ dataset, areaNo, at, by }) => ({ dataset, areaNo, at, value: by })),
}));

const inside = ({ since, left }: { since: string; left: string | null }) => ({
  since: Date.parse(since),
  left: left === null ? null : Date.parse(left),
});
