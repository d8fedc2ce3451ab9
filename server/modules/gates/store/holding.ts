import { sql } from 'kysely';
import type { gateDecisions } from '../../../../contract/gates.ts';
import { label } from '../../../../contract/labels.ts';
import type { Holding } from '../../../platform/holdings/holdings.ts';
import type { Secrets } from '../../../platform/secrets/secrets.ts';
import { ANONYMISED, keptAs } from '../../../platform/holdings/terms.ts';

/** Who passed which checkpoint, and what was decided. */
export const crossingHolding = (secrets: Pick<Secrets, 'encrypt'>): Holding => ({
  code: 'gates.crossing',
  name: { vi: 'Lượt qua chốt kiểm soát', en: 'Crossings at checkpoints' },
  purpose: { vi: 'Kiểm soát đi lại giữa các vùng dịch', en: 'Controlling movement between zones' },
  ground: 'duty',
  dataClass: 'personal',
  days: null,
  keep: keptAs.untilDisposal,
  erasure: {
    vi: 'Ẩn danh: bỏ tên, nơi đi, nơi đến, mục đích và biển số đã ghi; câu hỏi chỉ huy và lý do quyết khác được thay bằng “Đã ẩn danh”. Giữ chốt, giờ, quyết định',
    en: 'Anonymising: name, origin, destination, purpose and plate go; questions to the commander and reasons are replaced. Checkpoint, time and decision stay',
  },
  strip: async (scope, tx, nos) => {
    const words = secrets.encrypt(JSON.stringify({ who: ANONYMISED, reason: ANONYMISED }));
    await sql`update gate_escalation e set words = ${words},
        answer = case when e.answer is null then null else ${secrets.encrypt(ANONYMISED)}::bytea end
      from gate_crossing c where c.place_no = e.place_no and c.id = e.crossing_id
        and c.person_no = any(${[...nos]}::bigint[]) and c.dataset = ${scope.dataset}`.execute(tx);
    const stripped = await sql`update gate_crossing set words = null, plate = null, plate_index = null,
        override_reason = case when override_reason is null then null else ${ANONYMISED}::text end
      where person_no = any(${[...nos]}::bigint[]) and dataset = ${scope.dataset}`.execute(tx);
    return Number(stripped.numAffectedRows ?? 0n);
  },
  read: async (scope, db, nos) => {
    const found = await sql<{ at: Date; place: string; decision: (typeof gateDecisions)[number] }>`
      select c.at, p.name as place, c.decision from gate_crossing c join place p on p.place_no = c.place_no
      where c.person_no = any(${[...nos]}::bigint[]) and c.dataset = ${scope.dataset}
      order by c.at desc`.execute(db);
    return found.rows.map((row) => ({
      at: row.at.getTime(),
      fields: { Chốt: row.place, 'Quyết định': label('gateDecision', row.decision, 'vi') },
    }));
  },
});
