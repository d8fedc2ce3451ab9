import { sql } from 'kysely';
import { label, type LabelCode } from '../../../../contract/labels.ts';
import type { Holding } from '../../../platform/holdings/holdings.ts';
import { recordIdsOf } from '../../../platform/holdings/record-ids.ts';
import type { Secrets } from '../../../platform/secrets/secrets.ts';
import { replaceWords } from '../../../platform/holdings/replace-words.ts';
import { keptAs } from '../../../platform/holdings/terms.ts';

type Need = {
  at: Date;
  kind: LabelCode<'needKind'>;
  urgency: LabelCode<'needUrgency'>;
  state: LabelCode<'needState'>;
  note: Buffer | null;
  answer: Buffer | null;
};

/** What community teams found and asked for, of the people whom a record names. */
export const communityHolding = (secrets: Pick<Secrets, 'encrypt' | 'decrypt'>): Holding => ({
  code: 'community.visits',
  name: { vi: 'Bản ghi của tổ COVID cộng đồng', en: 'Records of community teams' },
  purpose: {
    vi: 'Biết hộ nào đã gặp, ai cần y tế, ai cần lương thực',
    en: 'Knowing which households were seen, who needs medical staff, who needs food',
  },
  ground: 'duty',
  dataClass: 'sensitive',
  days: null,
  keep: keptAs.untilDisposal,
  erasure: {
    vi: 'Ẩn danh: ghi chú của lần thăm và việc cần giúp có ghi người này, tên người báo thay, được thay bằng “Đã ẩn danh”; giữ ngày, kết quả',
    en: 'Anonymising: notes of visits and needs that name this person, and names of who passed needs on, are replaced; days and results stay',
  },
  strip: async (scope, tx, nos) =>
    await replaceWords(scope, tx, secrets, nos, [
      { table: 'community_visit', columns: ['note'], person: 'person_nos' },
      { table: 'community_need', columns: ['note', 'answer', 'told_by'], person: 'person_nos' },
    ]),
  recordIds: recordIdsOf(
    { table: 'community_visit', person: 'person_nos' },
    { table: 'community_need', person: 'person_nos' },
  ),
  read: async (scope, db, nos) => {
    const found = await sql<{ at: Date; result: LabelCode<'teamResult'>; note: Buffer | null }>`
      select at, result, note from community_visit
      where person_nos && ${[...nos]}::bigint[] and dataset = ${scope.dataset}
      order by at desc`.execute(db);
    const needs =
      await sql<Need>`select raised_at as at, kind, urgency, state, note, answer from community_need
      where person_nos && ${[...nos]}::bigint[] and dataset = ${scope.dataset}
      order by raised_at desc`.execute(db);
    const words = (note: Buffer | null) => (note === null ? null : secrets.decrypt(note));
    return [
      ...found.rows.map((row) => ({
        at: row.at.getTime(),
        fields: { 'Kết quả': label('teamResult', row.result, 'vi'), 'Ghi chú': words(row.note) },
      })),
      ...needs.rows.map((row) => ({
        at: row.at.getTime(),
        fields: {
          'Cần giúp': label('needKind', row.kind, 'vi'),
          'Mức gấp': label('needUrgency', row.urgency, 'vi'),
          'Tình trạng': label('needState', row.state, 'vi'),
          'Ghi chú': words(row.note),
          'Trả lời': words(row.answer),
        },
      })),
    ];
  },
  needed: async (scope, db, nos) => {
    const found = await sql<{ n: number }>`select count(*)::int as n from community_need
      where person_nos && ${[...nos]}::bigint[] and dataset = ${scope.dataset} and state <> 'DONE'`.execute(
      db,
    );
    return found.rows[0]!.n;
  },
});
