import { sql } from 'kysely';
import { label, type LabelCode } from '../../../../contract/labels.ts';
import type { Holding } from '../../../platform/holdings/holdings.ts';
import { documentsStay, keptAs } from '../../../platform/holdings/terms.ts';

type FollowUp = {
  at: Date;
  present: boolean;
  temperature: number | null;
  symptoms: string[];
  note: string | null;
};
type Served = { at: Date; manner: LabelCode<'serviceManner'>; signed_by: string | null; note: string | null };
type Appeal = {
  at: Date;
  content: string;
  outcome: LabelCode<'appealOutcome'> | null;
  answer: string | null;
};

/** Daily checks under an order, how it was served, and what the person objected. Words of checks go with the order. */
export const orderCareHolding: Holding = {
  code: 'orders.care',
  name: {
    vi: 'Theo dõi hằng ngày, tống đạt và khiếu nại quyết định',
    en: 'Daily checks, service and appeals of orders',
  },
  purpose: {
    vi: 'Chăm sóc người cách ly; chứng minh quyết định đã được giao',
    en: 'Care for people in quarantine; proof that the order was served',
  },
  ground: 'duty',
  dataClass: 'sensitive',
  days: null,
  keep: keptAs.asDocument,
  erasure: documentsStay,
  read: async (scope, db, nos) => {
    const mine = sql`o.person_no = any(${[...nos]}::bigint[]) and o.dataset = ${scope.dataset}`;
    const checks = await sql<FollowUp>`select f.at, f.present, f.temperature, f.symptoms, f.note
      from order_file o join order_follow_up f on f.order_id = o.id and f.person_no = o.person_no
      where ${mine} order by f.at desc`.execute(db);
    const served = await sql<Served>`select s.at, s.manner, s.signed_by, s.note
      from order_file o join order_service s on s.order_id = o.id and s.person_no = o.person_no
      where ${mine} order by s.at desc`.execute(db);
    const appeals = await sql<Appeal>`select a.at, a.content, a.outcome, a.answer
      from order_file o join order_appeal a on a.order_id = o.id and a.person_no = o.person_no
      where ${mine} order by a.at desc`.execute(db);
    return [
      ...checks.rows.map((row) => ({
        at: row.at.getTime(),
        fields: {
          'Có mặt': row.present,
          'Nhiệt độ': row.temperature,
          'Triệu chứng': row.symptoms
            .map((one) => label('symptom', one as LabelCode<'symptom'>, 'vi'))
            .join(', '),
          'Ghi chú': row.note,
        },
      })),
      ...served.rows.map((row) => ({
        at: row.at.getTime(),
        fields: {
          'Giao quyết định': label('serviceManner', row.manner, 'vi'),
          'Người ký nhận': row.signed_by,
          'Ghi chú': row.note,
        },
      })),
      ...appeals.rows.map((row) => ({
        at: row.at.getTime(),
        fields: {
          'Khiếu nại': row.content,
          'Kết quả': row.outcome === null ? null : label('appealOutcome', row.outcome, 'vi'),
          'Trả lời': row.answer,
        },
      })),
    ].toSorted((a, b) => b.at - a.at);
  },
};
