import type { Client } from 'pg';
import { columnList, type TableShape } from './tables.ts';

const TABLES = new Set(['outbox', 'outbox_cursor']);
/** The oldest number that PostgreSQL gives to a transaction: below everything that is still to come. */
const FIRST_TRANSACTION = '3';

/** Where a table's rows are first loaded: the outbox beside its table, all others into it. */
export async function loadTarget(client: Client, shape: TableShape): Promise<string> {
  if (!TABLES.has(shape.name)) {
    return columnList(client, shape);
  }
  const aside = `restored_${shape.name}`;
  await client.query(`create temp table ${aside} on commit drop as select * from ${shape.name} with no data`);
  return columnList(client, { ...shape, name: aside });
}

/**
 * Puts the outbox and its cursors in place. Both hold transaction numbers of the old cluster, which mean nothing in
 * a new one: a new event could lie before an old cursor and never be delivered. So all events get one old number,
 * their order goes into the sequence, and each cursor points behind as many events as before.
 */
export async function restoreOutbox(client: Client): Promise<void> {
  await client.query(`create temp table event_order on commit drop as
    select seq, tx, row_number() over (order by tx, seq) as place from restored_outbox`);
  await client.query(
    `insert into outbox (seq, tx, topic, dataset, payload, at) overriding system value
     select e.place, $1::xid8, o.topic, o.dataset, o.payload, o.at
     from restored_outbox o join event_order e using (tx, seq)`,
    [FIRST_TRANSACTION],
  );
  await client.query(
    `insert into outbox_cursor (consumer, tx, seq, at)
     select c.consumer, $1::xid8, (select count(*) from event_order e where (e.tx, e.seq) <= (c.tx, c.seq)), c.at
     from restored_outbox_cursor c`,
    [FIRST_TRANSACTION],
  );
}
