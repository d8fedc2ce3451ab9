import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  completionContent,
  completionText,
  generateKeyPair,
  issueCode,
  keyId,
  makeShortCode,
  signMessage,
  TRAINING_ISSUER,
  webCrypto,
} from '../../../lib/credentials/index.ts';
import type { Pack, PackContent, PackKey } from '../data/pack-open.ts';
import { type Engine, startEngine } from './engine.ts';

const NOW = Date.parse('2021-08-15T03:00:00Z');
const HOUR = 3_600_000;
const ISSUER = 'VX-TEST';
const person = { name: 'Vi Thị Thẻ', birthYear: 1961, areaCode: '06184', companions: 0 };
const nothing = { code: null, reason: null };

/** A pair that signs, and what a pack tells of it. */
type Signer = Awaited<ReturnType<typeof signer>>;
async function signer() {
  const { privateKey, spki } = await generateKeyPair();
  const kid = await keyId(spki, webCrypto);
  const told: PackKey = {
    kid: Buffer.from(kid).toString('hex'),
    kinds: ['declaration', 'completion'],
    publicKey: Buffer.from(spki).toString('base64'),
    signsFrom: '2021-01-01T00:00:00Z',
    signsUntil: null,
  };
  return { key: privateKey, kid, told };
}

async function declared({ key, kid }: Pick<Signer, 'key' | 'kid'>, issuer = ISSUER): Promise<string> {
  const issued = await issueCode(
    {
      kind: 'declaration',
      payload: { code: makeShortCode('declaration', new Uint8Array(8).fill(3)), ...person },
      key,
      kid,
      issuer,
      issuedAt: new Date(NOW - HOUR),
      expiresAt: new Date(NOW + 11 * HOUR),
    },
    webCrypto,
  );
  return issued.ok ? issued.value.text : '';
}

let [real, training]: Signer[] = [];
let rules: unknown;
beforeAll(async () => {
  [real, training] = [await signer(), await signer()];
  rules = JSON.parse(await readFile('data/rules/gates/mau-2026.json', 'utf8'));
});

async function phone(dataset: string, keys: readonly Signer[], apart: readonly Signer[]): Promise<Engine> {
  const content = {
    post: { border: false },
    areaCodes: [],
    areas: [],
    zones: [],
    rules: [rules],
    keys: keys.map(({ told }) => told),
    apart: apart.map(({ told }) => told),
    certificates: [],
    revocations: { sequence: 0, ids: '' },
    watch: { salt: '', entries: '', iterations: 1, expiresAt: 0 },
  } as unknown as PackContent;
  const pack: Pack = { sequence: 1, issuedAt: NOW, content };
  return await startEngine(pack, { watchKey: null, dataset });
}
const gate = async () => await phone('live', [real!], [training!]);
const trainingGate = async () => await phone('demo', [training!], [real!]);

describe('a code of the training', () => {
  it('is none at a real gate without a network, also when it ran out', async () => {
    const engine = await gate();
    const text = await declared(training!);
    const of = { ...nothing, outcome: 'of-training' };
    expect(await engine.read(text, NOW)).toMatchObject(of);
    expect(await engine.read(text, NOW + 20 * HOUR)).toMatchObject(of);
    expect((await engine.read(await declared(real!), NOW)).outcome).toBe('valid');
    // What copies its key id is forged, not of the training.
    const stranger = { ...(await signer()), kid: training!.kid };
    expect((await engine.read(await declared(stranger), NOW)).outcome).toBe('bad-signature');
  });

  it('reaches no rule: it is as if no code had been shown', async () => {
    const engine = await gate();
    const text = await declared(training!);
    const scans = [{ text, scan: await engine.read(text, NOW) }];
    const said = { typed: null, origin: null, companions: null, temperature: null, symptoms: null };
    const subject = { id: 'x', startedAt: NOW, scans, ...said, vehicle: null };
    const { facts, outcome } = await engine.assess(subject, 'in', NOW, null);
    expect(outcome).toBe('of-training');
    expect(facts).toMatchObject({ declaration: { state: 'none' }, zone: { known: false } });
  });

  it('of an installation for training alone, whose keys no gate knows, says so itself', async () => {
    const text = await declared(await signer(), TRAINING_ISSUER);
    expect(await (await gate()).read(text, NOW)).toMatchObject({ ...nothing, outcome: 'of-training' });
    expect((await (await trainingGate()).read(text, NOW)).outcome).toBe('bad-signature');
  });
});

describe('a real code in a training', () => {
  it('is none of it', async () => {
    const engine = await trainingGate();
    const notOf = { ...nothing, outcome: 'not-of-training' };
    expect(await engine.read(await declared(real!), NOW)).toMatchObject(notOf);
    expect((await engine.read(await declared(training!), NOW)).outcome).toBe('valid');
  });
});

it('a certificate of completion counts on its own side alone', async () => {
  const [atGate, inTraining] = [await phone('live', [real!], []), await phone('demo', [real!], [])];
  const codeOf = async (simulated: boolean) => {
    const content = completionContent({
      number: '0012/QĐ-UBND',
      name: 'Lưỡng Văn Tuân',
      birthYear: 1990,
      office: 'UBND phường Tam Thanh',
      from: NOW - 20 * 24 * HOUR,
      ended: NOW - 6 * 24 * HOUR,
      simulated,
      certificate: null,
      signer: null,
    });
    const dates = { issuedAt: new Date(NOW - HOUR), expiresAt: new Date(NOW + HOUR) };
    return completionText(
      await signMessage('completion', { issuer: ISSUER, ...dates, content }, real!, webCrypto),
    );
  };
  const state = async (engine: Engine, simulated: boolean) =>
    (await engine.readCompletion(await codeOf(simulated), NOW)).state;
  expect([await state(atGate, false), await state(atGate, true)]).toEqual(['valid', 'of-training']);
  expect([await state(inTraining, true), await state(inTraining, false)]).toEqual([
    'valid',
    'not-of-training',
  ]);
});
