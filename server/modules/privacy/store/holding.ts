import { sql } from 'kysely';
import { label, type LabelCode } from '../../../../contract/labels.ts';
import type { Holding } from '../../../platform/holdings/holdings.ts';
import { recordIdsOf } from '../../../platform/holdings/record-ids.ts';
import { keptAs } from '../../../platform/holdings/terms.ts';
import type { Secrets } from '../../../platform/secrets/secrets.ts';

/** What people asked about their data, and the answers. */
export function requestHolding(secrets: Pick<Secrets, 'decrypt'>): Holding {
  return {
    code: 'privacy.request',
    name: { vi: 'Yêu cầu về dữ liệu', en: 'Requests about data' },
    purpose: {
      vi: 'Giải quyết quyền của người dân và chứng minh đã giải quyết',
      en: 'Meeting the rights of people, and showing it',
    },
    ground: 'duty',
    dataClass: 'personal',
    days: null,
    keep: keptAs.asDocument,
    erasure: {
      vi: 'Giữ nguyên lời yêu cầu, lý do kéo dài và câu trả lời, được mã hóa: để chứng minh đã giải quyết. Chỉ người phụ trách dữ liệu mở được',
      en: 'The words asked and answered, and why it took longer, stay, encrypted, to show that the request was met. Only those in charge of data open them',
    },
    recordIds: recordIdsOf({ table: 'privacy_request' }),
    read: async (scope, db, nos) => {
      const found = await sql<{
        at: Date;
        wish: LabelCode<'privacyWish'>;
        words: Buffer | null;
        first_answer: Buffer | null;
        answer: Buffer | null;
        due_at: Date;
        first_due_at: Date | null;
        extension_reason: Buffer | null;
      }>`
        select received_at as at, wish, words, first_answer, answer, due_at, first_due_at, extension_reason from privacy_request
        where person_no = any(${[...nos]}::bigint[]) and dataset = ${scope.dataset}
        order by received_at desc, id desc`.execute(db);
      const shown = (value: Buffer | null) => (value === null ? null : secrets.decrypt(value));
      return found.rows.map((row) => ({
        at: row.at.getTime(),
        fields: {
          'Yêu cầu': label('privacyWish', row.wish, 'vi'),
          'Lời người dân': shown(row.words),
          'Trả lời bước đầu': shown(row.first_answer),
          'Hạn trả lời': row.due_at.toISOString(),
          'Hạn trước khi kéo dài': row.first_due_at?.toISOString() ?? null,
          'Lý do kéo dài': shown(row.extension_reason),
          'Trả lời': shown(row.answer),
        },
      }));
    },
  };
}
