import { readFile, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import type { Refusal } from '../../outcomes/outcome.ts';
import { refuse } from './refusals.ts';

/** The operating-system user that runs PostgreSQL. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  /** True when it differs from our own user, so that spawns and new files must be handed over to it. */
  readonly drop: boolean;
}

function parsePasswd(text: string): Account[] {
  return text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    const known = name !== undefined && /^\d+$/.test(uid ?? '') && /^\d+$/.test(gid ?? '');
    return known ? [{ name, uid: Number(uid), gid: Number(gid), drop: true }] : [];
  });
}

/**
 * Whom root runs PostgreSQL as: the owner of existing data, else `postgres`, else `nobody`, else the first
 * ordinary entry of the passwd text (initdb insists on an entry). Null when there is none.
 */
export function chooseAccount(passwd: string, owner: { uid: number; gid: number } | null): Account | null {
  const entries = parsePasswd(passwd).filter((entry) => entry.uid > 0);
  if (owner !== null && owner.uid > 0) {
    const entry = entries.find(({ uid }) => uid === owner.uid);
    return entry ?? { name: String(owner.uid), ...owner, drop: true };
  }
  const byName = (wanted: string) => entries.find(({ name }) => name === wanted);
  return byName('postgres') ?? byName('nobody') ?? entries[0] ?? null;
}

/** The account for a data folder that may not exist yet; as an ordinary user always oneself. */
export async function accountFor(dataFolder: string): Promise<Account | Refusal> {
  const found = await stat(dataFolder).catch(() => null);
  if (process.getuid === undefined) {
    return { name: userInfo().username, uid: -1, gid: -1, drop: false };
  }
  const uid = process.getuid();
  if (uid !== 0) {
    if (found !== null && found.uid !== uid) {
      return refuse('folder-not-ours', { params: { folder: dataFolder, uid: found.uid } });
    }
    return { name: String(uid), uid, gid: process.getgid?.() ?? -1, drop: false };
  }
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '');
  return (
    chooseAccount(passwd, found === null ? null : { uid: found.uid, gid: found.gid }) ?? refuse('no-account')
  );
}
