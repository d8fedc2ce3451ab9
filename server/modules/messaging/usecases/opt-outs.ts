import type { Static } from 'typebox';
import type { Body } from '../../../../contract/kit.ts';
import type { messagingApi } from '../../../../contract/messaging.ts';
import { parsePhone } from '../../../../lib/vietnamese/index.ts';
import { dataClassIn, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { cutPage, decodeCursor } from '../../../platform/http/paging.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { MessagingContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { deleteOptOut, insertOptOut, listOptOuts } from '../store/opt-outs.ts';
import { cancelOrdinary } from '../store/outbox.ts';
import { phoneHashOf } from './outgoing.ts';

type Page = Static<(typeof messagingApi)['GET /messages/opt-outs']['reply'][200]>;
type Changed = { changed: boolean; cancelled: number };

/**
 * Notes in the caller's transaction whether a phone wants ordinary texts. What waits for it is taken back.
 * @param phone canonical.
 */
export async function noteWish(
  context: MessagingContext,
  scope: Scope,
  tx: Tx,
  phone: string,
  wish: 'stop' | 'start',
  via: 'reply' | 'officer',
): Promise<Changed> {
  const { clock, secrets } = context.platform;
  const phoneHash = phoneHashOf(context, phone);
  const at = clock.now();
  const changed =
    wish === 'start'
      ? await deleteOptOut(tx, scope.dataset, phoneHash)
      : await insertOptOut(tx, scope.dataset, {
          phoneHash,
          phone: secrets.encrypt(phone),
          at: new Date(at),
          via,
          byName: via === 'officer' ? scope.actor.name : null,
        });
  const cancelled = wish === 'stop' ? await cancelOrdinary(tx, scope.dataset, phoneHash) : 0;
  await audit(tx, scope, at, [
    { action: wish === 'stop' ? 'sms.opt-out' : 'sms.opt-in', detail: { via, cancelled } },
  ]);
  return { changed, cancelled };
}

/** An officer notes what somebody asked for who can not answer a text. */
export async function noteWishFor(
  context: MessagingContext,
  scope: Scope,
  { phone: given, wants }: Body<(typeof messagingApi)['POST /messages/opt-outs']>,
): Promise<Outcome<Changed>> {
  const phone = parsePhone(given);
  if (!phone.ok) {
    return refuse('phone', { fields: { phone: 'invalid' } });
  }
  const wish = wants === 'all' ? 'start' : 'stop';
  const changed = await context.platform.db
    .transaction()
    .execute(async (tx) => await noteWish(context, scope, tx, phone.value.canonical, wish, 'officer'));
  return done(changed);
}

/** Phones that want urgent texts only. A number is shown to who may see those of the home area. */
export async function showOptOuts(
  context: MessagingContext,
  scope: Scope,
  query: { readonly limit?: number; readonly cursor?: string },
): Promise<Page> {
  const { platform, areas, homeAreaNo } = context;
  const limit = query.limit ?? 50;
  const [at, hash] = decodeCursor(query.cursor) ?? [];
  const after =
    typeof at === 'string' && !Number.isNaN(Date.parse(at)) && typeof hash === 'string'
      ? { at, hash: Buffer.from(hash, 'base64url') }
      : null;
  const rows = await listOptOuts(platform.db, scope.dataset, { after, limit: limit + 1 });
  const page = cutPage(rows, limit, (row) => [row.at.toISOString(), row.phoneHash.toString('base64url')]);
  const sight = dataClassIn(scope, areas.pathOf(homeAreaNo()) ?? null);
  const sees = sight === 'sensitive' || sight === 'personal';
  await audit(platform.db, scope, platform.clock.now(), [
    { action: 'sms.opt-outs', detail: { shown: page.rows.length } },
  ]);
  return {
    items: page.rows.map((row) => ({
      phone: sees ? platform.secrets.decrypt(row.phone) : null,
      at: row.at.toISOString(),
      via: row.via,
      by: row.byName,
    })),
    next: page.next,
    total: null,
  };
}
