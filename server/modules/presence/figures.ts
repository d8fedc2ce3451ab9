import { sql } from 'kysely';
import type { FigureDefinition } from '../../platform/figures/figures.ts';
import type { RatioDefinition } from '../../platform/figures/metric-types.ts';

/** Check-ins: stays opened, in the hour of arrival, at the area of the place. */
export function presenceFigures(keptDays: number): readonly FigureDefinition[] {
  return [
    {
      code: 'presence.stays',
      vi: 'Lượt check-in',
      en: 'Check-ins',
      unit: 'lượt',
      unitEn: 'check-ins',
      explain: {
        vi: 'Lượt đến một điểm quét QR, theo giờ đến, tại địa bàn của điểm; quét lặp khi còn ở đó tính một lượt.',
        en: 'Arrivals at a QR place, by hour of arrival, at the area of the place; scans during one stay count once.',
      },
      refreshSeconds: 3600,
      better: 'higher',
      public: true,
      keptDays,
      recount: async (db, since) => {
        const rows = await sql<{ dataset: string; area_no: number; at: Date; value: number }>`
          select p.dataset, l.area_no, date_trunc('hour', p.in_at) as at, count(*)::bigint as value
          from presence p join place l on l.place_no = p.place_no where p.in_at >= ${since}
          group by 1, 2, 3`.execute(db);
        return rows.rows.map((row) => ({
          dataset: row.dataset,
          areaNo: row.area_no,
          at: row.at.getTime(),
          value: row.value,
        }));
      },
    },
  ];
}

/** Check-ins by place, to see where posters hang and nobody scans. */
export const presenceMetrics: readonly RatioDefinition[] = [
  {
    code: 'presence.stays-per-place',
    vi: 'Lượt check-in trên một điểm quét',
    en: 'Check-ins per QR place',
    unit: 'lượt/điểm',
    unitEn: 'check-ins per place',
    explain: {
      vi: 'Lượt check-in trong kỳ chia cho số điểm quét QR đang hoạt động.',
      en: 'Check-ins of the period over the QR places in use.',
    },
    refreshSeconds: 3600,
    better: 'higher',
    numerator: 'presence.stays',
    denominator: { metric: 'places.active' },
    per: 1,
    public: false,
  },
];
