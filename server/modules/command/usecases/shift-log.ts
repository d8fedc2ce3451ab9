import type { Body, Query, Reply } from '../../../../contract/kit.ts';
import type { commandDutyApi } from '../../../../contract/command-duty.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { cutPage, decodeCursor } from '../../../platform/http/paging.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { CommandContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import {
  type EntryRow,
  findEntry,
  insertEntry,
  insertReceipt,
  listEntries,
  type ReceiptRow,
  receiptsOf,
} from '../store/shift-log.ts';
import { needsProvince } from './province.ts';

type Api = typeof commandDutyApi;
type Entry = Reply<Api['POST /command/log']>;
type Listed = Query<Api['GET /command/log']>;
type Asked = { [name in keyof Listed]: Listed[name] | undefined };

/** A page of the shift log, newest first, with who read the hand-overs. */
export async function showLog(
  context: CommandContext,
  scope: Scope,
  query: Asked,
): Promise<Outcome<Reply<Api['GET /command/log']>>> {
  const { db } = context.platform;
  const refused = needsProvince(context, scope, 'command.work');
  if (refused !== null) {
    return refused;
  }
  const [at, id] = decodeCursor(query.cursor) ?? [];
  const limit = query.limit ?? 50;
  const rows = await listEntries(scope, db, {
    kind: query.kind ?? null,
    after: typeof at === 'string' && typeof id === 'string' ? [at, id] : null,
    limit: limit + 1,
  });
  const page = cutPage(rows, limit, (row) => [row.at.toISOString(), row.id]);
  const receipts = await receiptsOf(
    scope,
    db,
    page.rows.map((row) => row.id),
  );
  return done({
    items: page.rows.map((row) => present(scope, row, receipts)),
    next: page.next,
    total: null,
  });
}

/** Writes an entry; the same id again gives the first one. */
export async function writeLog(
  context: CommandContext,
  scope: Scope,
  input: Body<Api['POST /command/log']>,
): Promise<Outcome<Entry>> {
  const { db, clock } = context.platform;
  const refused = needsProvince(context, scope, 'command.work');
  if (refused !== null) {
    return refused;
  }
  const now = clock.now();
  const id = (input.id ?? uuid7(now)).toLowerCase();
  const content = { kind: input.kind, text: input.text, to: input.to };
  return await db.transaction().execute(
    async (tx) =>
      await once(tx, { id, kind: 'command.log', content, at: now }, async () => {
        const row: EntryRow = {
          id,
          kind: input.kind,
          at: new Date(now),
          by_name: scope.actor.name,
          by_id: scope.actor.id,
          text: input.text,
          handed_to: input.kind === 'handover' ? (input.to ?? null) : null,
        };
        await insertEntry(scope, tx, row);
        return done(present(scope, row, []), 201);
      }),
  );
}

/** Whoever takes the shift over confirms that the hand-over was read. */
export async function confirmRead(
  context: CommandContext,
  scope: Scope,
  id: string,
): Promise<Outcome<Entry>> {
  const { db, clock } = context.platform;
  const refused = needsProvince(context, scope, 'command.work');
  if (refused !== null) {
    return refused;
  }
  return await db.transaction().execute(async (tx): Promise<Outcome<Entry>> => {
    const row = await findEntry(scope, tx, id.toLowerCase());
    if (row === undefined || scope.actor.id === null) {
      return refuseGeneral('not-found');
    }
    if (row.kind !== 'handover') {
      return refuse('not-handover');
    }
    await insertReceipt(scope, tx, {
      entry_id: row.id,
      account_id: scope.actor.id,
      by_name: scope.actor.name,
      at: new Date(clock.now()),
    });
    return done(present(scope, row, await receiptsOf(scope, tx, [row.id])));
  });
}

function present(scope: Scope, row: EntryRow, receipts: readonly ReceiptRow[]): Entry {
  const own = receipts.filter(({ entry_id }) => entry_id === row.id);
  return {
    id: row.id,
    kind: row.kind,
    at: row.at.toISOString(),
    by: row.by_name,
    text: row.text,
    to: row.handed_to,
    receipts: own.map(({ by_name, at }) => ({ by: by_name, at: at.toISOString() })),
    readByMe: own.some(({ account_id }) => account_id === scope.actor.id),
  };
}
