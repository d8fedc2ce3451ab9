import { sql } from 'kysely';
import { DAY_MS } from '../../../platform/clock/clock.ts';
import type { Holding } from '../../../platform/holdings/holdings.ts';

/** Texts in and out; they hang from a phone, not from a person. */
export function smsHolding(keptDays: number): Holding {
  return {
    code: 'messaging.sms',
    name: { vi: 'Tin nhắn SMS', en: 'Text messages' },
    purpose: { vi: 'Khai báo bằng tin nhắn, báo cho người dân', en: 'Declaring by text, telling people' },
    ground: 'duty',
    dataClass: 'sensitive',
    days: keptDays,
    keep: { vi: `${keptDays} ngày, rồi xóa hẳn`, en: `${keptDays} days, then deleted for good` },
    due: async (db, now) => {
      const found = await sql<{ rows: number }>`select count(*)::int as rows from sms_message
        where at < ${new Date(now - keptDays * DAY_MS)}`.execute(db);
      return found.rows[0]!.rows;
    },
  };
}
