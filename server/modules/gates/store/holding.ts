import { sql } from 'kysely';
import type { gateDecisions } from '../../../../contract/gates.ts';
import { label } from '../../../../contract/labels.ts';
import type { Holding } from '../../../platform/holdings/holdings.ts';
import { keptAs } from '../../../platform/holdings/terms.ts';

/** Who passed which checkpoint, and what was decided. */
export const crossingHolding: Holding = {
  code: 'gates.crossing',
  name: { vi: 'Lượt qua chốt kiểm soát', en: 'Crossings at checkpoints' },
  purpose: { vi: 'Kiểm soát đi lại giữa các vùng dịch', en: 'Controlling movement between zones' },
  ground: 'duty',
  dataClass: 'personal',
  days: null,
  keep: keptAs.untilDisposal,
  read: async (scope, db, nos) => {
    const found = await sql<{ at: Date; place: string; decision: (typeof gateDecisions)[number] }>`
      select c.at, p.name as place, c.decision from gate_crossing c join place p on p.place_no = c.place_no
      where c.person_no = any(${[...nos]}::bigint[]) and c.dataset = ${scope.dataset}
      order by c.at desc limit 1000`.execute(db);
    return found.rows.map((row) => ({
      at: row.at.getTime(),
      fields: { Chốt: row.place, 'Quyết định': label('gateDecision', row.decision, 'vi') },
    }));
  },
};
