import type { Static } from 'typebox';
import type { Query } from '../../../../contract/kit.ts';
import type { messagingApi } from '../../../../contract/messaging.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { cursorForm, cutPage, readCursor } from '../../../platform/http/paging.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { mask } from '../../../registry/people/index.ts';
import type { MessagingContext } from '../context.ts';
import type { SmsRow } from '../store/messages.ts';
import { listOwnTexts, type OwnOrder } from '../store/own-texts.ts';
import { senderId } from './outgoing.ts';
import { maySendAgain } from './show-sms.ts';

type Page = Static<(typeof messagingApi)['GET /messages/sms/own']['reply'][200]>;

/**
 * A page of the texts that the caller sent, whatever else they may read: that each was sent, to which number in part, what for,
 * and what became of it. Not its words and not the number: together they would be a list of who was told what.
 */
export async function showOwnTexts(
  { platform }: MessagingContext,
  scope: Scope,
  query: Partial<Query<(typeof messagingApi)['GET /messages/sms/own']>>,
): Promise<Outcome<Page>> {
  const by = senderId(scope);
  if (by === null) {
    return done({ items: [], next: null, total: null });
  }
  const cursor = readCursor(query.cursor, [cursorForm.text, cursorForm.instant, cursorForm.id]);
  if (!cursor.ok) {
    return cursor;
  }
  const [key, at, id] = cursor.value ?? [];
  const after = key === undefined || at === undefined || id === undefined ? null : { key, at, id };
  const order: OwnOrder = {
    by: query.sort?.endsWith('state') === true ? 'state' : 'at',
    down: query.sort === undefined || query.sort.startsWith('-'),
  };
  const limit = query.limit ?? 50;
  const rows = await listOwnTexts(
    scope,
    platform.db,
    { by, state: query.state ?? null, purpose: query.purpose ?? null },
    order,
    { after, limit: limit + 1 },
  );
  const page = cutPage(rows, limit, (row) => [
    order.by === 'state' ? row.state : '',
    row.at.toISOString(),
    row.id,
  ]);
  await audit(platform.db, scope, platform.clock.now(), [
    { action: 'sms.own-list', detail: { shown: page.rows.length } },
  ]);
  const items = page.rows.map((row) => presentOwn(row, platform.secrets.decrypt(row.phone)));
  return done({ items, next: page.next, total: null });
}

function presentOwn(row: SmsRow, phone: string): Page['items'][number] {
  return {
    id: row.id,
    at: row.at.toISOString(),
    phone: mask(phone),
    purpose: row.purpose ?? 'other',
    state: row.state,
    detail: row.detail,
    urgent: row.urgent,
    sendsAt: row.due_at?.toISOString() ?? null,
    timesTried: row.tries,
    repeats: maySendAgain(row),
  };
}
