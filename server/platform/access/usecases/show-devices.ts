import type { Device } from '../../../../contract/identity.ts';
import { audit } from '../../audit/audit.ts';
import type { Platform } from '../../module.ts';
import { refuse as refuseGeneral } from '../../outcomes/general.ts';
import { done, type Outcome } from '../../outcomes/outcome.ts';
import type { Scope } from '../scope.ts';
import { endSessions, sessionsOf } from '../store/devices.ts';

/** Phones that keep data for work without a network; another module knows them. */
export type Phone = {
  readonly id: string;
  readonly name: string;
  readonly since: string;
  readonly seenAt: string | null;
};
export type Phones = {
  readonly of: (scope: Scope, accountId: string) => Promise<readonly Phone[]>;
  /** Takes a phone from an account, which wipes it at its next contact; false: the account has no such phone. */
  readonly end: (scope: Scope, accountId: string, id: string) => Promise<boolean>;
};

export type DeviceContext = { readonly platform: Platform; readonly phones: Phones };

/** Sessions and phones of an account. @param current id of the session that asks. */
export async function showDevices(
  { platform, phones }: DeviceContext,
  scope: Scope,
  accountId: string,
  current: string | null,
): Promise<{ items: Device[] }> {
  const [sessions, held] = await Promise.all([
    sessionsOf(scope, platform.db, accountId, platform.clock.now()),
    phones.of(scope, accountId),
  ]);
  const browsers = sessions.map((row): Device => ({
    id: row.id,
    kind: 'browser',
    name: row.agent,
    network: row.network,
    method: row.method,
    since: row.created_at.toISOString(),
    seenAt: row.seen_at?.toISOString() ?? null,
    until: row.expires_at.toISOString(),
    current: row.id === current,
  }));
  const others = held.map((phone): Device => ({
    ...phone,
    kind: 'phone',
    network: null,
    method: null,
    until: null,
    current: false,
  }));
  return {
    items: [
      ...browsers.filter(({ id }) => id === current),
      ...browsers.filter(({ id }) => id !== current),
      ...others,
    ],
  };
}

/**
 * Ends one session or phone of an account, or (id null) every session and phone; the session that asks stays. Other
 * machines hold a session for five seconds at most.
 */
export async function endDevices(
  { platform, phones }: DeviceContext,
  scope: Scope,
  accountId: string,
  which: { readonly id: string | null; readonly except: string | null },
): Promise<Outcome<{ ended: number }>> {
  const now = platform.clock.now();
  const ended = await platform.db.transaction().execute(async (tx) => {
    const count = await endSessions(scope, tx, accountId, which);
    const detail = { count, all: which.id === null };
    await audit(
      tx,
      scope,
      now,
      count === 0
        ? []
        : [{ action: 'account.sessions-end', subjectKind: 'account', subjectId: accountId, detail }],
    );
    return count;
  });
  const held = await phones.of(scope, accountId);
  // Ending all sessions leaves phones alone: what they have not sent yet would be lost with them.
  const lost = which.id === null ? [] : held.filter(({ id }) => id === which.id);
  for (const { id } of lost) {
    await phones.end(scope, accountId, id);
  }
  return which.id !== null && ended + lost.length === 0
    ? refuseGeneral('not-found')
    : done({ ended: ended + lost.length });
}
