import { sql } from 'kysely';
import { label, type LabelCode } from '../../../../contract/labels.ts';
import type { Holding } from '../../../platform/holdings/holdings.ts';
import { recordIdsOf } from '../../../platform/holdings/record-ids.ts';
import { replaceWords } from '../../../platform/holdings/replace-words.ts';
import type { Secrets } from '../../../platform/secrets/secrets.ts';

/** Who acts for a person, and what was done for them. */
export function assistanceHolding(secrets: Secrets): Holding {
  return {
    code: 'people.assistance',
    name: { vi: 'Người làm thay', en: 'Who acts for a person' },
    purpose: {
      vi: 'Người không có điện thoại vẫn khai báo được, và biết ai đã làm gì thay mình',
      en: 'People without a phone can declare, and know who did what for them',
    },
    ground: 'duty',
    dataClass: 'personal',
    days: null,
    keep: {
      vi: 'Cùng hồ sơ của người được làm thay',
      en: 'As long as the record of the person acted for',
    },
    erasure: {
      vi: 'Ẩn danh: tên người làm thay được thay bằng “Đã ẩn danh”; giữ quan hệ, các mốc giờ',
      en: 'Anonymising: names of helpers are replaced; relation and times stay',
    },
    strip: async (scope, tx, nos) =>
      await replaceWords(scope, tx, secrets, nos, [
        { table: 'assistance', columns: ['helper_name'] },
        { table: 'assisted_act', columns: ['by_name'] },
      ]),
    recordIds: recordIdsOf({ table: 'assistance' }),
    read: async (scope, db, nos) => {
      const found = await sql<{
        name: Buffer;
        relation: LabelCode<'helperRelation'>;
        begun: Date;
        ended: Date | null;
      }>`
        select helper_name as name, relation, begun_at as begun, ended_at as ended from assistance
        where person_no = any(${[...nos]}::bigint[]) and dataset = ${scope.dataset}
        order by begun_at desc`.execute(db);
      const acts = await sql<{
        kind: LabelCode<'actKind'>;
        name: Buffer;
        relation: LabelCode<'helperRelation'>;
        at: Date;
      }>`
        select kind, by_name as name, relation, at from assisted_act
        where person_no = any(${[...nos]}::bigint[]) and dataset = ${scope.dataset}
        order by at desc`.execute(db);
      const who = (row: { name: Buffer; relation: LabelCode<'helperRelation'> }) => ({
        'Người làm thay': secrets.decrypt(row.name),
        'Quan hệ': label('helperRelation', row.relation, 'vi'),
      });
      return [
        ...found.rows.map((row) => ({
          at: row.begun.getTime(),
          fields: { ...who(row), 'Dừng lúc': row.ended?.toISOString() ?? null },
        })),
        ...acts.rows.map((row) => ({
          at: row.at.getTime(),
          fields: { 'Việc đã làm thay': label('actKind', row.kind, 'vi'), ...who(row) },
        })),
      ];
    },
  };
}
