import { randomBytes } from 'node:crypto';
import type { Static } from 'typebox';
import type { gateControlApi } from '../../../../contract/gate-control.ts';
import type { Query } from '../../../../contract/kit.ts';
import { sealCode } from '../../../../lib/gates/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { DAY_MS } from '../../../platform/clock/clock.ts';
import { encodeCursor } from '../../../platform/http/paging.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { GateContext } from '../context.ts';
import { writtenCodes } from '../store/crossings.ts';
import { neighboursOf } from '../store/posts.ts';
import { phoneOfPost } from './phone-of-post.ts';
import { readTimeCursor } from './run-shifts.ts';

type Answer = Static<(typeof gateControlApi)['GET /gates/written-codes']['reply'][200]>;

/** As long as a declaration is good for; older slips are looked up online, where the answer says that they ran out. */
const KEPT_MS = 3 * DAY_MS;
const PAGE = 200;
/** What arrived in the last minute is sent again: a crossing that was stored later may have been received before. */
const SETTLED_MS = 60_000;

/**
 * What phones of the post and of its neighbours wrote on paper, so that the next phone knows the code without a network.
 * Each entry is the signed code of the declaration under a key made of the short code and of the device's own key: a phone
 * holds them all and can read none, until somebody says a code.
 */
export async function showWrittenCodes(
  context: GateContext,
  scope: Scope,
  query: Query<(typeof gateControlApi)['GET /gates/written-codes']>,
): Promise<Outcome<Answer>> {
  const { db, secrets, clock } = context.platform;
  const phone = await phoneOfPost(context, scope, query.device);
  if (!phone.ok) {
    return phone;
  }
  const { post, port } = phone.value;
  const now = clock.now();
  const neighbours = await neighboursOf(scope, db, post);
  const rows = await writtenCodes(scope, db, [post.place_no, ...neighbours.map(({ place_no }) => place_no)], {
    since: new Date(now - KEPT_MS),
    after: readTimeCursor(query.after),
    limit: PAGE + 1,
  });
  const page = rows.slice(0, PAGE);
  const more = rows.length > PAGE;
  const last = more ? page.at(-1) : page.findLast((row) => row.received_at.getTime() <= now - SETTLED_MS);
  const declared = await context.declarations(
    scope,
    page.map(({ code }) => code),
  );
  const sealed = await Promise.all(
    page.map(async ({ code }) => {
      const declaration = declared.get(code);
      if (declaration === undefined || declaration.validUntil <= now) {
        return [];
      }
      const nonce = new Uint8Array(randomBytes(12));
      const one = await sealCode(code, secrets.decrypt(declaration.signed), nonce, port);
      const [tag, box] = [one.tag, one.sealed].map((bytes) => Buffer.from(bytes).toString('base64'));
      return [{ tag: tag!, sealed: box!, until: new Date(declaration.validUntil).toISOString() }];
    }),
  );
  const after = last === undefined ? query.after : encodeCursor([last.received_at.toISOString(), last.id]);
  return done({ items: sealed.flat(), after: after ?? null, more });
}
