import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { toHex } from './bytes.ts';
import { encodeCbor } from './cbor.ts';
import type { VerificationKey } from './keys.ts';
import type { CodeKind } from './kinds.ts';
import {
  applyRevocations,
  isRevoked,
  NO_REVOCATIONS,
  type Revocations,
  revocationsOf,
  writeRevocations,
} from './revocations.ts';
import { openMessage, signMessage } from './signed-message.ts';
import { EXPIRES_AT, ISSUED_AT, NOW, sampleCode, sampleKey, type SampleKey } from './test-samples.ts';
import { issueCode, type IssuedCode } from './vx1-issue.ts';
import { verifyCode } from './vx1-verify.ts';
import { webCrypto } from './webcrypto.ts';

const id = fc.bigInt({ min: 0n, max: 40n }).map((value) => value.toString(16).padStart(16, '0'));
const ids = fc.array(id, { maxLength: 30 });
const bytesOf = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'));
const listOf = ({ ids: bytes }: Revocations) => toHex(bytes).match(/.{16}/g) ?? [];

async function issue(kind: CodeKind, key: SampleKey): Promise<IssuedCode> {
  const outcome = await issueCode(sampleCode(kind, key), webCrypto);
  if (!outcome.ok) {
    throw new Error(outcome.reason);
  }
  return outcome.value;
}

async function follow(known: Revocations, from: Revocations, to: Revocations) {
  return await applyRevocations(known, await writeRevocations(from, to, webCrypto), webCrypto);
}

describe('revocation lists', () => {
  it('contain exactly what they were made of', () => {
    fc.assert(
      fc.property(ids, id, (given, asked) => {
        expect(isRevoked(revocationsOf(1, given), bytesOf(asked))).toBe(given.includes(asked));
      }),
    );
  });

  it('come to the same by a delta as by the whole list', async () => {
    await fc.assert(
      fc.asyncProperty(ids, ids, async (before, after) => {
        const [from, to] = [revocationsOf(1, before), revocationsOf(2, after)];
        for (const outcome of [await follow(from, from, to), await follow(from, NO_REVOCATIONS, to)]) {
          expect(outcome.ok && listOf(outcome.value)).toEqual([...new Set(after)].toSorted());
        }
      }),
    );
  });

  it('refuse a delta of another list, an older one, and one that was tampered with', async () => {
    const [one, two, three] = [[], ['00000000000000aa'], ['00000000000000aa', '00000000000000bb']].map(
      (list, index) => revocationsOf(index + 1, list),
    ) as [Revocations, Revocations, Revocations];
    expect(await follow(one, two, three)).toMatchObject({ reason: 'base' });
    expect(await follow(three, one, two)).toMatchObject({ reason: 'older' });
    expect(await follow({ ...two, ids: one.ids }, two, three)).toMatchObject({ reason: 'hash' });
    const content = await writeRevocations(one, two, webCrypto);
    expect((await applyRevocations(one, content.slice(0, -1), webCrypto)).ok).toBe(false);
    const unsorted = new Map<number, number | Uint8Array<ArrayBuffer>>([
      [1, 2],
      [2, 0],
      [3, bytesOf('00000000000000bb00000000000000aa')],
      [4, new Uint8Array(0)],
      [5, new Uint8Array(32)],
    ]);
    expect(await applyRevocations(one, encodeCbor(unsorted), webCrypto)).toMatchObject({ reason: 'format' });
  });

  it('withdraw a code: it never verifies again, and no other does worse', async () => {
    const key = await sampleKey();
    const [gone, good] = [await issue('permit', key), await issue('card', key)];
    const list = revocationsOf(1, [gone.id, 'ffffffffffffffff']);
    const verify = async (text: string) => await verifyCode(text, [key.trusted], NOW, webCrypto, list);
    const verdict = await verify(gone.text);
    expect(verdict).toMatchObject({ verdict: 'INVALID', reason: 'REVOKED', payload: { id: gone.id } });
    expect(Object.values(verdict.steps).includes(false)).toBe(false);
    expect((await verify(good.text)).verdict).toBe('VALID');
  });
});

describe('signed messages', () => {
  let key: SampleKey;
  let trusted: VerificationKey;
  const content = new Uint8Array(100_000).fill(7);
  const message = { issuer: 'VN-20-CDC', issuedAt: ISSUED_AT, expiresAt: EXPIRES_AT, content };
  beforeAll(async () => {
    key = await sampleKey();
    trusted = { ...key.trusted, kinds: ['pack'] };
  });
  const sign = async () =>
    await signMessage('pack', message, { key: key.privateKey, kid: key.kid }, webCrypto);

  it('open as they were signed, also when they ran out', async () => {
    for (const now of [NOW, new Date('2030-01-01T00:00:00Z')]) {
      expect(await openMessage('pack', await sign(), [trusted], now, webCrypto)).toEqual({
        ok: true,
        value: message,
      });
    }
  });

  it('are refused for another purpose, by an unknown or wrong key, from the future, when changed', async () => {
    const signed = await sign();
    const reasonOf = async (bytes: Uint8Array<ArrayBuffer>, keys: VerificationKey[], now = NOW) => {
      const opened = await openMessage('pack', bytes, keys, now, webCrypto);
      return opened.ok ? null : opened.reason;
    };
    expect(await openMessage('revocations', signed, [trusted], NOW, webCrypto)).toMatchObject({
      reason: 'purpose',
    });
    expect(await reasonOf(signed, [{ ...trusted, kinds: ['card'] }])).toBe('purpose');
    expect(await reasonOf(signed, [])).toBe('kid');
    const stranger = await sampleKey();
    expect(await reasonOf(signed, [{ ...stranger.trusted, kid: key.kid }])).toBe('signature');
    expect(await reasonOf(signed, [trusted], new Date('2021-08-14T00:00:00Z'))).toBe('future');
    const changed = signed.slice();
    changed[5000] = 8;
    expect(await reasonOf(changed, [trusted])).toBe('signature');
    expect(await reasonOf(signed.slice(0, 900), [trusted])).toBe('format');
  });
});
