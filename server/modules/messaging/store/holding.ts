import { sql } from 'kysely';
import { DAY_MS } from '../../../platform/clock/clock.ts';
import type { Holding } from '../../../platform/holdings/holdings.ts';
import { recordIdsOf } from '../../../platform/holdings/record-ids.ts';
import type { Secrets } from '../../../platform/secrets/secrets.ts';

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

/** Phones that want no ordinary texts: kept so that nobody sends them any. */
export const optOutHolding: Holding = {
  code: 'messaging.opt-out',
  name: { vi: 'Số từ chối nhận tin', en: 'Phones that want no texts' },
  purpose: { vi: 'Không gửi tin thường cho ai đã từ chối', en: 'Sending nobody texts who wants none' },
  ground: 'duty',
  dataClass: 'personal',
  days: null,
  keep: { vi: 'Đến khi người đó nhận tin trở lại', en: 'Until they want texts again' },
};

/** Messages to one person that wait behind a check. */
export function noticeHolding(secrets: Secrets): Holding {
  return {
    code: 'messaging.notice',
    name: { vi: 'Tin riêng cho một người', en: 'Messages to one person' },
    purpose: {
      vi: 'Báo cho người dân mà không lộ tên qua SMS',
      en: 'Telling people without a name in an SMS',
    },
    ground: 'duty',
    dataClass: 'sensitive',
    days: 14,
    keep: { vi: '14 ngày, rồi xóa hẳn', en: '14 days, then deleted for good' },
    erasure: { vi: 'Ẩn danh: xóa hẳn các tin riêng', en: 'Anonymising: the messages are deleted' },
    strip: async (scope, tx, nos) => {
      const gone = await sql`delete from notice
        where person_no = any(${[...nos]}::bigint[]) and dataset = ${scope.dataset}`.execute(tx);
      return Number(gone.numAffectedRows ?? 0n);
    },
    due: async (db, now) => {
      const found = await sql<{ rows: number }>`select count(*)::int as rows from notice
        where expires_at < ${new Date(now)}`.execute(db);
      return found.rows[0]!.rows;
    },
    recordIds: recordIdsOf({ table: 'notice' }),
    read: async (scope, db, nos) => {
      const found = await sql<{ at: Date; body: Buffer }>`select at, body from notice
        where person_no = any(${[...nos]}::bigint[]) and dataset = ${scope.dataset}
        order by at desc`.execute(db);
      return found.rows.map((row) => ({
        at: row.at.getTime(),
        fields: { 'Nội dung': secrets.decrypt(row.body) },
      }));
    },
  };
}
