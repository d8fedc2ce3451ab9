import { beforeAll, describe, expect, it } from 'vitest';
import { TRAINING_ISSUER } from '../../../lib/credentials/index.ts';
import { type Engine, startEngine } from './engine.ts';
import {
  certificateOf,
  codeOf,
  completed,
  HOUR,
  ISSUER,
  newSigner,
  NOW,
  packContent,
  type Signer,
  subjectOf,
} from './testing/papers.ts';

const person = { name: 'Vi Thị Thẻ', birthYear: 1961, areaCode: '06184', companions: 0 };
const nothing = { code: null, reason: null };
const signer = async () => await newSigner(['declaration', 'completion']);
const declared = async (of: Pick<Signer, 'key' | 'kid'>, issuer = ISSUER) =>
  await codeOf(of, 'declaration', person, { issuer });

let [real, training]: Signer[] = [];
beforeAll(async () => {
  [real, training] = [await signer(), await signer()];
});

async function phone(dataset: string, keys: readonly Signer[], apart: readonly Signer[]): Promise<Engine> {
  const told = (signers: readonly Signer[]) => signers.map((one) => one.told);
  const content = await packContent({ keys: told(keys), apart: told(apart) });
  return await startEngine({ sequence: 1, issuedAt: NOW, content }, { watchKey: null, dataset });
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
    const subject = await subjectOf(engine, [await declared(training!)]);
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
  const state = async (engine: Engine, simulated: boolean) =>
    (await engine.readCompletion(await certificateOf(real!, { ...completed, simulated }, ISSUER), NOW)).state;
  expect([await state(atGate, false), await state(atGate, true)]).toEqual(['valid', 'of-training']);
  expect([await state(inTraining, true), await state(inTraining, false)]).toEqual([
    'valid',
    'not-of-training',
  ]);
});
