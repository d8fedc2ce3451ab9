import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyCode, webCrypto } from '../../../lib/credentials/index.ts';
import { type Caller, type TestApp, testApp } from '../../../test/support/app.ts';
import { systemScope } from '../../platform/access/scope.ts';
import { createSigner } from '../../platform/credentials/module.ts';
import type { IdentityKey } from './index.ts';
import { cardHash } from './rules/keys.ts';

let t: TestApp;
let officer: Caller;
let id: string;
const scope = systemScope('test', 'demo');

beforeAll(async () => {
  t = await testApp();
  officer = await t.as('health-officer', '20');
  const made = await officer.post('/people', {
    fullName: 'Nguyễn Thị Bà',
    birthYear: 1938,
    phones: ['0912999888'],
    identifiers: [{ kind: 'cccd', value: '020138999888' }],
    areaId: t.areaId('06184'),
  });
  id = made.json().id;
});
afterAll(async () => await t.close());

async function resolve(key: IdentityKey) {
  const answers = await t.app.platform.db
    .transaction()
    .execute(async (tx) => await t.app.doors.people.resolve(scope, tx, [key]));
  const answer = answers.get(`${key.kind}:${key.value}`)!;
  return 'ok' in answer ? answer.code : answer.personId;
}

describe('person cards', () => {
  it('are signed, verify offline, and name the person by code or by the signed text', async () => {
    const issued = await officer.post(`/people/${id}/card`);
    expect(issued.statusCode, issued.body).toBe(201);
    const { cardCode, code } = issued.json<{ cardCode: string; code: string }>();
    const keys = await createSigner(t.app.platform).publicKeys('demo');
    const verdict = await verifyCode(code, keys, new Date(t.clock.now()), webCrypto);
    expect(verdict).toMatchObject({
      verdict: 'VALID',
      payload: { data: { name: 'Nguyễn Thị Bà', birthYear: 1938, areaCode: '06184', code: cardCode } },
    });
    expect(await resolve({ kind: 'cardCode', value: code })).toBe(id);
    expect(await resolve({ kind: 'cardCode', value: cardCode.toLowerCase() })).toBe(id);
    expect((await officer.get(`/people/${id}`)).json().cardCode).toBe(cardCode);
    const found = await officer.get(`/people?q=${encodeURIComponent(code)}`);
    expect(found.json().items.map((one: { id: string }) => one.id)).toEqual([id]);
  });

  it('are found by a code without a digit, and a name of that shape finds its people', async () => {
    const code = 'MACTHANH';
    const byName = await officer.post('/people', { fullName: 'Mạc Thanh', areaId: t.areaId('06184') });
    expect(byName.statusCode, byName.body).toBe(201);
    const found = async (q: string) =>
      (await officer.get(`/people?q=${encodeURIComponent(q)}`))
        .json()
        .items.map((one: { id: string }) => one.id);
    expect(await found('Mac Thanh')).toEqual([byName.json().id]);
    // Codes are drawn: this one is given to the card that stands.
    const { secrets, db } = t.app.platform;
    const standing = (await officer.get(`/people/${id}`)).json().cardCode;
    await sql`update person_key set hash = ${cardHash(secrets.blindIndex, code)}
      where kind = 'c' and hash = ${cardHash(secrets.blindIndex, standing)}`.execute(db);
    expect([await found(code), await found('mact-hanh')]).toEqual([[id], [id]]);
    await sql`update person_key set hash = ${cardHash(secrets.blindIndex, standing)}
      where kind = 'c' and hash = ${cardHash(secrets.blindIndex, code)}`.execute(db);
    expect(await found('mac thanh')).toEqual([byName.json().id]);
  });

  it('are revoked by the next one', async () => {
    const old = (await officer.get(`/people/${id}`)).json().cardCode;
    const next = (await officer.post(`/people/${id}/card`)).json();
    expect(next.cardCode).not.toBe(old);
    expect(await resolve({ kind: 'cardCode', value: old })).toBe('person.card-revoked');
    expect(await resolve({ kind: 'cardCode', value: next.cardCode })).toBe(id);
  });

  it.skipIf(!existsSync('/usr/bin/pdftotext'))(
    'print without numbers and health (needs pdftotext)',
    async () => {
      const pdf = await officer.get(`/people/${id}/card.pdf`);
      expect(pdf.headers['content-type']).toBe('application/pdf');
      const text = execFileSync('pdftotext', ['-', '-'], { input: pdf.rawPayload }).toString('utf8');
      expect(text).toContain('Nguyễn Thị Bà');
      expect(text).toContain('DỮ LIỆU MÔ PHỎNG');
      expect(text).not.toMatch(/0912999888|020138999888|999888/);
    },
  );

  it('need name, birth year and area', async () => {
    const bare = (await officer.post('/people', { fullName: 'Vũ Văn Thiếu' })).json<{ id: string }>();
    const refused = await officer.post(`/people/${bare.id}/card`);
    expect(refused.statusCode).toBe(422);
    expect(refused.json()).toMatchObject({
      code: 'person.card-needs',
      fields: { birthYear: 'card.needed', areaId: 'card.needed' },
    });
    const none = await officer.get(`/people/${bare.id}/card.pdf`);
    expect([none.statusCode, none.json().code]).toEqual([404, 'person.no-card']);
  });

  it('outside the own areas are not issued, and printed only for a reason', async () => {
    const commune = await t.as('commune-officer', '06529');
    expect((await commune.post(`/people/${id}/card`)).statusCode).toBe(403);
    expect((await commune.get(`/people/${id}/card.pdf`)).json().code).toBe('person.reason-required');
    expect((await commune.get(`/people/${id}/card.pdf?reason=mất thẻ`.replace(' ', '%20'))).statusCode).toBe(
      200,
    );
  });
});
