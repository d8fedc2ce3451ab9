import { sql } from 'kysely';
import type { Holding } from '../../../platform/holdings/holdings.ts';
import { ANONYMISED, keptAs } from '../../../platform/holdings/terms.ts';
import type { Secrets } from '../../../platform/secrets/secrets.ts';

/** Rows of lists that others handed in, as they were written. */
export function sheetHolding(secrets: Pick<Secrets, 'decrypt' | 'encrypt'>): Holding {
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
    erasure: {
      vi: 'Ẩn danh: mọi ô của dòng đã nhập thành người này được thay bằng “Đã ẩn danh”, cả nội dung ban đầu; giữ số dòng và kết quả nhập',
      en: 'Anonymising: every cell of the rows that became this person is replaced, also as handed in; number and outcome of the row stay',
    },
    strip: async (scope, tx, nos) => {
      const found = await sql<{ import_id: string; row_no: number; cells: Buffer }>`
        select r.import_id, r.row_no, r.cells from sheet_import_row r
        join sheet_import i on i.id = r.import_id join person p on p.id = r.person_id and p.dataset = i.dataset
        where p.person_no = any(${[...nos]}::bigint[]) and i.dataset = ${scope.dataset} for update of r`.execute(
        tx,
      );
      for (const { import_id: importId, row_no: row, cells } of found.rows) {
        const [texts] = JSON.parse(secrets.decrypt(cells)) as [string[], number[]];
        const words = [texts.map((text) => (text === '' ? '' : ANONYMISED)), []];
        await sql`update sheet_import_row set cells = ${secrets.encrypt(JSON.stringify(words))}, original = null
          where import_id = ${importId} and row_no = ${row}`.execute(tx);
      }
      return found.rows.length;
    },
    read: async (scope, db, nos) => {
      const found = await sql<{ name: string; at: Date; cells: Buffer }>`
        select i.file_name as name, i.created_at as at, r.cells from sheet_import_row r
        join sheet_import i on i.id = r.import_id join person p on p.id = r.person_id and p.dataset = i.dataset
        where p.person_no = any(${[...nos]}::bigint[]) and i.dataset = ${scope.dataset}
        order by i.created_at desc, r.row_no`.execute(db);
      return found.rows.map((row) => ({
        at: row.at.getTime(),
        fields: { Tệp: row.name, 'Nội dung dòng': secrets.decrypt(row.cells) },
      }));
    },
  };
}
