import { sql } from 'kysely';
import { label } from '../../../../contract/labels.ts';
import { presenceSources } from '../../../../contract/presence.ts';
import { DAY_MS, startOfLocalDay } from '../../../platform/clock/clock.ts';
import type { Holding } from '../../../platform/holdings/holdings.ts';

/** Where people were. */
export function presenceHolding(keptDays: number): Holding {
  return {
    code: 'presence.stays',
    name: { vi: 'Lượt đến các địa điểm', en: 'Visits to places' },
    purpose: { vi: 'Tìm người tiếp xúc với ca bệnh', en: 'Finding the contacts of cases' },
    ground: 'duty',
    dataClass: 'personal',
    days: keptDays,
    keep: { vi: `${keptDays} ngày, rồi xóa hẳn`, en: `${keptDays} days, then deleted for good` },
    due: async (db, now) => {
      const oldest = new Date(startOfLocalDay(now) - keptDays * DAY_MS);
      const found = await sql<{ rows: number }>`select count(*)::int as rows from presence
        where dataset in ('live', 'demo') and in_at < ${oldest}`.execute(db);
      return found.rows[0]!.rows;
    },
    read: async (scope, db, nos) => {
      const found = await sql<{ in_at: Date; out_at: Date; place: string; source: number }>`
        select s.in_at, s.out_at, p.name as place, s.source from presence s join place p on p.place_no = s.place_no
        where s.person_no = any(${[...nos]}::bigint[]) and s.dataset = ${scope.dataset}
        order by s.in_at desc`.execute(db);
      return found.rows.map((row) => ({
        at: row.in_at.getTime(),
        fields: {
          'Địa điểm': row.place,
          'Rời lúc': row.out_at.toISOString(),
          'Nguồn ghi': label('presenceSource', presenceSources[row.source]!, 'vi'),
        },
      }));
    },
  };
}
