import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decodeBase45, encodeBase45 } from './base45.ts';
import { type DccSigner, readDccSigner } from './dcc-signer.ts';
import { DCC_NOW, dccText, sampleCose, sampleSigner, TEST_ENTRY, VACCINATION } from './dcc-test-samples.ts';
import { verifyDcc } from './dcc-verify.ts';
import { nodeInflate } from './node-inflate.ts';
import { mutateBytes, mutateText, seeded } from './test-mutations.ts';
import { webCertificates } from './web-certificates.ts';

const MUTANTS = process.env['VX_TEST_FULL'] === '1' ? 100_000 : 10_000;
const port = { ...webCertificates, inflate: nodeInflate };

describe('mutated certificates', () => {
  it(
    `of ${MUTANTS} none is valid with other content, none crashes, all within 5 ms on average`,
    {
      timeout: 240_000,
    },
    async () => {
      const { v: _vaccinations, ...person } = VACCINATION;
      const contents = [VACCINATION, { ...person, t: [TEST_ENTRY] }];
      const signers = [await sampleSigner(), await sampleSigner([], 'PS256')];
      const trusted: DccSigner[] = [];
      const messages: Uint8Array[] = [];
      for (const signer of signers) {
        const read = await readDccSigner(signer.certificate, port);
        trusted.push(...(read.ok ? [read.value] : []));
        for (const certificate of contents) {
          messages.push(await sampleCose(signer, { certificate }));
        }
      }
      const texts = messages.map(dccText);
      const originals = await Promise.all(texts.map((text) => verifyDcc(text, trusted, DCC_NOW, port)));
      expect(originals.map(({ verdict }) => verdict)).toEqual(['VALID', 'VALID', 'VALID', 'VALID']);
      const genuine = new Set(originals.map(({ payload }) => JSON.stringify(payload)));

      const pick = seeded(20_210_816);
      const mutate = (): string => {
        const index = pick(texts.length);
        const text = texts[index] ?? '';
        const packed = decodeBase45(text.slice(4));
        const ways = [
          () => mutateText(text, texts[pick(texts.length)] ?? '', pick),
          () => `HC1:${encodeBase45(mutateBytes(packed.ok ? packed.value : new Uint8Array(0), pick))}`,
          // Past the checksum of zlib, so that CBOR and signature have to refuse.
          () => `HC1:${encodeBase45(deflateSync(mutateBytes(messages[index] ?? new Uint8Array(0), pick)))}`,
        ];
        return ways[pick(ways.length)]?.() ?? '';
      };
      const reasons = new Map<string, number>();
      const wrong: string[] = [];
      let spent = 0;
      for (let done = 0; done < MUTANTS;) {
        const mutant = mutate();
        if (texts.includes(mutant)) {
          continue;
        }
        done += 1;
        const start = performance.now();
        const { verdict, reason, payload } = await verifyDcc(mutant, trusted, DCC_NOW, port);
        spent += performance.now() - start;
        reasons.set(reason ?? 'VALID', (reasons.get(reason ?? 'VALID') ?? 0) + 1);
        // Tag, unprotected header and padding bits are not signed: who changes these gets the genuine content, still.
        if ((verdict === 'VALID' || payload !== null) && !genuine.has(JSON.stringify(payload))) {
          wrong.push(mutant);
        }
      }
      expect(wrong).toEqual([]);
      expect([...reasons.values()].reduce((sum, count) => sum + count, 0)).toBe(MUTANTS);
      expect([...reasons.keys()].filter((reason) => reason !== 'VALID').sort()).toEqual([
        'BASE45',
        'COSE',
        'KID',
        'PREFIX',
        'SIGNATURE',
        'ZLIB',
      ]);
      expect(reasons.get('SIGNATURE')).toBeGreaterThan(MUTANTS / 20);
      expect(reasons.get('VALID') ?? 0).toBeLessThan(MUTANTS / 50);
      expect(spent / MUTANTS).toBeLessThan(5);
    },
  );
});
