import { describe, expect, it } from 'vitest';
import { asArguments, fixedSettings, tunedSettings } from './settings.ts';

const GB = 1024 ** 3;

describe('tunedSettings', () => {
  it('scales shared buffers with the memory, from 64 MB to 1 GB', () => {
    const buffers = (memoryBytes: number) =>
      tunedSettings({ memoryBytes, cores: 2, lz4: false }).shared_buffers;
    expect([0.25 * GB, 2 * GB, 4 * GB, 24 * GB].map(buffers)).toEqual(['64MB', '246MB', '492MB', '1024MB']);
  });

  it('compresses the log only with LZ4 and always commits durably', () => {
    const shown = [true, false].map((lz4) => tunedSettings({ memoryBytes: 2 * GB, cores: 2, lz4 }));
    expect(shown.map((settings) => settings.wal_compression)).toEqual(['lz4', 'off']);
    expect(shown.every(({ fsync, synchronous_commit: commit }) => fsync === 'on' && commit === 'on')).toBe(
      true,
    );
  });

  it('keeps statements and values of failed requests out of the server log', () => {
    const settings = tunedSettings({ memoryBytes: 2 * GB, cores: 2, lz4: false });
    expect(settings).toMatchObject({
      log_min_messages: 'log',
      log_min_error_statement: 'panic',
      log_error_verbosity: 'terse',
    });
  });
});

describe('fixedSettings', () => {
  it('opens nothing but one loopback port and a socket of our own', () => {
    const opened = (socket: string | null) => asArguments(fixedSettings(5555, socket, 'vx-a')).slice(0, 8);
    const port = ['-c', 'listen_addresses=127.0.0.1', '-c', 'port=5555'];
    const own = ['-c', 'unix_socket_permissions=0700'];
    expect(opened(null)).toEqual([...port, '-c', 'unix_socket_directories=', ...own]);
    expect(opened('/srv/a,b')).toEqual([...port, '-c', 'unix_socket_directories="/srv/a,b"', ...own]);
  });
});
