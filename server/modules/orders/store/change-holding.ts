import { sql } from 'kysely';
import { label } from '../../../../contract/labels.ts';
import type { Holding } from '../../../platform/holdings/holdings.ts';
import { documentsStay, keptAs } from '../../../platform/holdings/terms.ts';
import type { OrderChangeKind } from '../rules/paper-kinds.ts';

type Row = {
  at: Date;
  first: string;
  kind: OrderChangeKind;
  number: string | null;
  previous_until: Date;
  until: Date;
  reason: string | null;
  served_at: Date | null;
};

/** What changed in decisions about people, by a decision of its own or by a note. */
export const orderChangeHolding: Holding = {
  code: 'orders.change',
  name: {
    vi: 'Kéo dài, rút ngắn, kết thúc, hủy bỏ quyết định cách ly',
    en: 'Extensions, reductions, ends and cancellations of orders',
  },
  purpose: { vi: 'Thi hành biện pháp chống dịch', en: 'Carrying out measures against the outbreak' },
  ground: 'duty',
  dataClass: 'sensitive',
  days: null,
  keep: keptAs.asDocument,
  erasure: documentsStay,
  read: async (scope, db, nos) => {
    const found = await sql<Row>`select c.at, o.number as first, c.kind, d.number, c.previous_until,
        coalesce(d.until, c.until) as until, coalesce(d.reason, c.reason) as reason, d.served_at
      from order_change c
      join order_file o on o.id = c.order_id and o.person_no = c.person_no
      left join order_change_decision d on d.order_id = c.order_id and d.person_no = c.person_no
        and d.change_version = c.version
      where c.person_no = any(${[...nos]}::bigint[]) and o.dataset = ${scope.dataset}
      order by c.at desc, c.order_id desc, c.version desc`.execute(db);
    return found.rows.map((row) => ({
      at: row.at.getTime(),
      fields: {
        'Quyết định ban đầu': row.first,
        'Thay đổi': label('orderChange', row.kind, 'vi'),
        'Số quyết định thay đổi': row.number,
        'Hạn cũ': row.previous_until.toISOString(),
        'Hạn mới': row.until.toISOString(),
        'Lý do': row.reason,
        'Đã giao': row.served_at?.toISOString() ?? null,
      },
    }));
  },
};
