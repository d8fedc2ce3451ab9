import { readFile } from 'node:fs/promises';
import { clusterPaths } from '../server/platform/db/supervisor/paths.ts';
import { readPostmaster } from '../server/platform/db/supervisor/postmaster.ts';
import { addressOf, defaultDatabase, probe } from '../server/platform/db/supervisor/probe.ts';

/**
 * Address of the embedded PostgreSQL that another process of ours runs in this data folder, password included;
 * null when none answers.
 */
export async function runningDatabase(dataDir: string): Promise<string | null> {
  const paths = clusterPaths(dataDir);
  const password = await readFile(paths.password, 'utf8').catch(() => null);
  const postmaster = await readPostmaster(paths.data);
  if (password === null || postmaster === null) {
    return null;
  }
  const answer = await probe(postmaster, password);
  return answer === 'silent' ? null : addressOf(postmaster, password, defaultDatabase);
}
