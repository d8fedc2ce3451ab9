import { sql } from 'kysely';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Db } from '../../../platform/db/database.ts';
import type { SmsRow } from './messages.ts';

/** How the list is sorted, and which way; those that are alike by time. */
export type OwnOrder = { readonly by: 'at' | 'state'; readonly down: boolean };
/** Where the page before ended; `key` is empty in the order of time. */
export type OwnAfter = { readonly key: string; readonly at: string; readonly id: string };

/** Texts that one account sent, behind `after`. @param by id of the account. */
export async function listOwnTexts(
  scope: Scope,
  db: Db,
  filter: { readonly by: string; readonly state: string | null; readonly purpose: string | null },
  order: OwnOrder,
  page: { readonly after: OwnAfter | null; readonly limit: number },
): Promise<SmsRow[]> {
  const { after } = page;
  const key = order.by === 'state' ? sql`(state collate "C")` : sql`''::text`;
  const [way, behind] = order.down ? [sql`desc`, sql`<`] : [sql`asc`, sql`>`];
  const found = await sql<SmsRow>`select * from sms_message
    where by_id = ${filter.by}::uuid and dataset = ${scope.dataset} and direction = 'out'
      and (${filter.state}::text is null or state = ${filter.state})
      and (${filter.purpose}::text is null or purpose = ${filter.purpose})
      and (${after === null}::boolean or (${key}, at, id) ${behind}
        (${after?.key ?? null}::text, ${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by ${key} ${way}, at ${way}, id ${way} limit ${page.limit}`.execute(db);
  return found.rows;
}
