import { sql } from 'kysely';
import type { Holding } from '../../../platform/holdings/holdings.ts';
import { keptAs } from '../../../platform/holdings/terms.ts';

/** Changes of levels that were proposed to officers. */
export const levelChangeHolding: Holding = {
  code: 'level-changes.row',
  name: { vi: 'Đề xuất thay đổi mức F', en: 'Proposed changes of level' },
  purpose: { vi: 'Sửa mức tiếp xúc khi có kết quả mới', en: 'Correcting levels when results come' },
  ground: 'duty',
  dataClass: 'sensitive',
  days: null,
  keep: keptAs.withCase,
  read: async (scope, db, nos) => {
    const level = (value: number | null) => (value === null ? 'không tiếp xúc' : `F${value}`);
    const found = await sql<{ at: Date; from_level: number | null; to_level: number | null }>`
      select s.at, r.from_level, r.to_level from level_change_row r
      join level_change_set s on s.case_id = r.case_id and s.id = r.set_id
      where r.person_no = any(${[...nos]}::bigint[]) and r.dataset = ${scope.dataset}
      order by s.at desc`.execute(db);
    return found.rows.map((row) => ({
      at: row.at.getTime(),
      fields: { 'Từ mức': level(row.from_level), 'Sang mức': level(row.to_level) },
    }));
  },
};
