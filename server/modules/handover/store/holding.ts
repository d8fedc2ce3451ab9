import { sql } from 'kysely';
import { label, type LabelCode } from '../../../../contract/labels.ts';
import type { Holding } from '../../../platform/holdings/holdings.ts';
import { recordIdsOf } from '../../../platform/holdings/record-ids.ts';
import { ANONYMISED, documentsStay, keptAs } from '../../../platform/holdings/terms.ts';
import type { Secrets } from '../../../platform/secrets/secrets.ts';

/** The dossier without the cases whose contact somebody is: that is other people's health data. */
function withoutCases(dossier: string): string {
  return JSON.stringify(JSON.parse(dossier), (key, value: unknown) =>
    key === 'caseLabel' ? undefined : value,
  );
}

/** What one unit handed to another, as it stood then. */
export function handoverHolding(secrets: Pick<Secrets, 'decrypt'>): Holding {
  return {
    code: 'handover.dossier',
    name: { vi: 'Hồ sơ bàn giao', en: 'Hand-over dossiers' },
    purpose: {
      vi: 'Chuyển việc theo dõi cho nơi người đó đang ở',
      en: 'Passing the care to where the person is',
    },
    ground: 'duty',
    dataClass: 'sensitive',
    days: null,
    keep: keptAs.asDocument,
    erasure: {
      vi: `${documentsStay.vi}. Lý do trả lời và ghi chú của từng bước được thay bằng “Đã ẩn danh”`,
      en: `${documentsStay.en}. Reasons of answers and notes of steps are replaced`,
    },
    strip: async (scope, tx, nos) => {
      const stripped = await sql`update handover set answer_reason = ${ANONYMISED}
        where person_no = any(${[...nos]}::bigint[]) and dataset = ${scope.dataset}
          and answer_reason is not null`.execute(tx);
      await sql`update handover_event e set note = ${ANONYMISED} from handover h
        where h.person_no = e.person_no and h.id = e.handover_id and h.person_no = any(${[...nos]}::bigint[])
          and h.dataset = ${scope.dataset} and e.note is not null`.execute(tx);
      return Number(stripped.numAffectedRows ?? 0n);
    },
    recordIds: recordIdsOf({ table: 'handover' }),
    read: async (scope, db, nos) => {
      const found = await sql<{
        sent_at: Date;
        status: LabelCode<'handoverStatus'>;
        dossier: Buffer;
      }>`
        select sent_at, status, dossier from handover
        where person_no = any(${[...nos]}::bigint[]) and dataset = ${scope.dataset}
        order by sent_at desc, id desc`.execute(db);
      const steps = await sql<{ at: Date; kind: LabelCode<'handoverEvent'>; note: string | null }>`
        select e.at, e.kind, e.note from handover h
          join handover_event e on e.handover_id = h.id and e.person_no = h.person_no
        where h.person_no = any(${[...nos]}::bigint[]) and h.dataset = ${scope.dataset}
        order by e.at desc`.execute(db);
      return [
        ...found.rows.map((row) => ({
          at: row.sent_at.getTime(),
          fields: {
            'Tình trạng': label('handoverStatus', row.status, 'vi'),
            'Hồ sơ đi cùng': withoutCases(secrets.decrypt(row.dossier)),
          },
        })),
        ...steps.rows.map((row) => ({
          at: row.at.getTime(),
          fields: { Bước: label('handoverEvent', row.kind, 'vi'), 'Ghi chú': row.note },
        })),
      ];
    },
    needed: async (scope, db, nos) => {
      const found = await sql<{ rows: number }>`select count(*)::int as rows from handover
        where person_no = any(${[...nos]}::bigint[]) and dataset = ${scope.dataset} and status = 'SENT'`.execute(
        db,
      );
      return found.rows[0]!.rows;
    },
  };
}
