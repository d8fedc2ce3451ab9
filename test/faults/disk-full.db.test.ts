import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, countersOff, forAll, makeCheckIns, readStore, send } from './check-ins.ts';
import { embeddedPostgres, type Program, startProgram, waitUntil } from './program.ts';
import { openBeside, seed } from './seed.ts';

/** A long one, and a file system can be mounted by root alone. */
const runs = process.env['VX_TEST_FULL'] === '1' && process.getuid?.() === 0 && process.platform === 'linux';
const DISK = '300m';
const AT_ONCE = 8;
const FULL_WITHIN_MS = 120_000;

let disk: string;
let program: Program | undefined;

beforeAll(async () => {
  if (runs) {
    disk = await mkdtemp(join(tmpdir(), 'vx-disk-'));
    const { status, stderr } = spawnSync('mount', [
      '-t',
      'tmpfs',
      '-o',
      `size=${DISK},mode=0755`,
      'tmpfs',
      disk,
    ]);
    expect(status, stderr?.toString()).toBe(0);
    await mkdir(join(disk, 'data'), { mode: 0o755 });
    program = await startProgram({ dataDir: join(disk, 'data') });
  }
}, 120_000);
afterAll(async () => {
  if (runs) {
    await program?.stop();
    spawnSync('umount', ['-l', disk]);
    await rm(disk, { recursive: true, force: true });
  }
});

describe('a full disk', () => {
  it.skipIf(!runs)(
    'is answered with 503, and work goes on by itself once there is room again',
    async () => {
      const { url } = program!;
      const dataDir = join(disk, 'data');
      const filesDir = join(tmpdir(), 'vx-disk-files');
      const seeded = await seed((await embeddedPostgres(dataDir)).url, filesDir, [
        'Chợ Tam Thanh',
        'Chợ Na Dương',
      ]);
      await seeded.app.stop();
      const checkIns = makeCheckIns(200_000, seeded.codes);
      const answers = new Map<string, Answer>();
      await fillUp(join(disk, 'ballast'));
      let refusals = 0;
      const started = Date.now();
      await forAll(
        checkIns,
        AT_ONCE,
        async (checkIn) => {
          const answer = await send(url, seeded.token, checkIn);
          answers.set(checkIn.id, answer);
          refusals += answer.status === 201 ? 0 : 1;
        },
        () => refusals < 200 && Date.now() - started < FULL_WITHIN_MS,
      );
      const refused = [...answers.values()].filter(({ status }) => status !== 201);
      expect(refused.length).toBeGreaterThanOrEqual(200);
      expect(new Set(refused.map(({ status, body }) => `${status} ${body.code}`))).toEqual(
        new Set(['503 request.unavailable']),
      );
      expect(new Set(refused.map(({ retryAfter }) => retryAfter))).toEqual(new Set(['2']));

      await rm(join(disk, 'ballast'));
      const sent = checkIns.slice(0, answers.size);
      await waitUntil(async () => {
        const { status } = await send(url, seeded.token, sent[0]!);
        return status === 200 || status === 201;
      }, 120_000);
      const wrong: string[] = [];
      await forAll(sent, AT_ONCE, async (checkIn) => {
        const first = answers.get(checkIn.id)!.status;
        const { status } = await send(url, seeded.token, checkIn);
        if (status !== 200 && (first === 201 || status !== 201)) {
          wrong.push(`${first} then ${status}`);
        }
      });
      expect(wrong).toEqual([]);
      const beside = await openBeside((await embeddedPostgres(dataDir)).url, filesDir);
      const store = await readStore(beside.platform.db);
      const off = await countersOff(beside);
      await beside.stop();
      expect(store.receipts.size).toBe(sent.length);
      expect(store.stays).toHaveLength(sent.length);
      expect(off).toEqual([]);
    },
    600_000,
  );
});

/** Writes until nothing more goes in; what PostgreSQL frees meanwhile is taken too. */
async function fillUp(file: string): Promise<void> {
  const handle = await open(file, 'w');
  try {
    for (const size of [1 << 20, 1 << 16, 1 << 12]) {
      const block = Buffer.alloc(size, 1);
      for (let full = false; !full;) {
        full = await handle.write(block).then(
          ({ bytesWritten }) => bytesWritten < size,
          (error: NodeJS.ErrnoException) => error.code === 'ENOSPC',
        );
      }
    }
    await pause(100);
  } finally {
    await handle.close();
  }
}
