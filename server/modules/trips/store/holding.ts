import { sql } from 'kysely';
import { DAY_MS } from '../../../platform/clock/clock.ts';
import type { Holding } from '../../../platform/holdings/holdings.ts';
import { shippedRetention } from '../rules/retention.ts';

const { closedDays, anyDays } = shippedRetention;

/** Who drove which lorry to the border. */
export const tripHolding: Holding = {
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
  read: async (scope, db, nos) => {
    const found = await sql<{
      id: string;
      submitted_at: Date;
      planned_arrival: Date;
      gate: string;
      goods: string;
    }>`
      select t.id, t.submitted_at, t.planned_arrival, p.name as gate, t.goods from border_trip t
      join place p on p.place_no = t.gate_no
      where t.dataset = ${scope.dataset} and (t.driver_no = any(${[...nos]}::bigint[])
        or t.dedicated_no = any(${[...nos]}::bigint[]) or t.assistant_nos && ${[...nos]}::bigint[])
      order by t.submitted_at desc`.execute(db);
    return found.rows.map((row) => ({
      id: row.id,
      at: row.submitted_at.getTime(),
      fields: {
        'Cửa khẩu': row.gate,
        'Dự kiến đến': row.planned_arrival.toISOString(),
        'Hàng hóa': row.goods,
      },
    }));
  },
};
