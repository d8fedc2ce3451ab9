import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import { DAY_MS } from '../../../platform/clock/clock.ts';
import type { Holding } from '../../../platform/holdings/holdings.ts';
import type { Platform } from '../../../platform/module.ts';
import { shippedRetention } from '../rules/retention.ts';
import { anonymise, blankTrip, tripsOfPeople } from './retention.ts';

const { closedDays, anyDays } = shippedRetention;

/** Who drove which lorry to the border. */
export const tripHolding = ({ secrets, clock }: Pick<Platform, 'secrets' | 'clock'>): Holding => ({
  code: 'trips.trip',
  name: { vi: 'Chuyến xe qua cửa khẩu', en: 'Trips to the border' },
  purpose: {
    vi: 'Biết lái xe đi đường nào, dừng ở đâu, ai nhận xe',
    en: 'Knowing where drivers go, stop and hand over',
  },
  ground: 'duty',
  dataClass: 'personal',
  days: closedDays,
  keep: {
    vi: `${closedDays} ngày sau khi xong (${anyDays} ngày nếu không ai kết thúc), rồi bỏ tên, điện thoại, biển số`,
    en: `${closedDays} days after the end (${anyDays} where nobody ended it), then names, phones and plates go`,
  },
  due: async (db, now) => {
    const [closed, planned] = [closedDays, anyDays].map((days) => new Date(now - days * DAY_MS));
    const found = await sql<{ rows: number }>`select count(*)::int as rows from border_trip
      where anonymised_at is null and (planned_arrival < ${planned}
        or (state in ('EXITED', 'RETURNED', 'CANCELLED', 'REFUSED')
          and coalesce(closed_at, decided_at, submitted_at) < ${closed}))`.execute(db);
    return found.rows[0]!.rows;
  },
  erasure: {
    vi: 'Ẩn danh: chuyến đã xong bỏ tên, điện thoại, biển số, ghi chú ngay, không đợi hết hạn giữ; giữ cửa khẩu, hàng hóa, các mốc giờ',
    en: 'Anonymising: names, phones, plates and notes of trips that are over go at once; gate, goods and times stay',
  },
  // What is kept of a trip tells of all who drove it: it goes with the first of them.
  strip: async (scope, tx, nos) => {
    const ids = await tripsOfPeople(scope, tx, nos, false);
    for (const id of ids) {
      const by = { at: new Date(clock.now()), name: 'privacy' };
      await anonymise(tx, { id, dataset: scope.dataset }, blankTrip(secrets), by);
    }
    return ids.length;
  },
  needed: async (scope, db, nos) => (await tripsOfPeople(scope, db, nos, true)).length,
  recordIds: async (scope, db, nos) => {
    const found = await sql<{
      id: string;
    }>`select t.id from border_trip t where ${goesWith(scope, nos)}`.execute(db);
    return found.rows.map(({ id }) => id);
  },
  read: async (scope, db, nos) => {
    const found = await sql<{
      submitted_at: Date;
      planned_arrival: Date;
      gate: string;
      goods: string;
    }>`
      select t.submitted_at, t.planned_arrival, p.name as gate, t.goods from border_trip t
      join place p on p.place_no = t.gate_no
      where ${goesWith(scope, nos)}
      order by t.submitted_at desc`.execute(db);
    return found.rows.map((row) => ({
      at: row.submitted_at.getTime(),
      fields: {
        'Cửa khẩu': row.gate,
        'Dự kiến đến': row.planned_arrival.toISOString(),
        'Hàng hóa': row.goods,
      },
    }));
  },
});

/** Trips `t` that any of these people drive or come along on. */
function goesWith({ dataset }: Scope, nos: readonly number[]): RawBuilder<unknown> {
  const numbers = sql`${[...nos]}::bigint[]`;
  return sql`t.dataset = ${dataset} and (t.driver_no = any(${numbers}) or t.dedicated_no = any(${numbers})
    or t.assistant_nos && ${numbers})`;
}
