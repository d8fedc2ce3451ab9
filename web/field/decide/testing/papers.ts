import { readFile } from 'node:fs/promises';
import {
  completionContent,
  completionText,
  generateKeyPair,
  issueCode,
  keyId,
  makeShortCode,
  signMessage,
  webCrypto,
} from '../../../../lib/credentials/index.ts';
import type { PackContent, PackKey } from '../../data/pack-open.ts';
import type { Engine } from '../engine.ts';
import type { Subject } from '../types.ts';

/** When the tests of a gate are played. */
export const NOW = Date.parse('2021-08-15T03:00:00Z');
export const HOUR = 3_600_000;
export const ISSUER = 'VX-TEST';

/** A pair that signs, and what a pack tells of it. */
export type Signer = Awaited<ReturnType<typeof newSigner>>;
export async function newSigner(kinds: PackKey['kinds']) {
  const { privateKey, spki } = await generateKeyPair();
  const kid = await keyId(spki, webCrypto);
  const told: PackKey = {
    kid: Buffer.from(kid).toString('hex'),
    kinds,
    publicKey: Buffer.from(spki).toString('base64'),
    signsFrom: '2021-01-01T00:00:00Z',
    signsUntil: null,
  };
  return { key: privateKey, kid, told };
}
type Key = Pick<Signer, 'key' | 'kid'>;

/** A code as a person shows it; good for twelve hours. */
export async function codeOf(
  { key, kid }: Key,
  kind: 'declaration' | 'permit' | 'testslip',
  payload: object,
  { issuer = ISSUER, issuedAt = NOW - HOUR }: { issuer?: string; issuedAt?: number } = {},
): Promise<string> {
  const code = makeShortCode(kind, new Uint8Array(8).fill(3));
  const dates = { issuedAt: new Date(issuedAt), expiresAt: new Date(issuedAt + 12 * HOUR) };
  const issued = await issueCode(
    { kind, payload: { code, ...payload } as never, key, kid, issuer, ...dates },
    webCrypto,
  );
  return issued.ok ? issued.value.text : '';
}

/** What a certificate of completion says. */
export const completed: Parameters<typeof completionContent>[0] = {
  number: '0012/QĐ-UBND',
  name: 'Lưỡng Văn Tuân',
  birthYear: 1990,
  office: 'UBND phường Tam Thanh',
  from: NOW - 20 * 24 * HOUR,
  ended: NOW - 6 * 24 * HOUR,
  simulated: false,
  certificate: null,
  signer: null,
};

/** A certificate of completion as a person shows it; good for an hour more. */
export async function certificateOf(
  { key, kid }: Key,
  said: typeof completed,
  issuer = 'VX',
): Promise<string> {
  const dates = { issuedAt: new Date(NOW - HOUR), expiresAt: new Date(NOW + HOUR) };
  const message = { issuer, ...dates, content: completionContent(said) };
  return completionText(await signMessage('completion', message, { key, kid }, webCrypto));
}

/** What a pack holds, with the rules that ship, nobody watched and nothing withdrawn; a test changes what it is about. */
export async function packContent(change: object): Promise<PackContent> {
  const rules = JSON.parse(await readFile('data/rules/gates/mau-2026.json', 'utf8'));
  return {
    post: { border: false },
    areaCodes: [],
    areas: [],
    zones: [],
    rules: [rules],
    keys: [],
    certificates: [],
    revocations: { sequence: 0, ids: '' },
    watch: { salt: '', entries: '', iterations: 1, expiresAt: 0 },
    ...change,
  } as unknown as PackContent;
}

/** Somebody at the gate who shows these codes, and of whom nothing else was written down. */
export async function subjectOf(
  engine: Engine,
  texts: readonly string[],
  change: Partial<Subject> = {},
): Promise<Subject> {
  const scans = await Promise.all(texts.map(async (text) => ({ text, scan: await engine.read(text, NOW) })));
  const nothing = { typed: null, origin: null, companions: null, temperature: null, symptoms: null };
  return { id: 'x', startedAt: NOW, scans, ...nothing, vehicle: null, ...change };
}
