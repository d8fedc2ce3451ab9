import { sql } from 'kysely';
import type { Holding } from '../../../platform/holdings/holdings.ts';
import { keptAs } from '../../../platform/holdings/terms.ts';
import type { Secrets } from '../../../platform/secrets/secrets.ts';

/** Rows of lists that others handed in, as they were written. */
export function sheetHolding(secrets: Pick<Secrets, 'decrypt'>): Holding {
  return {
    code: 'sheet-imports.row',
    name: { vi: 'Dòng trong tệp đã nhập', en: 'Rows of imported lists' },
    purpose: {
      vi: 'Đối chiếu khi tệp của nơi khác có sai sót',
      en: 'Checking lists of others when they hold errors',
    },
    ground: 'duty',
    dataClass: 'sensitive',
    days: null,
    keep: keptAs.untilDisposal,
    read: async (scope, db, nos) => {
      const found = await sql<{ name: string; at: Date; cells: Buffer }>`
        select i.file_name as name, i.created_at as at, r.cells from sheet_import_row r
        join sheet_import i on i.id = r.import_id join person p on p.id = r.person_id and p.dataset = i.dataset
        where p.person_no = any(${[...nos]}::bigint[]) and i.dataset = ${scope.dataset}
        order by i.created_at desc, r.row_no limit 1000`.execute(db);
      return found.rows.map((row) => ({
        at: row.at.getTime(),
        fields: { Tệp: row.name, 'Nội dung dòng': secrets.decrypt(row.cells) },
      }));
    },
  };
}
