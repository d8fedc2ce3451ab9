import { sql } from 'kysely';
import { label } from '../../../../contract/labels.ts';
import type { orderKinds, orderStatuses } from '../../../../contract/orders.ts';
import type { Holding } from '../../../platform/holdings/holdings.ts';
import { recordIdsOf } from '../../../platform/holdings/record-ids.ts';
import { ANONYMISED, documentsStay, keptAs } from '../../../platform/holdings/terms.ts';

type Row = {
  issued_at: Date;
  number: string;
  kind: (typeof orderKinds)[number];
  status: (typeof orderStatuses)[number];
  from_at: Date;
  until_at: Date;
  reason: string;
};

/** Decisions about people. */
export const orderHolding: Holding = {
  code: 'orders.order',
  name: { vi: 'Quyết định cách ly, xét nghiệm', en: 'Quarantine, isolation and testing orders' },
  purpose: { vi: 'Thi hành biện pháp chống dịch', en: 'Carrying out measures against the outbreak' },
  ground: 'duty',
  dataClass: 'sensitive',
  days: null,
  keep: keptAs.asDocument,
  erasure: {
    vi: `${documentsStay.vi}. Ghi chú của lần theo dõi hằng ngày được thay bằng “Đã ẩn danh”`,
    en: `${documentsStay.en}. Notes of daily checks are replaced`,
  },
  strip: async (scope, tx, nos) => {
    const stripped = await sql`update order_follow_up f set note = ${ANONYMISED} from order_file o
      where o.id = f.order_id and o.person_no = f.person_no and o.person_no = any(${[...nos]}::bigint[])
        and o.dataset = ${scope.dataset} and f.note is not null`.execute(tx);
    return Number(stripped.numAffectedRows ?? 0n);
  },
  recordIds: recordIdsOf({ table: 'order_file' }),
  read: async (scope, db, nos) => {
    const found =
      await sql<Row>`select issued_at, number, kind, status, from_at, until_at, reason from order_file
      where person_no = any(${[...nos]}::bigint[]) and dataset = ${scope.dataset}
      order by issued_at desc, id desc`.execute(db);
    return found.rows.map((row) => ({
      at: row.issued_at.getTime(),
      fields: {
        'Số quyết định': row.number,
        'Biện pháp': label('orderKind', row.kind, 'vi'),
        'Tình trạng': label('orderStatus', row.status, 'vi'),
        'Từ lúc': row.from_at.toISOString(),
        'Đến lúc': row.until_at.toISOString(),
        'Lý do': row.reason,
      },
    }));
  },
  needed: async (scope, db, nos) => {
    const found = await sql<{ rows: number }>`select count(*)::int as rows from order_file
      where person_no = any(${[...nos]}::bigint[]) and dataset = ${scope.dataset} and status = 'IN_FORCE'`.execute(
      db,
    );
    return found.rows[0]!.rows;
  },
};
