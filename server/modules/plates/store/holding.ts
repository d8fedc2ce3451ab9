import { sql } from 'kysely';
import { DAY_MS } from '../../../platform/clock/clock.ts';
import type { Holding } from '../../../platform/holdings/holdings.ts';

/** Plates that cameras read; they hang from no person. */
export function plateHolding(keptDays: number): Holding {
  return {
    code: 'plates.event',
    name: { vi: 'Biển số xe do camera đọc', en: 'Plates read by cameras' },
    purpose: {
      vi: 'Tìm xe ngoài tỉnh chưa khai báo',
      en: 'Finding vehicles from outside that did not declare',
    },
    ground: 'duty',
    dataClass: 'personal',
    days: keptDays,
    keep: { vi: `${keptDays} ngày, rồi xóa hẳn`, en: `${keptDays} days, then deleted for good` },
    due: async (db, now) => {
      const found = await sql<{ rows: number }>`select count(*)::int as rows from plate_event
        where at < ${new Date(now - keptDays * DAY_MS)}`.execute(db);
      return found.rows[0]!.rows;
    },
  };
}
