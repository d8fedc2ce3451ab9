import { describe, expect, it } from 'vitest';
import { parsePostmaster } from './postmaster.ts';

describe('parsePostmaster', () => {
  it('reads pid, folder, port and status', () => {
    const text = '812\n/srv/pg/data\n1795312038\n45473\n\n127.0.0.1\n  1179745         3\nready   \n';
    expect(parsePostmaster(text)).toEqual({
      pid: 812,
      dataFolder: '/srv/pg/data',
      port: 45473,
      status: 'ready',
    });
  });

  it('takes a file still being written as it is', () => {
    expect(parsePostmaster('812\n/srv/pg/data\n')).toMatchObject({ pid: 812, port: 0, status: 'unknown' });
    expect([parsePostmaster(''), parsePostmaster('-1\n'), parsePostmaster('abc')]).toEqual([
      null,
      null,
      null,
    ]);
  });
});
