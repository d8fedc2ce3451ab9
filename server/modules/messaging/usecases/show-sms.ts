import type { Static } from 'typebox';
import type { Query } from '../../../../contract/kit.ts';
import type { messagingApi } from '../../../../contract/messaging.ts';
import { dataClassIn, pathsOf, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { cutPage, decodeCursor } from '../../../platform/http/paging.ts';
import type { MessagingContext } from '../context.ts';
import { listSms, type SmsRow } from '../store/messages.ts';

type Page = Static<(typeof messagingApi)['GET /messages/sms']['reply'][200]>;
export type ShownSms = Page['items'][number];

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether an officer may send a text again: it failed, or may have. */
export function maySendAgain({ repeats, state }: Pick<SmsRow, 'repeats' | 'state'>): boolean {
  return repeats && (state === 'failed' || state === 'unsure');
}

/** A text as its viewer may see it: what people write of themselves is health data. */
export function presentSms(
  { platform, areas }: Pick<MessagingContext, 'platform' | 'areas'>,
  scope: Scope,
  row: SmsRow,
): ShownSms {
  const sight = dataClassIn(scope, areas.pathOf(row.area_no) ?? null);
  const own = row.direction === 'out';
  const { decrypt } = platform.secrets;
  const reads = sight === 'sensitive' || (own && sight === 'personal');
  return {
    id: row.id,
    direction: row.direction,
    state: row.state,
    at: row.at.toISOString(),
    phone: sight === 'sensitive' || sight === 'personal' ? decrypt(row.phone) : null,
    text: reads ? decrypt(row.body) : null,
    reply: row.reply === null || !reads ? null : decrypt(row.reply),
    declarationId: row.declaration_id,
    detail: row.detail,
    by: row.by_name,
    urgent: own && row.urgent,
    sendsAt: row.due_at?.toISOString() ?? null,
    timesTried: row.tries,
    repeats: maySendAgain(row),
  };
}

/** A page of the texts of the own areas; the look is audited. */
export async function showSms(
  context: MessagingContext,
  scope: Scope,
  query: Partial<Query<(typeof messagingApi)['GET /messages/sms']>>,
): Promise<Page> {
  const { platform, areas } = context;
  const limit = query.limit ?? 50;
  const rows = await listSms(
    scope,
    platform.db,
    {
      areaNos: areas.numbersUnder(pathsOf(scope, 'declaration.read')),
      direction: query.direction ?? null,
      state: query.state ?? null,
    },
    { after: readCursor(query.cursor), limit: limit + 1 },
  );
  const page = cutPage(rows, limit, (row) => [row.at.toISOString(), row.id]);
  await audit(platform.db, scope, platform.clock.now(), [
    { action: 'sms.list', detail: { shown: page.rows.length } },
  ]);
  return { items: page.rows.map((row) => presentSms(context, scope, row)), next: page.next, total: null };
}

function readCursor(text: string | undefined): { at: string; id: string } | null {
  const [at, id] = decodeCursor(text) ?? [];
  return typeof at === 'string' && !Number.isNaN(Date.parse(at)) && typeof id === 'string' && UUID.test(id)
    ? { at, id }
    : null;
}
