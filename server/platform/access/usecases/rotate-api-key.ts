import type { apiKeysApi } from '../../../../contract/api-keys.ts';
import type { Body } from '../../../../contract/kit.ts';
import { audit } from '../../audit/audit.ts';
import { DAY_MS } from '../../clock/clock.ts';
import { refuse as refuseGeneral } from '../../outcomes/general.ts';
import { done, type Outcome } from '../../outcomes/outcome.ts';
import { refuse } from '../refusals.ts';
import type { Scope } from '../scope.ts';
import { endReplaced, insertApiKey, lockApiKey, moveKeys, replacedAmong } from '../store/api-keys.ts';
import { checkGrants } from './manage-accounts.ts';
import { type KeyContext, makeText, manages, termProblem } from './manage-api-keys.ts';

type Rotated = { readonly id: string; readonly key: string; readonly formerUntil: string };

/**
 * Replaces a key by one that may do the same in the same area. The former one goes on for `overlapDays` at most, so that its system
 * changes over without a gap; 0: it ends at once. Whoever replaces it answers for both. One that was withdrawn, has ended, may no
 * longer be given or has a successor that stands is not replaced.
 * Asked again with the same id, since the answer was lost, it says that the new one is made: its text is answered once.
 */
export async function rotateApiKey(
  { platform, areaPaths }: KeyContext,
  given: Scope,
  formerId: string,
  body: Body<(typeof apiKeysApi)['POST /api-keys/{id}/rotate']>,
): Promise<Outcome<Rotated>> {
  const scope = { ...given, reason: body.reason };
  const now = platform.clock.now();
  const id = body.id.toLowerCase();
  const problem = termProblem(body.expiresAt, now);
  if (problem !== null) {
    return problem;
  }
  return await platform.db.transaction().execute(async (tx): Promise<Outcome<Rotated>> => {
    const former = await lockApiKey(scope, tx, formerId.toLowerCase());
    const paths = await areaPaths([former?.area_id ?? []].flat());
    if (former === undefined || !manages(scope, paths, former)) {
      return refuseGeneral('not-found');
    }
    if (former.replaced_by === id) {
      // Asked for before, and its answer was lost: the text is gone for good.
      return refuse('key-made');
    }
    // Of a key that the program made for itself nobody but the program knows where it is used.
    if (former.revoked_at !== null || former.expires_at.getTime() <= now || former.keeper_id === null) {
      return refuse('key-over');
    }
    if ((await replacedAmong(scope, tx, [former.id], new Date(now))).size > 0) {
      return refuse('key-replaced');
    }
    const allowed = await checkGrants(areaPaths, scope, [{ role: former.role, areaId: former.area_id }]);
    if (!allowed.ok) {
      return allowed;
    }
    if ((await lockApiKey(scope, tx, id)) !== undefined) {
      return refuseGeneral('conflict');
    }
    const { key, hash } = makeText();
    await insertApiKey(tx, {
      ...former,
      id,
      key_hash: hash,
      created_at: new Date(now),
      created_by: scope.actor.name,
      keeper_id: scope.actor.id,
      expires_at: new Date(Date.parse(body.expiresAt)),
      replaced_by: null,
      last_used_at: null,
    });
    const until = new Date(Math.min(former.expires_at.getTime(), now + body.overlapDays * DAY_MS));
    await endReplaced(scope, tx, former.id, { by: id, at: until });
    // Else a suspension of the former keeper would end the days that its system has to change over.
    const to = scope.actor.id!;
    const moves = former.keeper_id !== to;
    await moveKeys(scope, tx, moves ? [former.id] : [], to);
    const entry = { action: 'api-key.rotate', subjectKind: 'api-key' };
    const handed = { ...entry, action: 'api-key.hand-over', subjectId: former.id, detail: { to } };
    await audit(tx, scope, now, [
      ...(moves ? [handed] : []),
      { ...entry, subjectId: former.id, detail: { to: id, until: until.toISOString() } },
      { ...entry, subjectId: id, detail: { from: former.id } },
    ]);
    return done({ id, key, formerUntil: until.toISOString() }, 201);
  });
}
