import { sql } from 'kysely';
import { label, type LabelCode } from '../../../../contract/labels.ts';
import type { Holding } from '../../../platform/holdings/holdings.ts';
import { recordIdsOf } from '../../../platform/holdings/record-ids.ts';
import { replaceWords } from '../../../platform/holdings/replace-words.ts';
import { ANONYMISED, keptAs } from '../../../platform/holdings/terms.ts';
import type { Secrets } from '../../../platform/secrets/secrets.ts';

type Row = {
  opened_at: Date;
  cause: LabelCode<'searchCause'>;
  status: LabelCode<'searchStatus'>;
  tries: number;
  note: Buffer | null;
};

type Attempt = {
  at: Date;
  manner: LabelCode<'searchManner'>;
  result: LabelCode<'searchResult'>;
  note: Buffer | null;
};

/** People who were looked for. */
export function searchHolding(secrets: Pick<Secrets, 'decrypt' | 'encrypt'>): Holding {
  return {
    code: 'searches.search',
    name: { vi: 'Tìm người mất liên lạc', en: 'Searches for people' },
    purpose: {
      vi: 'Tìm người tiếp xúc không gọi được, không gặp được',
      en: 'Finding contacts who cannot be reached',
    },
    ground: 'duty',
    dataClass: 'sensitive',
    days: null,
    keep: keptAs.withCase,
    erasure: {
      vi: 'Ẩn danh: ghi chú của lần tìm được thay bằng “Đã ẩn danh”; giữ lý do, tình trạng, các mốc giờ',
      en: 'Anonymising: notes of the search are replaced; cause, state and times stay',
    },
    strip: async (scope, tx, nos) => {
      const words = secrets.encrypt(ANONYMISED);
      const stripped = await replaceWords(scope, tx, secrets, nos, [{ table: 'search', columns: ['note'] }]);
      await sql`update search_attempt a set note = ${words} from search s
        where s.person_no = a.person_no and s.id = a.search_id and s.person_no = any(${[...nos]}::bigint[])
          and s.dataset = ${scope.dataset} and a.note is not null`.execute(tx);
      return stripped;
    },
    recordIds: recordIdsOf({ table: 'search' }),
    read: async (scope, db, nos) => {
      const found = await sql<Row>`select opened_at, cause, status, tries, note from search
        where person_no = any(${[...nos]}::bigint[]) and dataset = ${scope.dataset}
        order by opened_at desc, id desc`.execute(db);
      const attempts = await sql<Attempt>`select a.at, a.manner, a.result, a.note
        from search s join search_attempt a on a.search_id = s.id and a.person_no = s.person_no
        where s.person_no = any(${[...nos]}::bigint[]) and s.dataset = ${scope.dataset}
        order by a.at desc`.execute(db);
      const words = (note: Buffer | null) => (note === null ? null : secrets.decrypt(note));
      return [
        ...found.rows.map((row) => ({
          at: row.opened_at.getTime(),
          fields: {
            'Lý do': label('searchCause', row.cause, 'vi'),
            'Tình trạng': label('searchStatus', row.status, 'vi'),
            'Số lần tìm': row.tries,
            'Ghi chú': words(row.note),
          },
        })),
        ...attempts.rows.map((row) => ({
          at: row.at.getTime(),
          fields: {
            'Lần tìm': label('searchManner', row.manner, 'vi'),
            'Kết quả': label('searchResult', row.result, 'vi'),
            'Ghi chú': words(row.note),
          },
        })),
      ];
    },
    needed: async (scope, db, nos) => {
      const found = await sql<{ rows: number }>`select count(*)::int as rows from search
        where person_no = any(${[...nos]}::bigint[]) and dataset = ${scope.dataset} and status = 'OPEN'`.execute(
        db,
      );
      return found.rows[0]!.rows;
    },
  };
}
