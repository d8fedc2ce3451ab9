import { sql } from 'kysely';
import { label, type LabelCode } from '../../../../contract/labels.ts';
import type { Holding } from '../../../platform/holdings/holdings.ts';
import { keptAs } from '../../../platform/holdings/terms.ts';
import type { Secrets } from '../../../platform/secrets/secrets.ts';

type Row = {
  at: Date;
  result: LabelCode<'visitResult'>;
  temperature: number | null;
  symptoms: LabelCode<'symptom'>[];
  note: Buffer | null;
};

/** How a contact was on each day of follow-up. Its words are taken out with the contact (`contactHolding`). */
export const followUpHolding = (secrets: Pick<Secrets, 'decrypt'>): Holding => ({
  code: 'tracing.follow-up',
  name: { vi: 'Các lần theo dõi sức khỏe', en: 'Health follow-up visits' },
  purpose: { vi: 'Biết sớm ai có triệu chứng', en: 'Knowing early who has symptoms' },
  ground: 'duty',
  dataClass: 'sensitive',
  days: null,
  keep: keptAs.withCase,
  read: async (scope, db, nos) => {
    const found = await sql<Row>`select v.at, v.result, v.temperature, v.symptoms, v.note
      from contact_link l join contact_visit v on v.case_id = l.case_id and v.contact_id = l.id
      where l.person_no = any(${[...nos]}::bigint[]) and l.dataset = ${scope.dataset}
      order by v.at desc, v.id desc`.execute(db);
    return found.rows.map((row) => ({
      at: row.at.getTime(),
      fields: {
        'Kết quả': label('visitResult', row.result, 'vi'),
        'Nhiệt độ': row.temperature,
        'Triệu chứng': row.symptoms.map((one) => label('symptom', one, 'vi')).join(', '),
        'Ghi chú': row.note === null ? null : secrets.decrypt(row.note),
      },
    }));
  },
});
