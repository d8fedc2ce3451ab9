import { sql } from 'kysely';
import { label, type LabelCode } from '../../../../contract/labels.ts';
import type { Holding } from '../../../platform/holdings/holdings.ts';
import { keptAs } from '../../../platform/holdings/terms.ts';
import { shippedForms } from '../rules/shipped-forms.ts';
import { stripDeclarations } from './strip.ts';
import type { Secrets } from '../../../platform/secrets/secrets.ts';

/** What a declaration says of one companion; positions count from 1. */
function companionOf(declared: string, position: number): string {
  const { companions } = JSON.parse(declared) as { companions?: readonly unknown[] };
  return JSON.stringify(companions?.[position - 1] ?? null);
}

/** What people declared. */
export function declarationHolding(secrets: Pick<Secrets, 'decrypt' | 'encrypt'>): Holding {
  return {
    code: 'declarations.declaration',
    name: { vi: 'Khai báo y tế', en: 'Health declarations' },
    purpose: {
      vi: 'Biết ai có triệu chứng hoặc yếu tố dịch tễ; qua chốt nhanh hơn',
      en: 'Knowing who has symptoms or was exposed; passing checkpoints sooner',
    },
    ground: 'duty',
    dataClass: 'sensitive',
    days: null,
    keep: keptAs.untilDisposal,
    erasure: {
      vi: 'Ẩn danh: tên, số, địa chỉ, biển số và mọi câu trả lời viết tay được thay bằng “Đã ẩn danh”, cả trong khai báo của người đi cùng',
      en: 'Anonymising: names, numbers, addresses, plates and every answer in words are replaced, also where the person came along',
    },
    strip: async (scope, tx, nos) => await stripDeclarations(scope, tx, secrets, shippedForms, nos),
    recordIds: async (scope, db, nos) => {
      const found = await sql<{ id: string }>`select id from declaration
          where person_no = any(${[...nos]}::bigint[]) and dataset = ${scope.dataset}
        union all select d.id from declaration_companion c
          join declaration d on d.person_no = c.person_no and d.id = c.declaration_id
          where c.companion_no = any(${[...nos]}::bigint[]) and d.dataset = ${scope.dataset}`.execute(db);
      return found.rows.map(({ id }) => id);
    },
    read: async (scope, db, nos) => {
      const found = await sql<{
        declared_at: Date;
        short_code: string;
        declared: Buffer;
        symptoms: LabelCode<'symptom'>[];
      }>`
        select declared_at, short_code, declared, symptoms from declaration
        where person_no = any(${[...nos]}::bigint[]) and dataset = ${scope.dataset}
        order by declared_at desc, id desc`.execute(db);
      const along = await sql<{ declared_at: Date; declared: Buffer; position: number }>`
        select d.declared_at, d.declared, c.position from declaration_companion c
          join declaration d on d.person_no = c.person_no and d.id = c.declaration_id
        where c.companion_no = any(${[...nos]}::bigint[]) and d.dataset = ${scope.dataset}
        order by d.declared_at desc`.execute(db);
      return [
        ...found.rows.map((row) => ({
          at: row.declared_at.getTime(),
          fields: {
            'Mã khai báo': row.short_code,
            'Triệu chứng': row.symptoms.map((one) => label('symptom', one, 'vi')).join(', '),
            'Nội dung đã khai': secrets.decrypt(row.declared),
          },
        })),
        // Of somebody else's declaration only what it says of this person.
        ...along.rows.map((row) => ({
          at: row.declared_at.getTime(),
          fields: { 'Được khai là người đi cùng': companionOf(secrets.decrypt(row.declared), row.position) },
        })),
      ];
    },
  };
}
