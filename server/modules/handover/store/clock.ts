import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { GaugeRow } from '../../../platform/figures/metric-types.ts';
import type { CountedHandover } from '../rules/handover-figures.ts';
import type { HandoverRow } from './tables.ts';

/**
 * Unanswered hand-overs of every dataset that have passed a warning not yet written down, locked; the job has no viewer.
 * @param before times before which one was sent that has passed the first, second and third warning.
 */
export async function unwarned(
  tx: Tx,
  before: readonly [Date, Date, Date],
  limit: number,
): Promise<HandoverRow[]> {
  const found = await sql<HandoverRow>`select * from handover where status = 'SENT'
      and (warnings < 1 and sent_at <= ${before[0]} or warnings < 2 and sent_at <= ${before[1]}
        or warnings < 3 and sent_at <= ${before[2]})
    order by sent_at, id limit ${limit} for update skip locked`.execute(tx);
  return found.rows;
}

/** Every hand-over of every dataset, as far as it is counted: the nightly recount has no viewer and shows nobody. */
export async function countedHandovers(db: Db | Tx): Promise<CountedHandover[]> {
  const found = await sql<
    Pick<
      HandoverRow,
      'dataset' | 'status' | 'from_area_no' | 'to_area_no' | 'sent_at' | 'due_at' | 'answered_at'
    >
  >`select dataset, status, from_area_no, to_area_no, sent_at, due_at, answered_at from handover`.execute(db);
  return found.rows.map(counted);
}

/** What of a stored hand-over is counted. */
export function counted(
  row: Pick<
    HandoverRow,
    'dataset' | 'status' | 'from_area_no' | 'to_area_no' | 'sent_at' | 'due_at' | 'answered_at'
  >,
): CountedHandover {
  return {
    dataset: row.dataset,
    status: row.status,
    fromAreaNo: row.from_area_no,
    toAreaNo: row.to_area_no,
    sentAt: row.sent_at.getTime(),
    dueAt: row.due_at.getTime(),
    answeredAt: row.answered_at?.getTime() ?? null,
  };
}

/** Who waits beyond the time, at the receiver, or at the sender where the receiver is outside. */
export async function overdueByArea(
  scope: Scope,
  db: Db,
  areaNos: readonly number[],
  now: number,
): Promise<GaugeRow[]> {
  const found =
    await sql<GaugeRow>`select coalesce(to_area_no, from_area_no) as "areaNo", count(*)::int as value
    from handover where dataset = ${scope.dataset} and status = 'SENT' and due_at < ${new Date(now)}
      and coalesce(to_area_no, from_area_no) = any(${areaNos}::int[]) group by 1`.execute(db);
  return found.rows;
}
