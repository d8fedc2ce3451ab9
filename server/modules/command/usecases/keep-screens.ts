import { randomBytes } from 'node:crypto';
import type { commandScreensApi, WallScreen } from '../../../../contract/command-screens.ts';
import type { Body, Reply } from '../../../../contract/kit.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { type ApiKeyRow, listApiKeys } from '../../../platform/access/store/api-keys.ts';
import { revokeApiKey } from '../../../platform/access/usecases/manage-api-keys.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { CommandContext } from '../context.ts';
import { CODE_MS, codeHash, pairingCode, screenState } from '../rules/pairing.ts';
import { insertScreen, listScreens, lockScreen, type ScreenRow, updateScreen } from '../store/screens.ts';
import { needsProvince, provinceOf } from './province.ts';

type Api = typeof commandScreensApi;
type NewCode = Reply<Api['POST /command/screens']>;

const RANDOM_BYTES = 32;

/** Screens of the command room with when each was last seen. */
export async function showScreens(
  context: CommandContext,
  scope: Scope,
): Promise<Outcome<{ items: WallScreen[] }>> {
  const refused = needsProvince(context, scope, 'user.manage');
  if (refused !== null) {
    return refused;
  }
  const [rows, keys] = await Promise.all([
    listScreens(scope, context.platform.db),
    listApiKeys(scope, context.platform.db),
  ]);
  return done({ items: rows.map((row) => present(context, row, keys)) });
}

/** Registers a screen. The code is answered once; only its digest is kept. */
export async function addScreen(
  context: CommandContext,
  scope: Scope,
  body: Body<Api['POST /command/screens']>,
): Promise<Outcome<NewCode>> {
  const { db, clock } = context.platform;
  const refused = needsProvince(context, scope, 'user.manage');
  if (refused !== null) {
    return refused;
  }
  const now = clock.now();
  const { code, ...made } = newCode(now);
  const id = body.id.toLowerCase();
  return await db.transaction().execute(async (tx): Promise<Outcome<NewCode>> => {
    const row = {
      id,
      name: body.name.trim(),
      created_at: new Date(now),
      created_by: scope.actor.name,
      ...made,
      key_id: null,
      paired_at: null,
      revoked_at: null,
      revoked_by: null,
      revoke_reason: null,
    };
    if (!(await insertScreen(scope, tx, row))) {
      // The code of the first one is gone for good: it can't be answered again.
      return refuseGeneral('conflict');
    }
    await note(context, scope, tx, 'command.screen.add', id);
    return done(codeAnswer(context, id, code, made.code_until), 201);
  });
}

/** Another code for a screen: its machine broke, or its year is over. */
export async function renewCode(
  context: CommandContext,
  scope: Scope,
  screenId: string,
): Promise<Outcome<NewCode>> {
  const { db, clock } = context.platform;
  const refused = needsProvince(context, scope, 'user.manage');
  if (refused !== null) {
    return refused;
  }
  const { code, ...made } = newCode(clock.now());
  const id = screenId.toLowerCase();
  return await db.transaction().execute(async (tx): Promise<Outcome<NewCode>> => {
    const row = await lockScreen(scope, tx, id);
    if (row === undefined || row.revoked_at !== null) {
      return refuseGeneral('not-found');
    }
    await updateScreen(scope, tx, id, made);
    await note(context, scope, tx, 'command.screen.code', id);
    return done(codeAnswer(context, id, code, made.code_until), 201);
  });
}

/** Shuts a screen out: its key is withdrawn and its code is dead. Doing it again changes nothing. */
export async function revokeScreen(
  context: CommandContext,
  scope: Scope,
  screenId: string,
  reason: string,
): Promise<Outcome<WallScreen>> {
  const { platform, areaPaths } = context;
  const { db, clock } = platform;
  const refused = needsProvince(context, scope, 'user.manage');
  if (refused !== null) {
    return refused;
  }
  const id = screenId.toLowerCase();
  const row = await db.transaction().execute(async (tx) => {
    const found = await lockScreen(scope, tx, id);
    if (found === undefined || found.revoked_at !== null) {
      return found;
    }
    const change = {
      code_hash: null,
      code_until: null,
      revoked_at: new Date(clock.now()),
      revoked_by: scope.actor.name,
      revoke_reason: reason,
    };
    await updateScreen(scope, tx, id, change);
    await note(context, { ...scope, reason }, tx, 'command.screen.revoke', id);
    return { ...found, ...change };
  });
  if (row === undefined) {
    return refuseGeneral('not-found');
  }
  if (row.key_id !== null) {
    const ended = await revokeApiKey({ platform, areaPaths }, scope, row.key_id, reason);
    if (!ended.ok && ended.status !== 404) {
      return ended;
    }
  }
  return done(present(context, row, await listApiKeys(scope, db)));
}

/** Notes in the audit what was done with a screen. */
export async function note(
  context: CommandContext,
  scope: Scope,
  tx: Tx,
  action: string,
  screenId: string,
): Promise<void> {
  await audit(tx, scope, context.platform.clock.now(), [
    { action, subjectKind: 'wall-screen', subjectId: screenId, areaNo: provinceOf(context).no },
  ]);
}

function newCode(now: number): { code: string; code_hash: Buffer; code_until: Date } {
  for (;;) {
    const code = pairingCode(randomBytes(RANDOM_BYTES));
    const kept = code === null ? null : codeHash(code);
    if (code !== null && kept !== null) {
      return { code, code_hash: kept, code_until: new Date(now + CODE_MS) };
    }
  }
}

function codeAnswer({ platform }: CommandContext, id: string, code: string, until: Date): NewCode {
  return { id, code, until: until.toISOString(), address: `${platform.publicUrl}/console/wall/pair#${code}` };
}

function present({ platform }: CommandContext, row: ScreenRow, keys: readonly ApiKeyRow[]): WallScreen {
  const key = keys.find(({ id }) => id === row.key_id);
  const state = screenState(
    {
      codeUntil: row.code_until?.getTime() ?? null,
      pairedAt: row.paired_at?.getTime() ?? null,
      keyUntil: key?.expires_at.getTime() ?? null,
      revoked: row.revoked_at !== null || (key?.revoked_at ?? null) !== null,
    },
    platform.clock.now(),
  );
  const until = state === 'paired' || state === 'ended' ? key?.expires_at : row.code_until;
  return {
    id: row.id,
    name: row.name,
    state,
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by,
    pairedAt: row.paired_at?.toISOString() ?? null,
    lastSeenAt: key?.last_used_at?.toISOString() ?? null,
    until: until?.toISOString() ?? null,
  };
}
