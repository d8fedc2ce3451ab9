import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, testApp, type TestApp } from '../support/app.ts';
import { runningClock } from '../support/fixed.ts';
import { countersOff, forAll, makeCheckIns, readStore, send } from './check-ins.ts';
import { type Program, startProgram } from './program.ts';

const CHECK_INS = 10_000;
const PLACES = 10;
const AT_ONCE = 32;

let t: TestApp;
let officer: Caller;
let program: Program;
let dataDir: string;
const codes: string[] = [];

beforeAll(async () => {
  t = await testApp({ clock: runningClock() });
  officer = await t.as('commune-officer', '20', 'live');
  const commune = t.app.areas.childrenOf(t.app.areas.byId(t.areaId('20'))!.no, '2026-11-16')[0]!;
  for (let i = 0; i < PLACES; i += 1) {
    const made = await officer.post('/places', { name: `Quán ${i}`, kind: 'shop', areaId: commune.id });
    expect(made.statusCode, made.body).toBe(201);
    codes.push(made.json().code);
  }
  dataDir = await mkdtemp(join(tmpdir(), 'vx-killed-'));
  await chmod(dataDir, 0o755);
  program = await startProgram({ dataDir, databaseUrl: t.databaseUrl });
});
afterAll(async () => {
  await program?.stop();
  await t.close();
  await rm(dataDir, { recursive: true, force: true });
});

describe('kill -9 of the server in the middle of 10,000 check-ins', () => {
  it('loses nothing that was acknowledged, doubles nothing, and keeps the counters right', async () => {
    const checkIns = makeCheckIns(CHECK_INS, codes);
    const acknowledged = new Set<string>();
    const unanswered = new Set<string>();
    const kills: Promise<void>[] = [];
    await forAll(
      checkIns,
      AT_ONCE,
      async (checkIn) => {
        const { status } = await send(program.url, officer.token, checkIn);
        expect([201, 0]).toContain(status);
        (status === 201 ? acknowledged : unanswered).add(checkIn.id);
        if (acknowledged.size >= CHECK_INS / 2 && kills.length === 0) {
          kills.push(program.kill());
        }
      },
      () => kills.length === 0,
    );
    await Promise.all(kills);
    expect(acknowledged.size).toBeGreaterThanOrEqual(CHECK_INS / 2);
    expect(acknowledged.size).toBeLessThan(CHECK_INS);
    const before = await readStore(t.app.platform.db);
    expect([...acknowledged].filter((id) => !before.receipts.has(id))).toEqual([]);
    // What is there beyond the acknowledged was committed, and its answer lost on the way.
    const others = [...before.receipts].filter((id) => !acknowledged.has(id));
    expect(others.filter((id) => !unanswered.has(id))).toEqual([]);

    await program.restart();
    const repeated: number[] = [];
    const made: number[] = [];
    await forAll(checkIns, AT_ONCE, async (checkIn) => {
      const { status } = await send(program.url, officer.token, checkIn);
      (before.receipts.has(checkIn.id) ? repeated : made).push(status);
    });
    expect(new Set(repeated)).toEqual(new Set([200]));
    expect(new Set(made)).toEqual(new Set([201]));

    const after = await readStore(t.app.platform.db);
    expect(after.receipts.size).toBe(CHECK_INS);
    expect(after.stays).toHaveLength(CHECK_INS);
    expect(new Set(after.stays)).toEqual(new Set(checkIns.map(({ id }) => id)));
    expect(after.totals).toBe(CHECK_INS);
    expect(await countersOff(t.app)).toEqual([]);
  }, 360_000);
});
