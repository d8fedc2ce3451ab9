import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, countersOff, forAll, makeCheckIns, readStore, send } from './check-ins.ts';
import { embeddedPostgres, type Program, startProgram } from './program.ts';
import { openBeside, seed } from './seed.ts';

const AT_ONCE = 16;
const BACK_WITHIN_MS = 60_000;
const ENOUGH = 50;

let dataDir: string;
let program: Program;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'vx-postgres-killed-'));
  await chmod(dataDir, 0o755);
  program = await startProgram({ dataDir });
}, 120_000);
afterAll(async () => {
  await program?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

describe('kill -9 of PostgreSQL under load', () => {
  it('answers 503 with a time to come back, goes on by itself, and loses nothing acknowledged', async () => {
    const { url, pid } = await embeddedPostgres(dataDir);
    const { app, codes, token } = await seed(url, join(dataDir, 'files'), ['Chợ Đông Kinh', 'Chợ Kỳ Lừa']);
    await app.stop();
    const checkIns = makeCheckIns(100_000, codes);
    const answers = new Map<string, Answer>();
    let wentDown = false;
    let backAgain = false;
    // Not before enough was acknowledged, however busy the machine is: else there would be nothing to lose.
    let acknowledgedBefore = 0;
    async function killLater(): Promise<void> {
      await pause(1_000);
      while (acknowledgedBefore <= ENOUGH) {
        await pause(20);
      }
      process.kill(pid, 'SIGKILL');
    }
    const killer = killLater();
    const started = Date.now();
    await forAll(
      checkIns,
      AT_ONCE,
      async (checkIn) => {
        const sentInOutage = wentDown;
        const answer = await send(program.url, token, checkIn);
        answers.set(checkIn.id, answer);
        acknowledgedBefore += answer.status === 201 ? 1 : 0;
        wentDown ||= answer.status === 503;
        backAgain ||= sentInOutage && answer.status === 201;
        if (answer.status !== 201) {
          await pause(50);
        }
      },
      () => !backAgain && Date.now() - started < BACK_WITHIN_MS,
    );
    await killer;
    expect({ wentDown, backAgain }).toEqual({ wentDown: true, backAgain: true });
    const refused = [...answers.values()].filter(({ status }) => status !== 201);
    expect(new Set(refused.map(({ status, body }) => `${status} ${body.code}`))).toEqual(
      new Set(['503 request.unavailable']),
    );
    expect(new Set(refused.map(({ retryAfter }) => retryAfter))).toEqual(new Set(['2']));
    expect(refused[0]!.body.message).toContain('gửi trùng không sao');
    expect(refused[0]!.body.messageEn).toContain('repeating is safe');

    // Whoever was told to come back does so; nothing is there twice.
    const sent = checkIns.slice(0, answers.size);
    const wrong: string[] = [];
    await forAll(sent, AT_ONCE, async (checkIn) => {
      const first = answers.get(checkIn.id)!.status;
      const { status } = await send(program.url, token, checkIn);
      if (status !== 200 && (first === 201 || status !== 201)) {
        wrong.push(`${first} then ${status}`);
      }
    });
    expect(wrong).toEqual([]);
    const looked = await openBeside((await embeddedPostgres(dataDir)).url, join(dataDir, 'files'));
    const store = await readStore(looked.platform.db);
    const off = await countersOff(looked);
    await looked.stop();
    const acknowledged = [...answers].filter(([, { status }]) => status === 201).map(([id]) => id);
    expect(acknowledged.length).toBeGreaterThan(ENOUGH);
    expect(acknowledged.filter((id) => !store.receipts.has(id))).toEqual([]);
    expect(store.receipts.size).toBe(sent.length);
    expect(store.stays).toHaveLength(sent.length);
    expect(off).toEqual([]);
  }, 180_000);
});
