import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds on a processor, and waiting for one, since these processes began. */
export type CpuTime = { readonly ranMs: number; readonly waitedMs: number };

/**
 * What a process and its children (PostgreSQL's backends) have used of the processors. A busy machine lengthens every
 * answer by waiting for a processor, but the work itself stays the same. Linux only: null elsewhere.
 */
export function cpuTime(pids: readonly number[]): CpuTime | null {
  let [ran, waited] = [0, 0];
  try {
    for (const pid of pids.flatMap((one) => [one, ...childrenOf(one)])) {
      for (const [on, off] of tasksOf(pid)) {
        ran += on;
        waited += off;
      }
    }
  } catch {
    // No such files: not Linux.
    return null;
  }
  return { ranMs: ran / 1e6, waitedMs: waited / 1e6 };
}

function childrenOf(pid: number): number[] {
  const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').trim();
  return text === '' ? [] : text.split(' ').map(Number);
}

/** Nanoseconds that each thread ran, and waited to run; a process that ended meanwhile has none. */
function tasksOf(pid: number): [ran: number, waited: number][] {
  try {
    return readdirSync(`/proc/${pid}/task`).map((task) => {
      const [ran, waited] = readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'latin1').split(' ');
      return [Number(ran), Number(waited)];
    });
  } catch {
    return [];
  }
}
