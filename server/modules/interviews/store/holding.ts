import { sql } from 'kysely';
import type { Holding } from '../../../platform/holdings/holdings.ts';
import { keptAs } from '../../../platform/holdings/terms.ts';
import { type StripNeeds, stripInterviews } from './strip.ts';

/** What people said on the first call. */
export function interviewHolding(needs: StripNeeds): Holding {
  const { secrets } = needs;
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
      vi: 'Ẩn danh: số, địa chỉ, ghi chú, nơi đã đến bằng chữ, tên người đã gặp được thay bằng “Đã ẩn danh”, kể cả tên người này trong lời khai của ca bệnh. Giữ ngày, giờ, mã, số đếm, địa điểm đã đăng ký',
      en: 'Anonymising: numbers, address, notes, places in words and names of others are replaced, also this name where a case gave it. Days, hours, codes, counts and registered places stay',
    },
    strip: async (scope, tx, nos) => await stripInterviews(scope, tx, needs, nos),
    read: async (scope, db, nos) => {
      const found = await sql<{ at: Date; attempts: number; draft: Buffer | null }>`
        select coalesce(completed_at, started_at, due_since) as at, attempts, draft from interview
        where person_no = any(${[...nos]}::bigint[]) and dataset = ${scope.dataset}
        order by 1 desc`.execute(db);
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
