import { sql } from 'kysely';
import type { Holding } from '../../../platform/holdings/holdings.ts';
import { keptAs } from '../../../platform/holdings/terms.ts';
import type { Secrets } from '../../../platform/secrets/secrets.ts';

/** What people said on the first call. */
export function interviewHolding(secrets: Pick<Secrets, 'decrypt'>): Holding {
  return {
    code: 'interviews.interview',
    name: { vi: 'Cuộc gọi điều tra', en: 'Interviews' },
    purpose: {
      vi: 'Hỏi nơi đã đến, người đã gặp, triệu chứng',
      en: 'Asking about places, people met, symptoms',
    },
    ground: 'duty',
    dataClass: 'sensitive',
    days: null,
    keep: keptAs.withCase,
    erasure: {
      vi: 'Giữ nguyên lời kể trong cuộc gọi: thuộc hồ sơ ca bệnh. Có thể còn tên trong câu chữ',
      en: 'What was told on the call stays, as a part of the case record. Its words may hold names',
    },
    read: async (scope, db, nos) => {
      const found = await sql<{ at: Date; attempts: number; draft: Buffer | null }>`
        select coalesce(completed_at, started_at, due_since) as at, attempts, draft from interview
        where person_no = any(${[...nos]}::bigint[]) and dataset = ${scope.dataset}
        order by 1 desc limit 1000`.execute(db);
      return found.rows.map((row) => ({
        at: row.at.getTime(),
        fields: {
          'Số lần gọi': row.attempts,
          'Nội dung đã ghi': row.draft === null ? null : secrets.decrypt(row.draft),
        },
      }));
    },
  };
}
