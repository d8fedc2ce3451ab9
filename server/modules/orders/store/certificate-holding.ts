import { sql } from 'kysely';
import type { Holding } from '../../../platform/holdings/holdings.ts';
import { recordIdsOf } from '../../../platform/holdings/record-ids.ts';
import { documentsStay, keptAs } from '../../../platform/holdings/terms.ts';

type Row = {
  issued_at: Date;
  number: string | null;
  first: string;
  signer: string | null;
  withdrawn_at: Date | null;
  withdrawn_reason: string | null;
};

/** Certificates that people completed what orders asked. */
export const certificateHolding: Holding = {
  code: 'orders.certificate',
  name: { vi: 'Giấy xác nhận hoàn thành cách ly', en: 'Certificates of completion' },
  purpose: { vi: 'Thi hành biện pháp chống dịch', en: 'Carrying out measures against the outbreak' },
  ground: 'duty',
  dataClass: 'sensitive',
  days: null,
  keep: keptAs.asDocument,
  erasure: documentsStay,
  recordIds: recordIdsOf({ table: 'order_certificate' }),
  read: async (scope, db, nos) => {
    const found = await sql<Row>`select c.issued_at, c.number, o.number as first, c.signer->>'name' as signer,
        c.withdrawn_at, c.withdrawn_reason
      from order_certificate c
      join order_file o on o.id = c.order_id and o.person_no = c.person_no
      where c.person_no = any(${[...nos]}::bigint[]) and o.dataset = ${scope.dataset}
      order by c.issued_at desc, c.id desc`.execute(db);
    return found.rows.map((row) => ({
      at: row.issued_at.getTime(),
      fields: {
        'Số giấy': row.number,
        'Quyết định': row.first,
        'Người ký': row.signer,
        'Thu hồi lúc': row.withdrawn_at?.toISOString() ?? null,
        'Lý do thu hồi': row.withdrawn_reason,
      },
    }));
  },
};
