import { sql } from 'kysely';
import type { Holding } from '../../../platform/holdings/holdings.ts';

/** Who took part in events and clusters. */
export const participantHolding: Holding = {
  code: 'clusters.participant',
  name: { vi: 'Người dự sự kiện, chùm ca', en: 'People of events and clusters' },
  purpose: { vi: 'Biết ai đã ở cùng nơi với ca bệnh', en: 'Knowing who was where a case was' },
  ground: 'duty',
  dataClass: 'sensitive',
  days: null,
  keep: { vi: 'Cùng hồ sơ chùm ca', en: 'As long as the record of the cluster' },
  read: async (scope, db, nos) => {
    const found = await sql<{ from_at: Date; to_at: Date; title: string }>`
      select p.from_at, p.to_at, c.title from cluster_participant p join cluster c on c.id = p.cluster_id
      where p.person_no = any(${[...nos]}::bigint[]) and p.dataset = ${scope.dataset}
      order by p.from_at desc`.execute(db);
    return found.rows.map((row) => ({
      at: row.from_at.getTime(),
      fields: { 'Sự kiện': row.title, 'Đến lúc': row.to_at.toISOString() },
    }));
  },
};
