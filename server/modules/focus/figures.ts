import type { FigureDefinition } from '../../platform/figures/figures.ts';
import type { FigureDelta } from '../../platform/figures/figure-delta.ts';
import { allCounted } from './store/foci.ts';

type Counted = {
  readonly dataset: string;
  readonly areaNo: number;
  readonly dropped: boolean;
  readonly foundAt: number;
  readonly periods: readonly { readonly from: number; readonly to: number | null }[];
};

/** Counters of a focus at its area: found, once, unless it turned out to be none; active as a stock. */
export function focusCounts({ dataset, areaNo, dropped, foundAt, periods }: Counted): FigureDelta[] {
  const count = (metric: string, at: number, by: number): FigureDelta => ({
    metric,
    dataset,
    areaNo,
    at,
    by,
  });
  return [
    ...(dropped ? [] : [count('focus.found', foundAt, 1)]),
    ...periods.flatMap(({ from, to }) => [
      count('focus.active', from, 1),
      ...(to === null ? [] : [count('focus.active', Math.max(from, to), -1)]),
    ]),
  ];
}

const metrics = [
  ['focus.active', 'Ổ dịch đang hoạt động', 'Active outbreak foci', true],
  ['focus.found', 'Ổ dịch được phát hiện', 'Outbreak foci found', false],
] as const;

/** Counters of foci. None is public: small numbers point at people. */
export const focusFigures: readonly FigureDefinition[] = metrics.map(([code, vi, en, stock]) => ({
  code,
  vi,
  en,
  unit: 'ổ dịch',
  unitEn: 'foci',
  explain: {
    vi: `${vi}, tại địa bàn phụ trách${stock ? '; số đang có tại thời điểm xem' : ', theo giờ phát hiện'}.`,
    en: `${en}, at the responsible area${stock ? '; as they stand at that time' : ', by hour of finding'}.`,
  },
  ...(stock ? { stock: true } : {}),
  public: false,
  recount: async (db) =>
    (await allCounted(db))
      .flatMap((row) =>
        focusCounts({
          dataset: row.dataset,
          areaNo: row.area_no,
          dropped: row.state === 'DROPPED',
          foundAt: row.found_at.getTime(),
          periods: row.periods.map(({ from, to }) => ({
            from: Date.parse(from),
            to: to === null ? null : Date.parse(to),
          })),
        }),
      )
      .filter((delta) => delta.metric === code)
      .map(({ dataset, areaNo, at, by }) => ({ dataset, areaNo, at, value: by })),
}));
