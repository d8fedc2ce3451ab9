import { describe, expect, it } from 'vitest';
import type { Bytes } from './bytes.ts';
import { CborTag, encodeCbor } from './cbor.ts';
import { parseSign1, signSign1, verifySign1 } from './cose.ts';
import { generateKeyPair, importPrivateKey, importPublicKey, webCrypto } from './webcrypto.ts';

function bytes(hex: string): Bytes {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

const SPKI_P256 = '3059301306072a8648ce3d020106082a8648ce3d03010703420004';

/** RFC 9052 appendix C.2.1 with its key "11". */
const EXAMPLE =
  'd28443a10126a10442313154546869732069732074686520636f6e74656e742e58408eb33e4ca31d1c465ab05aac34cc6b23' +
  'd58fef5c083106c4d25a91aef0b0117e2af9a291aa32e14ab834dc56ed2a223444547e01f11d3b0916e5a4c345cacb36';
const EXAMPLE_KEY =
  'bac5b11cad8f99f9c72b05cf4b9e26d244dc189f745228255a219a86d6a09eff' +
  '20138bf82dc1b6d562be0fa54ab7804a3a64b6d72ccfed6b6fb6ed28bbfc117e';

describe('COSE_Sign1', () => {
  it('verifies the example of RFC 9052, and not with one bit changed', async () => {
    const key = await importPublicKey(bytes(SPKI_P256 + EXAMPLE_KEY));
    const message = parseSign1(bytes(EXAMPLE));
    expect(message.ok).toBe(true);
    if (message.ok) {
      expect(new TextDecoder().decode(message.value.payload)).toBe('This is the content.');
      expect(await verifySign1(message.value, key, webCrypto)).toBe(true);
      const payload = Uint8Array.from(message.value.payload, (byte, at) => (at === 3 ? byte ^ 1 : byte));
      expect(await verifySign1({ ...message.value, payload }, key, webCrypto)).toBe(false);
    }
  });

  it('signs with a stored key what the stored public key verifies', async () => {
    const pair = await generateKeyPair();
    const kid = bytes('0102030405060708');
    const signed = await signSign1(bytes('a10102'), kid, await importPrivateKey(pair.pkcs8), webCrypto);
    const message = parseSign1(signed);
    expect(message).toMatchObject({ ok: true, value: { alg: -7, kid, payload: bytes('a10102') } });
    const key = await importPublicKey(pair.spki);
    const other = await generateKeyPair();
    expect(message.ok && (await verifySign1(message.value, key, webCrypto))).toBe(true);
    expect(message.ok && (await verifySign1(message.value, other.publicKey, webCrypto))).toBe(false);
  });

  it('refuses other algorithms and signature lengths without asking the key', async () => {
    const { publicKey } = await generateKeyPair();
    const message = parseSign1(bytes(EXAMPLE));
    const refused = message.ok && (await verifySign1({ ...message.value, alg: -37 }, publicKey, webCrypto));
    expect(refused).toBe(false);
    const short = message.ok && { ...message.value, signature: new Uint8Array(63) };
    expect(short && (await verifySign1(short, publicKey, webCrypto))).toBe(false);
  });

  it.each([
    ['no tag', encodeCbor([new Uint8Array(0), new Map(), new Uint8Array(0), new Uint8Array(64)])],
    ['three parts', encodeCbor(new CborTag(18, [new Uint8Array(0), new Map(), new Uint8Array(0)]))],
    [
      'a detached payload',
      encodeCbor(new CborTag(18, [bytes('a10126'), new Map(), null, new Uint8Array(64)])),
    ],
    [
      'a critical header',
      encodeCbor(new CborTag(18, [bytes('a201260281182a'), new Map(), bytes('00'), bytes('00')])),
    ],
  ])('refuses %s', (_, message) => {
    expect(parseSign1(message)).toMatchObject({ ok: false, reason: 'structure' });
  });
});
