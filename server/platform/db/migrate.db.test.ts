import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type TestApp, testApp } from '../../../test/support/app.ts';
import { migrateModules } from '../compose.ts';
import type { Module } from '../module.ts';
import { sayAtWork } from './at-work.ts';
import { openDatabase } from './database.ts';
import { migrate } from './migrate.ts';

let t: TestApp;
let folder: string;
beforeAll(async () => {
  t = await testApp();
  folder = await mkdtemp(join(tmpdir(), 'vx-migrations-'));
  await writeFile(join(folder, '0001_next.sql'), 'alter table account drop column name;\n');
});
afterAll(async () => {
  await t.close();
  await rm(folder, { recursive: true, force: true });
});

const next = (): Module => ({ name: 'next', dependsOn: [], migrations: pathToFileURL(`${folder}/`) });

describe('a database that is to be changed', () => {
  it('is left alone while a process of the version before works on it, which goes on as ever', async () => {
    const modules = [...t.app.modules, next()];
    const refused = await migrateModules(t.app.platform, modules, { patienceMs: 0 });
    expect(refused).toMatchObject({ ok: false, code: 'database.older-at-work' });
    expect(refused.ok ? '' : refused.messageEn).toMatch(/\(1: (localhost|127\.0\.0\.1)\)/u);
    await sql`select name from account limit 1`.execute(t.app.platform.db);
    const beside = await testApp({ beside: t });
    const both = await migrateModules(t.app.platform, modules, { patienceMs: 0 });
    expect(both.ok ? '' : both.messageEn).toMatch(/\(2: (localhost|127\.0\.0\.1)\)/u);
    await beside.close();
  });

  it('is changed as soon as the last of them has stopped', async () => {
    const name = `vx_${randomBytes(6).toString('hex')}`;
    const server = new pg.Client({ connectionString: inject('databaseUrl') });
    await server.connect();
    await server.query(`create database ${name}`);
    const url = new URL(inject('databaseUrl'));
    url.pathname = `/${name}`;
    const old = new pg.Client({ connectionString: url.href });
    await old.connect();
    await sayAtWork(old);
    await old.query('create table account (name text)');
    const { db, close } = openDatabase(url.href);
    const waiting = migrate(db, [{ module: 'next', folder: next().migrations! }], { patienceMs: 60_000 });
    await old.end();
    expect(await waiting).toEqual({ ok: true, value: ['next 0001_next.sql'] });
    await close();
    await server.query(`drop database ${name}`);
    await server.end();
  });
});
