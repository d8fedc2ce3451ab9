import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Refusal } from '../../outcomes/outcome.ts';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { handOver } from './folders.ts';
import type { ClusterPaths } from './paths.ts';
import { refuse } from './refusals.ts';
import { reasonIn, runAs } from './run.ts';

/** The superuser of the embedded cluster. */
export const superuser = 'vungxanh';

/** The cluster's password, made on first use in a file that only we may read. */
async function passwordOf(paths: ClusterPaths, exists: boolean): Promise<string | Refusal> {
  const kept = await readFile(paths.password, 'utf8').catch(() => null);
  if (kept !== null && kept !== '') {
    return kept;
  }
  if (exists) {
    return refuse('password-lost', { params: { file: paths.password } });
  }
  const made = randomBytes(24).toString('base64url');
  await writeFile(paths.password, made, { mode: 0o600 });
  return made;
}

async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') {
    return;
  }
  const handle = await open(folder);
  await handle.sync();
  await handle.close();
}

/** initdb into the staging folder, then one rename. The order of texts is that of Unicode code points on every system. */
async function createCluster(
  binaries: Binaries,
  paths: ClusterPaths,
  account: Account,
): Promise<Refusal | null> {
  await rm(paths.staging, { recursive: true, force: true });
  await mkdir(paths.staging, { mode: 0o700 });
  const made = join(paths.staging, 'data');
  const passwordCopy = join(paths.staging, 'password');
  await writeFile(passwordCopy, await readFile(paths.password), { mode: 0o600 });
  await handOver(paths.staging, account);
  const locale =
    process.platform === 'linux' ? ['--locale=C.UTF-8'] : ['--locale=C', '--builtin-locale=C.UTF-8'];
  const ended = await runAs(account, binaries.program('initdb'), [
    `--pgdata=${made}`,
    `--username=${superuser}`,
    `--pwfile=${passwordCopy}`,
    '--encoding=UTF8',
    '--locale-provider=builtin',
    ...locale,
    '--text-search-config=simple',
    '--auth=scram-sha-256',
  ]);
  if (ended.code !== 0) {
    await rm(paths.staging, { recursive: true, force: true });
    return refuse('init-failed', { params: { folder: paths.data, reason: reasonIn(ended.errors) } });
  }
  await rename(made, paths.data);
  await flushFolder(paths.home);
  await rm(paths.staging, { recursive: true, force: true });
  return null;
}

/** Gives copied-back data (root's, or with open rights) to the account again: PostgreSQL insists on both. */
async function repairOwner(paths: ClusterPaths, account: Account): Promise<void> {
  const found = await stat(paths.data);
  if (account.drop && found.uid !== account.uid) {
    await handOver(paths.data, account);
    await chown(paths.data, account.uid, account.gid);
  }
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0) {
    await chmod(paths.data, 0o700);
  }
}

/** Makes the cluster unless it exists and fits these binaries; answers its password. */
export async function prepareCluster(
  binaries: Binaries,
  paths: ClusterPaths,
  account: Account,
  onCreate: () => void,
): Promise<string | Refusal> {
  const major = binaries.version.split('.')[0] ?? '';
  const found = await readFile(join(paths.data, 'PG_VERSION'), 'utf8').catch(() => null);
  if (found !== null && found.trim() !== major) {
    return refuse('other-version', { params: { folder: paths.data, found: found.trim(), ours: major } });
  }
  const password = await passwordOf(paths, found !== null);
  if (typeof password === 'object') {
    return password;
  }
  if (found !== null) {
    await repairOwner(paths, account);
    return password;
  }
  onCreate();
  return (await createCluster(binaries, paths, account)) ?? password;
}
