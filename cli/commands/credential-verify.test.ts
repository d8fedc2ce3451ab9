import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  DCC_NOW,
  dccText,
  sampleCose,
  sampleSigner,
  VACCINATION,
} from '../../lib/credentials/dcc-test-samples.ts';
import { generateKeyPair, issueCode, keyId, webCrypto } from '../../lib/credentials/index.ts';
import { EXPIRES_AT, ISSUED_AT, NOW } from '../../lib/credentials/test-samples.ts';

const MAIN = join(import.meta.dirname, '..', 'main.ts');
const NOTHING = {
  unprefix: null,
  base45: null,
  zlib: null,
  cose: null,
  kid: null,
  signature: null,
  expiry: null,
  keyUsage: null,
  schema: null,
};
const MALFORMED = { kind: 'unknown', verdict: 'INVALID', reason: 'INPUT', steps: NOTHING, payload: null };

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vx-credential-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

type Answer = { kind: string; verdict: string; reason: string | null; steps: object; payload: unknown };

/** Runs the command line as a program of its own over the given lines. */
async function verify(input: string | Uint8Array, ...args: string[]) {
  const child = spawn(process.execPath, [MAIN, 'credential', 'verify', ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += String(chunk)));
  child.stderr.on('data', (chunk: Buffer) => (err += String(chunk)));
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  const answers = out.split('\n').slice(0, -1);
  return { code, err, answers: answers.map((line) => JSON.parse(line) as Answer) };
}

function lines(...questions: readonly object[]): string {
  return questions.map((question) => `${JSON.stringify(question)}\n`).join('');
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

describe('credential verify', () => {
  it('answers certificates with the certificates and the clock of the line', async () => {
    const signer = await sampleSigner();
    const code = dccText(await sampleCose(signer));
    const certificates = ['bm9uZQ==', base64(signer.certificate)];
    const run = await verify(
      lines(
        { code, now: DCC_NOW, certificates },
        { code, now: '2021-09-15T08:30:00+07:00', certificates },
        { code, now: '2021-09-15T08:30:01+0700', certificates },
        { code, now: '2021-08-15T01:29:59', certificates },
        { code, certificates },
        { code, now: DCC_NOW },
        { code: code.toLowerCase(), now: DCC_NOW, certificates },
      ),
    );
    expect(run).toMatchObject({ code: 0, err: '' });
    const passed = Object.fromEntries(Object.keys(NOTHING).map((step) => [step, true]));
    expect(run.answers[0]).toEqual({
      kind: 'dcc',
      verdict: 'VALID',
      reason: null,
      steps: passed,
      payload: VACCINATION,
    });
    const reasons = run.answers.map(({ reason }) => reason);
    expect(reasons).toEqual([null, null, 'EXPIRED', 'NOT_YET_VALID', 'EXPIRED', 'KID', 'PREFIX']);
    expect(run.answers.every(({ kind }) => kind === 'dcc')).toBe(true);
  });

  it('answers signed codes with the keys of the line', async () => {
    const { privateKey, spki } = await generateKeyPair();
    const kid = await keyId(spki, webCrypto);
    const payload = { code: 'A1C2D3EV', name: 'Đặng Văn An', birthYear: 1958, areaCode: '06325' };
    const times = { issuedAt: ISSUED_AT, expiresAt: EXPIRES_AT };
    const issued = await issueCode(
      { kind: 'card', payload, key: privateKey, kid, issuer: 'VN-20-CDC', ...times },
      webCrypto,
    );
    const code = issued.ok ? issued.value.text : '';
    const publicKey = base64(spki);
    const key = { publicKey, kinds: ['card'] };
    const verdicts = await verify(
      lines(
        { code, now: NOW, keys: [key] },
        { code, now: NOW, keys: [{ ...key, kid: Buffer.from(kid).toString('hex') }] },
        { code, now: NOW, keys: [{ ...key, kid: '0011223344556677' }] },
        { code, now: NOW, keys: [{ ...key, kinds: ['permit'] }] },
        { code, now: NOW, keys: [{ ...key, signsUntil: ISSUED_AT }] },
        { code, now: NOW },
      ),
    );
    const reasons = verdicts.answers.map(({ reason }) => reason);
    expect(reasons).toEqual([null, null, 'KID', 'KEY_USAGE', 'KEY_USAGE', 'KID']);
    expect(verdicts.answers[0]).toMatchObject({
      kind: 'card',
      steps: { zlib: null, schema: true },
      payload: { issuer: 'VN-20-CDC', expiresAt: EXPIRES_AT.toISOString(), data: payload },
    });
  });

  it('says what carries no signature, and what is nothing', async () => {
    const codes = {
      cccd: '020058000123',
      phone: '0912 345 678',
      place: 'A1C2D3E4.',
      card: 'A1C2D3EV',
      unknown: '12A-123.45',
    };
    const run = await verify(lines(...Object.values(codes).map((code) => ({ code })), { code: '' }));
    expect(run.code).toBe(0);
    expect(run.answers.map(({ kind, verdict }) => `${kind} ${verdict}`)).toEqual([
      'cccd VALID',
      'phone VALID',
      'unknown INVALID',
      'card INVALID',
      'unknown INVALID',
      'unknown INVALID',
    ]);
    expect(run.answers[0]).toMatchObject({ reason: null, steps: NOTHING, payload: { number: codes.cccd } });
    expect(run.answers[3]).toMatchObject({ reason: 'PREFIX', steps: { unprefix: false }, payload: null });
  });

  it('answers every line in order, also those that are no question, and keeps these', async () => {
    const key = { publicKey: 'AAAA', kinds: ['card'] };
    const malformed = [
      'no json',
      '',
      '[]',
      'null',
      '{"code":7}',
      '{}',
      '{"code":"x","now":"yesterday"}',
      '{"code":"x","now":1629072000}',
      '{"code":"x","certificates":"MII"}',
      '{"code":"x","certificates":[1]}',
      '{"code":"x","keys":{}}',
      JSON.stringify({ code: 'x', keys: [key] }),
      JSON.stringify({ code: 'x', keys: [{ ...key, kinds: ['king'] }] }),
      `{"code":"${'x'.repeat(9_000_000)}"}`,
    ];
    const good = '{"code":"0912345678","now":null}';
    const errors = join(folder, 'e.csv');
    const input = `\uFEFF${good}\r\n${malformed.join('\n')}\n{"code":"\u2028"}\n${good}`;
    const run = await verify(input, '--errors', errors);
    expect(run.code).toBe(3);
    expect(run.answers.slice(1, -2)).toEqual(malformed.map(() => MALFORMED));
    expect(run.answers.at(-2)).toMatchObject({ kind: 'unknown', reason: 'PREFIX' });
    expect([run.answers[0]?.kind, run.answers.at(-1)?.kind]).toEqual(['phone', 'phone']);
    const refused = (await readFile(errors, 'utf8')).trim().split('\n');
    expect(refused).toHaveLength(malformed.length + 1);
    expect(refused[1]).toBe('2,json,Dòng không đọc được: json,no json');
    expect(refused.at(-1)).toBe('15,length,Dòng không đọc được: length,');
  });

  it('answers a line before the next one comes, and nothing where there is none', async () => {
    const child = spawn(process.execPath, [MAIN, 'credential', 'verify'], {
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    child.stdin.write('{"code":"0912345678"}\n');
    const first = await new Promise((resolve) => child.stdout.once('data', resolve));
    expect(String(first)).toContain('"kind":"phone"');
    child.stdin.end();
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0);
    expect(await verify('')).toEqual({ code: 0, err: '', answers: [] });
  });
});
