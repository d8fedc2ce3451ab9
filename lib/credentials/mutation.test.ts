import { describe, expect, it } from 'vitest';
import { decodeBase45, encodeBase45 } from './base45.ts';
import { CODE_KINDS } from './kinds.ts';
import { scan } from './scan.ts';
import { mutateBytes, mutateText, seeded } from './test-mutations.ts';
import { NOW, sampleCode, sampleKey } from './test-samples.ts';
import { issueCode } from './vx1-issue.ts';
import { verifyCode } from './vx1-verify.ts';
import { webCrypto } from './webcrypto.ts';

const MUTANTS = 20_000;
const BATCH = 500;

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
