import { describe, expect, it } from 'vitest';
import { parsePostmaster } from './postmaster.ts';

describe('parsePostmaster', () => {
  it('reads pid, folder, port, socket and status', () => {
    const text = (socket: string) =>
      `812\n/srv/pg/data\n1795312038\n45473\n${socket}\n127.0.0.1\n  1179745         3\nready   \n`;
    const said = { pid: 812, dataFolder: '/srv/pg/data', port: 45473, status: 'ready' };
    expect(parsePostmaster(text(''))).toEqual({ ...said, socketFolder: null });
    expect(parsePostmaster(text('/srv/pg/socket'))).toEqual({ ...said, socketFolder: '/srv/pg/socket' });
  });

  it('takes a file still being written as it is', () => {
    expect(parsePostmaster('812\n/srv/pg/data\n')).toMatchObject({
      pid: 812,
      port: 0,
      socketFolder: null,
      status: 'unknown',
    });
    expect([parsePostmaster(''), parsePostmaster('-1\n'), parsePostmaster('abc')]).toEqual([
      null,
      null,
      null,
    ]);
  });
});
