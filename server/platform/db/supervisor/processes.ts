import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** Fields of /proc/<pid>/stat after the command name (which may hold spaces): state first, start time 20th. */
function statFields(pid: number): string[] | null {
  const stat = read(`/proc/${pid}/stat`);
  return stat === null ? null : stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** True while the process runs. A zombie counts as dead: in a container nobody may ever reap an orphan. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') {
      return false;
    }
  }
  const state = process.platform === 'linux' ? statFields(pid)?.[0] : undefined;
  return state !== 'Z' && state !== 'X';
}

/**
 * A text that names this run of a pid (boot and start time), so that a reused pid is not taken for the old
 * process. Null where the system does not tell.
 */
export function startToken(pid: number): string | null {
  if (process.platform === 'linux') {
    const started = statFields(pid)?.[19];
    return started === undefined
      ? null
      : `${read('/proc/sys/kernel/random/boot_id')?.trim() ?? ''}:${started}`;
  }
  if (process.platform === 'win32') {
    return null;
  }
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
  } catch {
    return null;
  }
}

/** Every visible process as pid and command line; empty on Windows. */
function commandLines(): Array<[pid: number, command: string]> {
  if (process.platform === 'win32') {
    return [];
  }
  if (process.platform === 'linux') {
    const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    return pids.map((pid) => [
      Number(pid),
      (read(`/proc/${pid}/cmdline`) ?? '').replaceAll('\0', ' ').trim(),
    ]);
  }
  const lines = execFileSync('ps', ['-axo', 'pid=,command='], { encoding: 'utf8' }).split('\n');
  return lines.map((line) => {
    const [, pid = '0', command = ''] = /^\s*(\d+)\s+(.*)$/.exec(line) ?? [];
    return [Number(pid), command];
  });
}

/**
 * The live PostgreSQL processes of one cluster, found by its id in their command line or title (PostgreSQL
 * writes cluster_name there). Unlike /proc/<pid>/cwd this is readable without any privilege.
 */
export function processesOf(clusterId: string): number[] {
  const ours = commandLines().filter(
    ([, command]) =>
      command.startsWith(`postgres: ${clusterId}`) ||
      (/(^|\/)postgres /.test(command) && command.includes(`cluster_name=${clusterId}`)),
  );
  return ours.map(([pid]) => pid).filter((pid) => isAlive(pid));
}

/** Sends a signal; a process that is already gone is no error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') {
      throw error;
    }
  }
}

/** Waits until no process of `pids()` is alive; false when `milliseconds` pass first. */
export async function waitGone(pids: () => readonly number[], milliseconds: number): Promise<boolean> {
  const deadline = performance.now() + milliseconds;
  while (pids().some((pid) => isAlive(pid))) {
    if (performance.now() > deadline) {
      return false;
    }
    await sleep(15);
  }
  return true;
}
