import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds on a processor, and waiting for one. */
export type CpuTime = { readonly ranMs: number; readonly waitedMs: number };

/** What processes had used at a moment, by process; null where the system does not tell. */
export type CpuMark = ReadonlyMap<number, CpuTime> | null;

/**
 * What a process and its children (PostgreSQL's backends) have used of the processors so far. A busy machine lengthens
 * every answer by waiting for a processor, but the work itself stays the same. Linux only.
 */
export function markCpu(pid: number): CpuMark {
  try {
    return new Map([pid, ...childrenOf(pid)].map((one) => [one, usedBy(one)]));
  } catch {
    // No such files: not Linux.
    return null;
  }
}

/** What was used between two marks; of a process that ended meanwhile nothing is known. */
export function cpuBetween(before: CpuMark, after: CpuMark): CpuTime | null {
  if (before === null || after === null) {
    return null;
  }
  let [ranMs, waitedMs] = [0, 0];
  for (const [pid, now] of after) {
    const then = before.get(pid);
    ranMs += now.ranMs - (then?.ranMs ?? 0);
    waitedMs += now.waitedMs - (then?.waitedMs ?? 0);
  }
  return { ranMs, waitedMs };
}

function childrenOf(pid: number): number[] {
  const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').trim();
  return text === '' ? [] : text.split(' ').map(Number);
}

function usedBy(pid: number): CpuTime {
  let [ran, waited] = [0, 0];
  for (const task of tasksOf(pid)) {
    const [on, off] = task.split(' ');
    ran += Number(on);
    waited += Number(off);
  }
  return { ranMs: ran / 1e6, waitedMs: waited / 1e6 };
}

/** Nanoseconds that each thread ran, and waited to run; a process that just ended has none. */
function tasksOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`).map((task) =>
      readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'latin1'),
    );
  } catch {
    return [];
  }
}
