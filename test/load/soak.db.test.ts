import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quantile } from '../../cli/bench/numbers.ts';
import { type CheckIn, countersOff, makeCheckIns, readStore, send } from '../faults/check-ins.ts';
import { embeddedPostgres, type Program, startProgram } from '../faults/program.ts';
import { openBeside, seed } from '../faults/seed.ts';

const runs = process.env['VX_TEST_FULL'] === '1';
const MINUTES = 5;
const PER_SECOND = 150;
const WARM_MS = 60_000;

let dataDir: string;
let program: Program | undefined;
beforeAll(async () => {
  if (runs) {
    dataDir = await mkdtemp(join(tmpdir(), 'vx-soak-'));
    await chmod(dataDir, 0o755);
    program = await startProgram({ dataDir });
  }
}, 120_000);
afterAll(async () => {
  if (runs) {
    await program?.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
});

describe('five minutes of steady work', () => {
  it.skipIf(!runs || process.platform !== 'linux')(
    'refuse nothing, stay quick, keep the counters right and the memory level',
    async () => {
      const { url, pid } = program!;
      const seeded = await seed((await embeddedPostgres(dataDir)).url, join(dataDir, 'files'), [
        'Chợ A',
        'Chợ B',
        'Chợ C',
      ]);
      await seeded.app.stop();
      const checkIns = makeCheckIns(MINUTES * 60 * PER_SECOND, seeded.codes);
      const ms: number[] = [];
      const statuses = new Set<number>();
      const pages = ['/cases', '/places', '/figures?metric=presence.stays&step=total', '/people?q=mai'];
      let warm = 0;
      const started = Date.now();
      const underWay: Promise<void>[] = [];
      const timed = async (checkIn: CheckIn): Promise<void> => {
        const at = performance.now();
        const { status } = await send(url, seeded.token, checkIn);
        statuses.add(status);
        ms.push(performance.now() - at);
      };
      for (let second = 0; second < MINUTES * 60; second += 1) {
        const turn = checkIns.slice(second * PER_SECOND, (second + 1) * PER_SECOND);
        underWay.push(...turn.map(timed));
        const page = await fetch(`${url}/api/v1${pages[second % pages.length]}`, {
          headers: { authorization: `Bearer ${seeded.token}` },
        });
        await page.arrayBuffer();
        statuses.add(page.status === 200 ? 201 : page.status);
        if (warm === 0 && Date.now() - started > WARM_MS) {
          warm = await residentBytes(pid());
        }
        await Promise.all(underWay.splice(0));
        await pause(Math.max(0, started + (second + 1) * 1000 - Date.now()));
      }
      const after = await residentBytes(pid());
      expect(statuses).toEqual(new Set([201]));
      expect(quantile(ms, 0.95)).toBeLessThan(1_000);
      expect(after / warm).toBeLessThan(1.25);
      const beside = await openBeside((await embeddedPostgres(dataDir)).url, join(dataDir, 'files'));
      const store = await readStore(beside.platform.db);
      const off = await countersOff(beside);
      await beside.stop();
      expect(store.stays).toHaveLength(checkIns.length);
      expect(off).toEqual([]);
    },
    420_000,
  );
});

/** Memory that a process holds (Linux). */
async function residentBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024;
}
