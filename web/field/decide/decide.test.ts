import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  generateKeyPair,
  revocationIdOfCompletion,
  signMessage,
  webCrypto,
} from '../../../lib/credentials/index.ts';
import {
  buildWatchFilter,
  isCompletion,
  slowEntry,
  unknownFacts,
  webWatchPort,
} from '../../../lib/gates/index.ts';
import { openPack, type Pack, type PackKey } from '../data/pack-open.ts';
import { type Engine, startEngine } from './engine.ts';
import { mergeFacts } from './facts.ts';
import { crossingOf, wavedCrossing } from './record.ts';
import { hasReplacedCard, identityOf, isSamePerson } from './subject.ts';
import * as papers from './testing/papers.ts';
import type { Subject, Typed } from './types.ts';

const { NOW, HOUR } = papers;

const CARD = '020190001234||Lý Thị Thử|05031990|Nữ|Khối 1, Đồng Đăng|01062021';
const PLACE = {
  postId: '0',
  shiftId: '1',
  direction: 'in',
  deviceId: '2',
  packSequence: 3,
} as const;
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

let pack: Pack;
let packKey: PackKey;
let signed: string;
let engine: Engine;
let watchKey: CryptoKey;
let signer: papers.Signer;

beforeAll(async () => {
  signer = await papers.newSigner(['pack']);
  packKey = signer.told;
  const salt = new Uint8Array(16).fill(7);
  watchKey = await crypto.subtle.importKey(
    'raw',
    new Uint8Array(32).fill(9),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  const port = webWatchPort(watchKey);
  const slow = [
    await slowEntry('plate:12A56789', salt, port),
    await slowEntry('cccd:020190001234', salt, port),
  ];
  const watch = await buildWatchFilter(slow, salt, NOW + 24 * HOUR, port);
  const { levels } = JSON.parse(await readFile('data/rules/gates/zone-levels.json', 'utf8'));
  const content = await papers.packContent({
    areaCodes: ['06184', '20'],
    areas: [['06184', 'Xã Đồng Đăng', '20']],
    zones: [{ levels, asOf: NOW - HOUR, source: 'x', levelOf: { '06184': 'green', '01': 'red' } }],
    keys: [{ ...packKey, kinds: ['declaration', 'permit', 'testslip', 'completion'] }, packKey],
    watch: { ...watch, salt: base64(watch.salt), entries: base64(watch.entries) },
  });
  const bytes = new TextEncoder().encode(JSON.stringify(content));
  const message = { issuer: 'VX', issuedAt: new Date(NOW), expiresAt: new Date(NOW + HOUR), content: bytes };
  signed = base64(await signMessage('pack', message, signer, webCrypto));
  const opened = await openPack(signed, 4, [packKey], NOW);
  if ('fault' in opened) {
    throw new Error(opened.fault);
  }
  pack = opened.pack;
  engine = await startEngine(pack, real());
});

/** A phone of a real gate. */
const real = () => ({ watchKey, dataset: 'live' });

const code = async (kind: 'declaration' | 'permit' | 'testslip', payload: object, issuedAt = NOW - HOUR) =>
  await papers.codeOf(signer, kind, payload, { issuedAt });
const declaration = (areaCode = '06184', issuedAt = NOW - HOUR) =>
  code('declaration', { name: 'Trần Thị Bưởi', birthYear: 1972, areaCode, companions: 1 }, issuedAt);

const subjectOf = async (texts: readonly string[], change: Partial<Subject> = {}): Promise<Subject> =>
  await papers.subjectOf(engine, texts, change);
const assess = async (subject: Subject) => await engine.assess(subject, 'in', NOW, null);

describe('a certificate of completion at a gate', () => {
  const CERTIFICATE = '01890000-0000-7000-8000-000000000001';
  const said = {
    ...papers.completed,
    certificate: { id: CERTIFICATE, number: '0003/GXN-UBND', issued: NOW - 5 * 24 * HOUR },
  };
  const codeOf = async (one: typeof papers.completed, key = signer.key) =>
    await papers.certificateOf({ ...signer, key }, one);

  it('is read without a network: valid, ended, not genuine', async () => {
    const text = await codeOf(said);
    expect(isCompletion(` ${text.toLowerCase()}`)).toBe(true);
    expect(await engine.readCompletion(text, NOW)).toMatchObject({
      state: 'valid',
      listed: true,
      said: { name: 'Lưỡng Văn Tuân', number: '0012/QĐ-UBND' },
    });
    expect(await engine.readCompletion(text.toLowerCase(), NOW)).toMatchObject({ state: 'valid' });
    expect(await engine.readCompletion(text, NOW + 2 * HOUR)).toMatchObject({ state: 'ended' });
    const stranger = await generateKeyPair();
    const forged = await codeOf(said, stranger.privateKey);
    const wrong = { state: 'not-genuine', said: null };
    expect(await engine.readCompletion(forged, NOW)).toMatchObject(wrong);
    const torn = `${text.slice(0, 80)}${text[80] === 'A' ? 'B' : 'A'}${text.slice(81)}`;
    expect(await engine.readCompletion(torn, NOW)).toMatchObject(wrong);
    // The key of declarations signs no certificates.
    const { keys: known } = pack.content;
    const keysOf = known.map((one) => ({ ...one, kinds: one.kinds.filter((kind) => kind !== 'completion') }));
    const other = await startEngine({ ...pack, content: { ...pack.content, keys: keysOf } }, real());
    expect(await other.readCompletion(text, NOW)).toMatchObject(wrong);
  });

  it('that was withdrawn is told from the list of the pack; an old one without an id says that it is not on it', async () => {
    const id = await revocationIdOfCompletion(CERTIFICATE, webCrypto);
    const revocations = { sequence: 1, ids: base64(id) };
    const after = await startEngine({ ...pack, content: { ...pack.content, revocations } }, real());
    expect(await after.readCompletion(await codeOf(said), NOW)).toMatchObject({ state: 'withdrawn' });
    const old = await codeOf({ ...said, certificate: null });
    expect(await after.readCompletion(old, NOW)).toMatchObject({ state: 'valid', listed: false });
  });
});

describe('a pack', () => {
  it('is opened under a pinned key and names the keys of the next one', async () => {
    expect(pack).toMatchObject({ sequence: 4, issuedAt: NOW });
    expect(await openPack(signed, 4, [packKey], NOW)).toMatchObject({ pinned: [packKey] });
  });

  it('is refused under another key, changed, or for another purpose', async () => {
    const other = await generateKeyPair();
    const stranger = { ...packKey, publicKey: base64(other.spki) };
    expect(await openPack(signed, 4, [stranger], NOW)).toEqual({ fault: 'signature' });
    expect(await openPack(signed, 4, [{ ...packKey, kid: '0011223344556677' }], NOW)).toEqual({
      fault: 'kid',
    });
    expect(await openPack(signed, 4, [{ ...packKey, kinds: ['permit'] }], NOW)).toEqual({ fault: 'purpose' });
    const bytes = Buffer.from(signed, 'base64');
    bytes[bytes.length - 200]! ^= 1;
    expect(await openPack(base64(bytes), 4, [packKey], NOW)).toMatchObject({ fault: expect.any(String) });
  });
});

describe('deciding without a network', () => {
  it('lets a declaration from a green zone pass, and says by which rules', async () => {
    const { outcome, verdict, zone, facts } = await assess(await subjectOf([await declaration()]));
    expect([outcome, verdict.decision, zone.rank]).toEqual(['valid', 'pass', 0]);
    expect(facts.order.inForce).toBe(null);
    expect(verdict.ruleVersion).toBe(2);
  });

  it('stops what is expired, forged, from a red zone, or from where nothing is known', async () => {
    const decisionOf = async (text: string) => {
      const { outcome, verdict } = await assess(await subjectOf([text]));
      return [outcome, verdict.decision];
    };
    expect(await decisionOf(await declaration('06184', NOW - 13 * HOUR))).toEqual([
      'expired',
      'ask-commander',
    ]);
    const good = await declaration();
    expect(await decisionOf(`${good.slice(0, -4)}0000`)).toEqual(['bad-signature', 'ask-commander']);
    expect(await decisionOf(await declaration('01'))).toEqual(['valid', 'quarantine']);
    expect(await decisionOf(await declaration('99'))).toEqual(['no-zone-data', 'ask-commander']);
    expect(await decisionOf(CARD)).toEqual(['no-zone-data', 'ask-commander']);
  });

  it('takes a test slip, fever and too many people into account', async () => {
    const slip = await code('testslip', {
      name: 'Trần Thị Bưởi',
      birthYear: 1972,
      testType: 'pcr',
      sampledAt: new Date(NOW - 5 * HOUR),
      result: 'positive',
    });
    const decisionOf = async (subject: Subject) => (await assess(subject)).verdict.decision;
    expect(await decisionOf(await subjectOf([await declaration(), slip]))).toBe('quarantine');
    expect(await decisionOf(await subjectOf([await declaration()], { temperature: 375 }))).toBe('test');
    expect(await decisionOf(await subjectOf([await declaration()], { companions: 1 }))).toBe('pass');
    expect(await decisionOf(await subjectOf([await declaration()], { companions: 2 }))).toBe('test');
  });

  it('knows the watch list by the key of this phone only', async () => {
    const hit = async (subject: Subject, with_ = engine) =>
      (await with_.assess(subject, 'in', NOW, null)).facts.watch.hit;
    expect(await hit(await subjectOf([CARD]))).toBe(true);
    expect(await hit(await subjectOf(['12A-567.89']))).toBe(true);
    expect(await hit(await subjectOf(['12A-567.80']))).toBe(false);
    expect(await hit(await subjectOf([CARD]), await startEngine(pack, { ...real(), watchKey: null }))).toBe(
      null,
    );
  });

  it('holds a permit against the plate that the officer saw', async () => {
    const text = await code('permit', { name: 'HTX Thử', areaCode: '20', plate: '12A12345', route: ['20'] });
    const vehicle = (plate: string) => ({ groupId: 'g', plate, kind: 'lorry', permit: null }) as const;
    const stateOf = async (plate: string) =>
      (await assess(await subjectOf([text], { vehicle: vehicle(plate) }))).facts.permit;
    expect(await stateOf('12A12345')).toEqual({ state: 'valid', kind: 'vehicle' });
    expect((await stateOf('29C11111')).state).toBe('other-plate');
  });

  it('counts what the officer typed as a declaration made at the post', async () => {
    const typed: Typed = {
      fullName: 'Lò Văn Hặc',
      birthYear: 1949,
      phone: '',
      cccd: '',
      originCode: '06184',
      originText: 'Xã Đồng Đăng',
      destination: '',
      purpose: '',
      slip: 'K1234567',
      declared: true,
      plate: '',
      said: null,
      drawn: true,
    };
    const well = await subjectOf([], { typed, symptoms: false, companions: 0 });
    expect((await assess(well)).verdict.decision).toBe('pass');
    const ill = await subjectOf([], { typed, symptoms: true });
    expect((await assess(ill)).verdict.decision).toBe('test');
    const body = crossingOf(well, await assess(well), { decision: 'pass', reason: '', at: NOW }, PLACE);
    expect(body).toMatchObject({ means: 'typed', outcome: null, slip: 'K1234567', originAreaCode: '06184' });
  });
});

describe('what the server knows', () => {
  const gate = { direction: 'in', border: false } as const;
  const own = unknownFacts(gate);
  const answer = (change: object) => ({ facts: { ...own, ...change }, name: null, birthYear: null });

  it('adds orders, results and the watch list', () => {
    const merged = mergeFacts(
      own,
      answer({ order: { inForce: true }, test: { state: 'positive', kind: 'pcr', ageHours: 2 } }),
    );
    expect(merged.order.inForce).toBe(true);
    expect(merged.test.state).toBe('positive');
  });

  it('never takes a stop away that the phone found', () => {
    const stopped = {
      ...own,
      watch: { hit: true },
      declaration: { ...own.declaration, state: 'forged' as const },
      test: { state: 'positive' as const, kind: 'rapid' as const, ageHours: 0 },
    };
    const merged = mergeFacts(
      stopped,
      answer({
        watch: { hit: false },
        declaration: { ...own.declaration, state: 'valid' },
        test: { state: 'negative', kind: 'pcr', ageHours: 1 },
      }),
    );
    expect(merged).toMatchObject({
      watch: { hit: true },
      declaration: { state: 'forged' },
      test: { state: 'positive' },
    });
    expect(mergeFacts(stopped, null)).toBe(stopped);
  });
});

describe('who it is', () => {
  it('is one person by name without marks in any order, and two by another name or year', async () => {
    const [bưởi, thử] = [await subjectOf([await declaration()]), await subjectOf([CARD])];
    expect(isSamePerson(identityOf(bưởi), identityOf(thử))).toBe(false);
    const named = (name: string | null, birthYear: number | null) => ({
      ...identityOf(bưởi),
      name,
      birthYear,
    });
    expect(isSamePerson(named('Nguyễn Thị Hạnh', 1958), named('Hanh Nguyen Thi', 1958))).toBe(true);
    expect(isSamePerson(named('Nguyễn Thị Hạnh', 1958), named('Nguyễn Thị Hạnh', 1959))).toBe(false);
    expect(isSamePerson(named(null, null), named('Ai', 1990))).toBe(true);
  });
});

describe('what is sent', () => {
  it('names the declarant by code, the reason against the rules, and the facts', async () => {
    const subject = await subjectOf([await declaration()]);
    const body = crossingOf(
      subject,
      await assess(subject),
      { decision: 'test', reason: 'Có vẻ ốm', at: NOW },
      PLACE,
    );
    expect(body).toMatchObject({
      means: 'declaration',
      outcome: 'valid',
      declarationCode: expect.stringMatching(/^K/),
      person: { fullName: 'Trần Thị Bưởi', birthYear: 1972 },
      proposed: 'pass',
      decision: 'test',
      overrideReason: 'Có vẻ ốm',
      zoneRank: 0,
      packSequence: 3,
    });
    expect(body.facts?.['declaration']).toMatchObject({ state: 'valid', ageHours: 1 });
  });

  it('never names anybody by a forged code', async () => {
    const forged = `${(await declaration()).slice(0, -4)}0000`;
    const subject = await subjectOf([forged]);
    const body = crossingOf(
      subject,
      await assess(subject),
      { decision: 'ask-commander', reason: '', at: NOW },
      PLACE,
    );
    expect(body.declarationCode).toBeUndefined();
    expect(body.person).toBeUndefined();
  });

  it('says of a vehicle waved through only that', () => {
    const body = wavedCrossing('x', '12A12345', NOW, { id: 'gate-rules', version: 1 }, PLACE);
    expect(body).toMatchObject({ waved: true, plate: '12A12345', means: 'plate', outcome: null });
    expect(body.person).toBeUndefined();
  });
});

describe('a person card that was replaced', () => {
  it('is told from a code that ran out, and from another code that was withdrawn', () => {
    const shown = (kind: 'card' | 'testslip', reason: 'REVOKED' | 'EXPIRED') => [
      { scan: { scanned: { kind, code: 'RJCVCEW7', signed: true, text: 'VX1:' } as never, reason } },
    ];
    expect(hasReplacedCard(shown('card', 'REVOKED'))).toBe(true);
    expect(hasReplacedCard(shown('card', 'EXPIRED'))).toBe(false);
    expect(hasReplacedCard(shown('testslip', 'REVOKED'))).toBe(false);
    expect(hasReplacedCard([])).toBe(false);
  });
});
