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

type Server = { readonly url: string; readonly stop: () => Promise<void> };

/**
 * Prepares one real PostgreSQL for the run, and the template that every test file clones. `VX_TEST_DATABASE_URL`
 * names a server of one's own (an account that may create databases): how the oldest supported version is tested.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['VX_TEST_DATABASE_URL'];
  const server = given === undefined ? await startOwn() : { url: given, stop: async () => undefined };
  try {
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    await client.query('drop database if exists vx_template');
    await client.query('create database vx_template');
    await client.end();
    const template = new URL(server.url);
    template.pathname = '/vx_template';
    await buildTemplate(template.href);
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide('databaseUrl', server.url);
  return server.stop;
}

async function startOwn(): Promise<Server> {
  const dataDir = await mkdtemp(join(tmpdir(), 'vx-test-'));
  await chmod(dataDir, 0o755);
  // Nothing here outlives the run: a flush to the disk for each of its databases would only take time.
  const settings = { fsync: 'off', full_page_writes: 'off' };
  const server = await startEmbeddedPostgres({ dataDir, settings });
  if (!server.ok) {
    await rm(dataDir, { recursive: true, force: true });
    throw new Error(server.messageEn);
  }
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
