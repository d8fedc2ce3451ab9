import { systemScope } from '../../../platform/access/scope.ts';
import { makeApiKey, revokeApiKey } from '../../../platform/access/usecases/manage-api-keys.ts';
import { DAY_MS } from '../../../platform/clock/clock.ts';
import type { CookieEffect } from '../../../platform/http/handler.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { CommandContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { codeHash } from '../rules/pairing.ts';
import { lockByCode, lockScreen, updateScreen } from '../store/screens.ts';
import { note } from './keep-screens.ts';
import { provinceOf } from './province.ts';

/** As long as a key may live; then an administrator makes a new code. */
const PAIRED_MS = 366 * DAY_MS;

type Paired = { name: string; until: string };

/**
 * Pairs the machine that sends the right code: it gets a key as its cookie, so it comes back by itself after a power cut.
 * The key is that of a wall screen in this province; the browser sends it where it reads, and it can write nothing.
 */
export async function pairScreen(
  context: CommandContext,
  typed: string,
): Promise<Outcome<Paired> & CookieEffect> {
  const { platform, areaPaths } = context;
  const { db, clock } = platform;
  const now = clock.now();
  const hash = codeHash(typed);
  const keyId = uuid7(now);
  const screen =
    hash === null
      ? undefined
      : await db.transaction().execute(async (tx) => {
          const row = await lockByCode(tx, hash, new Date(now));
          if (row === undefined) {
            return undefined;
          }
          const scope = systemScope('command.screen', row.dataset);
          const used = { code_hash: null, code_until: null, key_id: keyId, paired_at: new Date(now) };
          await updateScreen(scope, tx, row.id, used);
          await note(context, scope, tx, 'command.screen.pair', row.id);
          return { row, scope };
        });
  if (screen === undefined) {
    return refuse('wrong-code');
  }
  const { row, scope } = screen;
  if (row.key_id !== null) {
    await revokeApiKey({ platform, areaPaths }, scope, row.key_id, 'paired anew');
  }
  const expiresAt = now + PAIRED_MS;
  const until = new Date(expiresAt).toISOString();
  const made = await makeApiKey({ platform, areaPaths }, scope, {
    id: keyId,
    name: row.name,
    role: 'wall-screen',
    areaId: provinceOf(context).id,
    expiresAt: until,
  });
  if (!made.ok) {
    return made;
  }
  // Somebody may have shut the screen out between the code and the key.
  const standing = await db.transaction().execute(async (tx) => await lockScreen(scope, tx, row.id));
  if (standing === undefined || standing.revoked_at !== null) {
    await revokeApiKey({ platform, areaPaths }, scope, keyId, 'screen revoked');
    return refuse('wrong-code');
  }
  return { ...done({ name: row.name, until }), cookie: { token: made.value.key, expiresAt } };
}
