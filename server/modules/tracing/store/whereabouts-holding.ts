import { sql } from 'kysely';
import { label, type LabelCode } from '../../../../contract/labels.ts';
import type { Holding } from '../../../platform/holdings/holdings.ts';
import { replaceWords } from '../../../platform/holdings/replace-words.ts';
import { keptAs } from '../../../platform/holdings/terms.ts';
import type { Secrets } from '../../../platform/secrets/secrets.ts';

/** How the person was named: the only kind of row whose name is a code. */
const NAMED = 'Được kể tên là người tiếp xúc';
type Row = { what: string; name: string | null; from_at: Date; to_at: Date | null; note: Buffer | null };

/** Where somebody stayed or travelled, and in whose list they stand: what tracing reads beside check-ins. */
export const whereaboutsHolding = (secrets: Pick<Secrets, 'encrypt' | 'decrypt'>): Holding => ({
  code: 'tracing.whereabouts',
  name: {
    vi: 'Nơi ở, chuyến xe, danh sách lớp, ca và lần được kể tên',
    en: 'Places of stay, trips, rosters and being named',
  },
  purpose: { vi: 'Biết ai đã ở gần ca bệnh', en: 'Knowing who was near a case' },
  ground: 'duty',
  dataClass: 'sensitive',
  days: null,
  keep: keptAs.withCase,
  erasure: {
    vi: 'Ẩn danh: ghi chú trong danh sách lớp, ca, chuyến được thay bằng “Đã ẩn danh”; giữ nơi, phòng, chỗ ngồi, buổi vắng và giờ',
    en: 'Anonymising: notes on rosters are replaced; places, rooms, seats, absences and times stay',
  },
  strip: async (scope, tx, nos) =>
    await replaceWords(scope, tx, secrets, nos, [{ table: 'roster_row', columns: ['note'] }]),
  read: async (scope, db, nos) => {
    const mine = sql`person_no = any(${[...nos]}::bigint[])`;
    // Whose contact somebody was named as stays unsaid: that is another person's health data.
    const found = await sql<Row>`
      select 'Nơi ở' as what, concat_ws(', ', p.name, r.room) as name, r.from_at, r.to_at, null::bytea as note
        from residence r left join place p on p.place_no = r.place_no where r.${mine} and r.dataset = ${scope.dataset}
      union all select 'Chuyến xe', null, t.departed_at, t.arrived_at, t.plate
        from trip_person tp join trip t on t.id = tp.trip_id where tp.${mine} and tp.dataset = ${scope.dataset}
      union all select 'Danh sách', concat_ws(', ', o.name, w.unit, w.seat), o.from_at, o.to_at, w.note
        from roster_row w join roster o on o.id = w.roster_id where w.${mine} and w.dataset = ${scope.dataset}
      union all select ${NAMED}, n.relation, n.from_at, n.to_at, null
        from named_contact n where n.${mine} and n.dataset = ${scope.dataset}
      union all select 'Sự kiện', e.event_name, e.from_at, e.to_at, null
        from event_contact e where e.${mine} and e.dataset = ${scope.dataset}
      order by 3 desc`.execute(db);
    return found.rows.map((row) => ({
      at: row.from_at.getTime(),
      fields: {
        Loại: row.what,
        Tên:
          row.what === NAMED && row.name !== null
            ? label('relation', row.name as LabelCode<'relation'>, 'vi')
            : row.name,
        'Đến lúc': row.to_at?.toISOString() ?? null,
        'Ghi chú, biển số': row.note === null ? null : secrets.decrypt(row.note),
      },
    }));
  },
});
