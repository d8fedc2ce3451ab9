import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createHash } from 'node:crypto';
import { Client } from 'pg';
import { onTestFinished } from 'vitest';
import { startEmbeddedPostgres } from '../index.ts';
import type { EmbeddedOptions, EmbeddedPostgres } from '../index.ts';
import { processesOf, signal, waitGone } from '../processes.ts';

/** The live processes of the cluster under a data folder. */
export async function clusterProcesses(dataDir: string): Promise<number[]> {
  const password = await readFile(join(dataDir, 'pg', 'password'), 'utf8').catch(() => null);
  const id = password === null ? null : createHash('sha256').update(password).digest('hex').slice(0, 12);
  return id === null ? [] : processesOf(`vx-${id}`);
}

/** A folder that every account may enter; when the test ends its PostgreSQL is killed and it is removed. */
export async function temporaryDataDir(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'vx-supervisor-'));
  await chmod(folder, 0o755);
  onTestFinished(async () => {
    const left = await clusterProcesses(folder);
    left.forEach((pid) => signal(pid, 'SIGKILL'));
    await waitGone(() => left, 5000);
    await rm(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Starts or throws the refusal's sentence. */
export async function started(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const result = await startEmbeddedPostgres(options);
  if (!result.ok) {
    throw new Error(result.messageEn);
  }
  return result;
}

/** Runs one statement and answers its rows. */
export async function rowsOf(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

/** A supervisor in its own Node process, with the line that it printed. */
export async function supervisorProcess(
  dataDir: string,
): Promise<{ child: ChildProcess; said: { pid: number; url: string; code?: string } }> {
  const script = join(import.meta.dirname, 'supervise.ts');
  const child = spawn(process.execPath, [script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return { child, said: JSON.parse(line) as { pid: number; url: string; code?: string } };
}

/** kill -9 and wait until the process is gone. */
export async function killHard(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
