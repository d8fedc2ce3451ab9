import { sql } from 'kysely';
import type { FigureDefinition } from '../../platform/figures/figures.ts';

/** Check-ins: stays opened, in the hour of arrival, at the area of the place. */
export function presenceFigures(keptDays: number): readonly FigureDefinition[] {
  return [
    {
      code: 'presence.stays',
      vi: 'Lượt check-in',
      en: 'Check-ins',
      unit: 'lượt',
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
