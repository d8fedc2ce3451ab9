import { describe, expect, it } from 'vitest';
import { mayHoldSocket } from './socket.ts';

describe('mayHoldSocket', () => {
  it('takes a path that fits an address of a socket, in bytes', () => {
    expect(mayHoldSocket(`/${'a'.repeat(87)}`)).toBe(true);
    expect(mayHoldSocket(`/${'a'.repeat(88)}`)).toBe(false);
    expect(mayHoldSocket(`/${'ệ'.repeat(30)}`)).toBe(false);
    expect(mayHoldSocket('/srv/tỉnh, xã')).toBe(true);
    expect(mayHoldSocket('/srv/"a"')).toBe(false);
  });
});
