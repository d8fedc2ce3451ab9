import { describe, expect, it } from 'vitest';
import { decodeBase45, encodeBase45 } from './base45.ts';
import { CODE_KINDS } from './kinds.ts';
import { scan } from './scan.ts';
import { NOW, sampleCode, sampleKey } from './test-samples.ts';
import { issueCode } from './vx1-issue.ts';
import { verifyCode } from './vx1-verify.ts';
import { webCrypto } from './webcrypto.ts';

const MUTANTS = 20_000;
const BATCH = 500;
const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** Whole numbers below `bound` from a fixed seed (mulberry32), so that a failure can be repeated. */
function seeded(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}

type Pick = (bound: number) => number;

function mutateText(text: string, other: string, pick: Pick): string {
  const at = pick(text.length);
  const letter = LETTERS.charAt(pick(LETTERS.length));
  const next = text.charAt(at + 1);
  const ways = [
    () => text.slice(0, at) + letter + text.slice(at + 1),
    () => text.slice(0, at) + text.slice(at + 1),
    () => text.slice(0, at) + letter + text.slice(at),
    () => text.slice(0, at) + next + text.charAt(at) + text.slice(at + 2),
    () => text.slice(0, at),
    () => text.slice(0, at) + other.slice(at),
    () => text.slice(0, at) + String.fromCodePoint(pick(0xd800)) + text.slice(at + 1),
    () => text + text.slice(at),
  ];
  return ways[pick(ways.length)]?.() ?? text;
}

function mutateBytes(bytes: Uint8Array, pick: Pick): Uint8Array {
  const at = pick(bytes.length);
  const to = Math.min(bytes.length, at + pick(20));
  const ways = [
    () => bytes.with(at, (bytes[at] ?? 0) ^ (1 << pick(8))),
    () => bytes.with(at, pick(256)),
    () => Uint8Array.of(...bytes.subarray(0, at), ...bytes.subarray(at + 1)),
    () => Uint8Array.of(...bytes.subarray(0, at), pick(256), ...bytes.subarray(at)),
    () => bytes.map((byte, index) => (index >= at && index < to ? pick(256) : byte)),
    () => bytes.map((byte, index) => (index >= at ? 0 : byte)),
    () =>
      Uint8Array.of(...bytes.subarray(0, at), ...new Uint8Array(pick(64)).fill(0x81), ...bytes.subarray(at)),
  ];
  return ways[pick(ways.length)]?.() ?? bytes;
}

describe('mutated codes', () => {
  it(`none of ${MUTANTS} is valid, none crashes`, { timeout: 30_000 }, async () => {
    const keys = await Promise.all(CODE_KINDS.map((kind) => sampleKey([kind])));
    const trusted = keys.map((key) => key.trusted);
    const originals: string[] = [];
    for (const [index, kind] of CODE_KINDS.entries()) {
      const key = keys[index];
      const issued = key === undefined ? undefined : await issueCode(sampleCode(kind, key), webCrypto);
      originals.push(issued?.ok === true ? issued.value.text : '');
    }
    const verdicts = await Promise.all(originals.map((text) => verifyCode(text, trusted, NOW, webCrypto)));
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(['VALID', 'VALID', 'VALID', 'VALID']);

    const pick = seeded(20_210_815);
    const mutate = (): string => {
      const text = originals[pick(originals.length)] ?? '';
      const bytes = decodeBase45(text.slice(4));
      return pick(2) === 0 || !bytes.ok
        ? mutateText(text, originals[pick(originals.length)] ?? '', pick)
        : `VX1:${encodeBase45(mutateBytes(bytes.value, pick))}`;
    };
    const reasons = new Map<string, number>();
    const falselyValid: string[] = [];
    for (let done = 0; done < MUTANTS; done += BATCH) {
      const mutants: string[] = [];
      while (mutants.length < BATCH) {
        const mutant = mutate();
        if (!originals.includes(mutant)) {
          mutants.push(mutant);
        }
      }
      const answers = await Promise.all(mutants.map((text) => verifyCode(text, trusted, NOW, webCrypto)));
      for (const [index, answer] of answers.entries()) {
        scan(mutants[index] ?? '');
        reasons.set(answer.reason ?? 'VALID', (reasons.get(answer.reason ?? 'VALID') ?? 0) + 1);
        if (answer.verdict === 'VALID' || answer.payload !== null) {
          falselyValid.push(mutants[index] ?? '');
        }
      }
    }
    expect(falselyValid).toEqual([]);
    const total = [...reasons.values()].reduce((sum, count) => sum + count, 0);
    expect(total).toBe(MUTANTS);
    expect([...reasons.keys()].sort()).toEqual(['BASE45', 'COSE', 'KID', 'PREFIX', 'SIGNATURE']);
    expect(reasons.get('SIGNATURE')).toBeGreaterThan(MUTANTS / 10);
  });

  it('a bomb of nesting, counts or length is refused within 5 ms', async () => {
    const { trusted } = await sampleKey();
    const bombs = [
      new Uint8Array(2800).fill(0x81),
      new Uint8Array(2800).fill(0xbf),
      new Uint8Array(2800).fill(0xd2),
      Uint8Array.of(0xd2, 0x84, 0x5b, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff),
      Uint8Array.of(0xd2, 0x9b, 0, 0x1f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff),
    ].map((bytes) => `VX1:${encodeBase45(bytes)}`);
    for (const text of [...bombs, `VX1:${'0'.repeat(1_000_000)}`]) {
      const times: number[] = [];
      for (let run = 0; run < 5; run += 1) {
        const start = performance.now();
        expect((await verifyCode(text, [trusted], NOW, webCrypto)).verdict).toBe('INVALID');
        times.push(performance.now() - start);
      }
      expect(Math.min(...times)).toBeLessThan(5);
    }
  });
});
