import { sql } from 'kysely';
import type { Holding } from '../../../platform/holdings/holdings.ts';
import type { Secrets } from '../../../platform/secrets/secrets.ts';

type Row = { since: Date; until: string | null; area: string | null; address: Buffer | null };

/** In which households somebody was; who else lives there is said of them only. */
export const householdHolding = (secrets: Pick<Secrets, 'decrypt'>): Holding => ({
  code: 'people.household',
  name: { vi: 'Hộ gia đình', en: 'Households' },
  purpose: {
    vi: 'Biết ai ở cùng nhà khi truy vết, thăm hộ, phát lương thực',
    en: 'Knowing who lives together when tracing, visiting and supplying',
  },
  ground: 'duty',
  dataClass: 'personal',
  days: null,
  keep: { vi: 'Cùng hồ sơ nhân thân', en: 'As long as the identity record' },
  // Who looks at a household that somebody left does not look at them.
  recordIds: async (scope, db, nos) => {
    const found = await sql<{ id: string }>`select h.id from household_member m
      join household h on h.household_no = m.household_no
      where m.person_no = any(${[...nos]}::bigint[]) and m.dataset = ${scope.dataset}
        and m.until_on is null`.execute(db);
    return found.rows.map(({ id }) => id);
  },
  read: async (scope, db, nos) => {
    const found = await sql<Row>`
      select m.from_on::timestamp at time zone 'Asia/Ho_Chi_Minh' as since, m.until_on::text as until,
        a.full_name as area, h.address
      from household_member m join household h on h.household_no = m.household_no
        left join area a on a.area_no = h.area_no
      where m.person_no = any(${[...nos]}::bigint[]) and m.dataset = ${scope.dataset}
      order by m.from_on desc`.execute(db);
    return found.rows.map((row) => ({
      at: row.since.getTime(),
      fields: {
        'Địa bàn': row.area,
        'Địa chỉ của hộ': row.address === null ? null : secrets.decrypt(row.address),
        'Đến ngày': row.until,
      },
    }));
  },
});
