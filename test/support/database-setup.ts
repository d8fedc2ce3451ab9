import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../../server/platform/db/supervisor/index.ts';
import { buildTemplate } from './template.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL of this run, with the template database `vx_template`. */
    databaseUrl: string;
  }
}

/** Starts one real PostgreSQL for the run, and builds the template that every test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'vx-test-'));
  await chmod(dataDir, 0o755);
  const server = await startEmbeddedPostgres({ dataDir });
  if (!server.ok) {
    throw new Error(server.messageEn);
  }
  const clear = async (): Promise<void> => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    await client.query('create database vx_template');
    await client.end();
    await buildTemplate(server.connectionUrl('vx_template'));
  } catch (error) {
    await clear();
    throw error;
  }
  project.provide('databaseUrl', server.url);
  return clear;
}
