import { readdir, readFile } from 'node:fs/promises';

/** Linux counts in hundredths of a second (USER_HZ). */
const TICKS = 100;

/** CPU seconds of a process and of all that it started, gone ones included; null where /proc does not tell. */
export async function cpuSeconds(pid: number): Promise<number | null> {
  try {
    const all = await Promise.all(
      (await readdir('/proc')).filter((name) => /^\d+$/u.test(name)).map(async (name) => await statOf(name)),
    );
    const own = all.find((one) => one?.pid === pid);
    const children = all.filter((one) => one?.parent === pid);
    return own === undefined || own === null
      ? null
      : (own.ticks + own.reaped + children.reduce((sum, one) => sum + one!.ticks, 0)) / TICKS;
  } catch {
    // Not Linux: the figure is left out.
    return null;
  }
}

async function statOf(pid: string) {
  try {
    // After the command's name, which may hold spaces: state, parent; user and system time of it, and of those it reaped.
    const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ').at(-1)!.split(' ');
    const sum = (from: number) => Number(fields[from]) + Number(fields[from + 1]);
    return { pid: Number(pid), parent: Number(fields[1]), ticks: sum(11), reaped: sum(13) };
  } catch {
    // It ended while we looked.
    return null;
  }
}
