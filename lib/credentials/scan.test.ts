import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { encodeBase45 } from './base45.ts';
import { makeShortCode } from './card-code.ts';
import { signSign1 } from './cose.ts';
import { encodeClaims } from './cwt.ts';
import { CODE_KINDS } from './kinds.ts';
import { makePlaceCode, placeUrl } from './place-code.ts';
import { scan } from './scan.ts';
import { type SampleKey, sampleCode, sampleKey } from './test-samples.ts';
import { issueCode } from './vx1-issue.ts';
import { webCrypto } from './webcrypto.ts';

const random8 = fc.uint8Array({ minLength: 8, maxLength: 8 });

let key: SampleKey;

beforeAll(async () => {
  key = await sampleKey();
});

describe('scan', () => {
  it.each(CODE_KINDS)(
    'knows a signed code, also with caps lock reversed and a line end: %s',
    async (kind) => {
      const sample = sampleCode(kind, key);
      const issued = await issueCode(sample, webCrypto);
      const text = issued.ok ? issued.value.text : '';
      const found = { kind, signed: true, code: sample.payload.code, text };
      expect(scan(text)).toEqual(found);
      expect(scan(`${text.toLowerCase()}\r\n`)).toEqual(found);
    },
  );

  it('knows every short code and place code for what it is, never for a plate, phone or number', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CODE_KINDS), random8, (kind, random) => {
        const code = makeShortCode(kind, random);
        expect(scan(code.toLowerCase())).toEqual({ kind, signed: false, code });
        const place = makePlaceCode(random);
        const url = placeUrl('VX.EXAMPLE.VN', place);
        expect(scan(url.ok ? url.value : '')).toMatchObject({ kind: 'place', place: { code: place } });
        expect(scan(place)).toMatchObject({ kind: 'place', place: { code: place, host: null } });
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['HC1:6BFOXN', { kind: 'dcc', text: 'HC1:6BFOXN' }],
    [
      '020058001234|080123456|Hoàng Thị Hồng|02091958|Nữ|Đồng Đăng, Cao Lộc, Lạng Sơn|15082021',
      { kind: 'cccd', number: '020058001234', card: { fullName: 'Hoàng Thị Hồng', birthYear: 1958 } },
    ],
    ['020158001234', { kind: 'cccd', number: '020158001234', card: null }],
    [
      'GD4202012345678|486fc3a06e67205468e1bb8b2048e1bb936e67|02/09/1958|2|4cc6b0|20 - 001|01/01/2021|-|01/01/2021',
      { kind: 'bhyt', number: 'GD4202012345678', card: { fullName: 'Hoàng Thị Hồng' } },
    ],
    ['GD 4 20 2012345678', { kind: 'bhyt', number: 'GD4202012345678', card: null }],
    ['0912 345 678', { kind: 'phone', phone: { canonical: '0912345678' } }],
    ['+84912345678', { kind: 'phone', phone: { canonical: '0912345678' } }],
    ['12a-123.45', { kind: 'plate', plate: { canonical: '12A12345' } }],
    ['TM-12-34', { kind: 'plate', plate: { kind: 'military' } }],
  ])('reads %j', (text, found) => {
    expect(scan(text)).toMatchObject(found);
  });

  it.each([
    ['', null],
    ['   ', null],
    ['xin chào', null],
    ['A1C2D3EW', null],
    ['https://example.vn/menu', null],
    ['HTTPS://VX.EXAMPLE.VN/D/A1C2D3E4.F5G', 'place'],
    ['VX1:~~~', 'vx1'],
    ['1|2|3', 'card'],
    ['9'.repeat(100_000), null],
  ])('does not know %j', (text, fault) => {
    expect(scan(text)).toMatchObject({ kind: 'unknown', fault });
  });

  it('tells a code of a newer kind from a damaged one', async () => {
    const claims = {
      issuer: 'VN',
      subject: 'A1C2D3EV',
      issuedAt: 1,
      expiresAt: 2,
      id: new Uint8Array(8),
      kindNumber: 9,
      content: new Map(),
    };
    const message = await signSign1(encodeClaims(claims), key.kid, key.privateKey, webCrypto);
    expect(scan(`VX1:${encodeBase45(message)}`)).toMatchObject({ kind: 'unknown', fault: 'vx1-kind' });
  });

  it('answers for any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(typeof scan(text).kind).toBe('string');
        expect(typeof scan(`vx1:${text}`).kind).toBe('string');
        expect(typeof scan(text.replaceAll(' ', '|')).kind).toBe('string');
      }),
      { numRuns: 2000 },
    );
  });
});
