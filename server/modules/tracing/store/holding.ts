import { sql } from 'kysely';
import { eraseChanges } from '../../../platform/audit/changes.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import type { Holding } from '../../../platform/holdings/holdings.ts';
import { recordIdsOf } from '../../../platform/holdings/record-ids.ts';
import type { Secrets } from '../../../platform/secrets/secrets.ts';
import { ANONYMISED, keptAs } from '../../../platform/holdings/terms.ts';

/** Whose contact somebody is. Who the case is stays unsaid: that is another person's health data. */
export const contactHolding = (secrets: Pick<Secrets, 'encrypt'>): Holding => ({
  code: 'tracing.contact',
  name: { vi: 'Danh sách người tiếp xúc', en: 'Contacts of cases' },
  purpose: { vi: 'Theo dõi sức khỏe và chặn lây lan', en: 'Following up contacts and stopping spread' },
  ground: 'duty',
  dataClass: 'sensitive',
  days: null,
  keep: keptAs.withCase,
  erasure: {
    vi: 'Ẩn danh: ghi chú của từng lần theo dõi được thay bằng “Đã ẩn danh”; giữ mức, ngày, kết quả, triệu chứng, nơi tiếp xúc',
    en: 'Anonymising: notes of follow-up visits are replaced; level, days, results, symptoms and places of contact stay',
  },
  strip: async (scope, tx, nos) => {
    const stripped =
      await sql`update contact_visit v set note = ${secrets.encrypt(ANONYMISED)} from contact_link l
      where l.case_id = v.case_id and l.id = v.contact_id and l.person_no = any(${[...nos]}::bigint[])
        and l.dataset = ${scope.dataset} and v.note is not null`.execute(tx);
    const links = await sql<{ id: string }>`select id from contact_link
      where person_no = any(${[...nos]}::bigint[]) and dataset = ${scope.dataset}`.execute(tx);
    await eraseChanges(
      scope,
      tx,
      links.rows.map(({ id }) => id),
    );
    return Number(stripped.numAffectedRows ?? 0n);
  },
  recordIds: recordIdsOf({ table: 'contact_link' }),
  read: async (scope, db, nos) => {
    const found = await sql<{
      decided_at: Date;
      level: number;
      last_at: Date;
      until: string | null;
      kept: boolean;
    }>`
      select decided_at, level, last_at, follow_up_until as until, decision = 'CONFIRMED' as kept from contact_link
      where person_no = any(${[...nos]}::bigint[]) and dataset = ${scope.dataset}
      order by decided_at desc`.execute(db);
    return found.rows.map((row) => ({
      at: row.decided_at.getTime(),
      fields: {
        'Cấp tiếp xúc': `F${row.level}`,
        'Kết luận': row.kept ? 'Là người tiếp xúc' : 'Không phải người tiếp xúc',
        'Tiếp xúc lần cuối': row.last_at.toISOString(),
        'Theo dõi đến': row.until,
      },
    }));
  },
  needed: async (scope, db, nos, now) => {
    const found = await sql<{ rows: number }>`select count(*)::int as rows from contact_link
      where person_no = any(${[...nos]}::bigint[]) and dataset = ${scope.dataset} and decision = 'CONFIRMED'
        and follow_up_until >= ${localDate(now)}::date`.execute(db);
    return found.rows[0]!.rows;
  },
});
