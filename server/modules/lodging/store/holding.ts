import { sql } from 'kysely';
import type { Holding } from '../../../platform/holdings/holdings.ts';
import type { Secrets } from '../../../platform/secrets/secrets.ts';
import { replaceWords } from '../../../platform/holdings/replace-words.ts';
import { keptAs } from '../../../platform/holdings/terms.ts';

/** Where people stayed overnight. */
export const lodgingHolding = (secrets: Pick<Secrets, 'encrypt'>): Holding => ({
  code: 'lodging.stay',
  name: { vi: 'Khai báo lưu trú', en: 'Lodging records' },
  purpose: {
    vi: 'Biết người đến từ vùng dịch đang ở đâu',
    en: 'Knowing where arrivals from outbreak areas stay',
  },
  ground: 'duty',
  dataClass: 'personal',
  days: null,
  keep: keptAs.untilDisposal,
  erasure: {
    vi: 'Ẩn danh: tên do chủ cơ sở ghi, nơi đến bằng chữ và ghi chú được thay bằng “Đã ẩn danh”; giữ cơ sở, ngày đến, ngày đi',
    en: 'Anonymising: the name as the host wrote it, origin in words and notes are replaced; place and days stay',
  },
  strip: async (scope, tx, nos) =>
    await replaceWords(scope, tx, secrets, nos, [
      { table: 'lodging_stay', columns: ['said_name', 'origin_text', 'note'] },
    ]),
  read: async (scope, db, nos) => {
    const found = await sql<{
      arrived_at: Date;
      departed_at: Date | null;
      place: string;
      room: string | null;
    }>`
      select s.arrived_at, s.departed_at, p.name as place, s.room from lodging_stay s
      join place p on p.place_no = s.place_no
      where s.person_no = any(${[...nos]}::bigint[]) and s.dataset = ${scope.dataset}
      order by s.arrived_at desc`.execute(db);
    return found.rows.map((row) => ({
      at: row.arrived_at.getTime(),
      fields: { 'Cơ sở': row.place, Phòng: row.room, 'Rời lúc': row.departed_at?.toISOString() ?? null },
    }));
  },
});
