import { describe, expect, it } from 'vitest';
import { openCode, sealCode, type WatchPort, webWatchPort } from './index.ts';

async function phone(): Promise<WatchPort> {
  const key = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return webWatchPort(key);
}
const nonce = () => crypto.getRandomValues(new Uint8Array(12));
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('a code written on paper', () => {
  it('is opened by the code on the phone it was sealed for, and by nothing else', async () => {
    const [mine, stranger] = [await phone(), await phone()];
    const { tag, sealed } = await sealCode('K1234567', 'VX1:ABC', nonce(), mine);
    const find = (asked: Uint8Array) => (hex(asked) === hex(tag) ? sealed : undefined);
    expect(await openCode('K1234567', find, mine)).toBe('VX1:ABC');
    expect(await openCode('K1234568', find, mine)).toBeNull();
    expect(await openCode('K1234567', find, stranger)).toBeNull();
    // Neither the wrong code nor another phone opens the bytes themselves.
    expect(await openCode('K1234568', () => sealed, mine)).toBeNull();
    expect(await openCode('K1234567', () => sealed, stranger)).toBeNull();
    const changed = sealed.slice();
    changed[20]! ^= 1;
    expect(await openCode('K1234567', () => changed, mine)).toBeNull();
  });

  it('shows nothing of what it hides', async () => {
    const { tag, sealed } = await sealCode('K1234567', 'Nguyễn Văn An', nonce(), await phone());
    expect([tag.length, sealed.length]).toEqual([
      8,
      12 + new TextEncoder().encode('Nguyễn Văn An').length + 16,
    ]);
    expect(Buffer.from(sealed).toString('latin1')).not.toContain('Nguy');
  });
});
