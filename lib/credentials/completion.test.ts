import { describe, expect, it } from 'vitest';
import type { Bytes } from './bytes.ts';
import { type Completion, completionContent, completionText, openCompletion } from './completion.ts';
import { signMessage } from './signed-message.ts';
import { EXPIRES_AT, ISSUED_AT, NOW, sampleKey } from './test-samples.ts';
import { webCrypto } from './webcrypto.ts';

const one: Completion = {
  number: '0012/QĐ-UBND',
  name: 'Lưỡng Văn Tuân',
  birthYear: 1990,
  office: 'UBND phường Tam Thanh',
  from: Date.parse('2021-08-01T00:00:00Z'),
  ended: Date.parse('2021-08-14T16:59:00Z'),
  simulated: false,
  certificate: {
    id: '01890000-0000-7000-8000-000000000001',
    number: '0003/GXN-UBND',
    issued: Date.parse('2021-08-15T01:00:00Z'),
  },
  signer: { name: 'Hoàng Văn Chủ', title: 'TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH' },
};

async function opened(content: Bytes) {
  const key = await sampleKey();
  const message = { issuer: 'VN-20-CDC', issuedAt: ISSUED_AT, expiresAt: EXPIRES_AT, content };
  const signed = await signMessage('completion', message, { key: key.privateKey, kid: key.kid }, webCrypto);
  const trusted = { ...key.trusted, kinds: ['completion' as const] };
  return await openCompletion(completionText(signed), [trusted], NOW, webCrypto);
}

describe('the code of a certificate of completion', () => {
  it('says whose it is, under which number it stands, and who signed', async () => {
    for (const said of [
      one,
      { ...one, birthYear: null, signer: null },
      { ...one, certificate: { ...one.certificate!, number: null } },
    ]) {
      expect(await opened(completionContent(said))).toEqual({
        ok: true,
        value: { ...said, holdsUntil: EXPIRES_AT.getTime() },
      });
    }
  });

  it('of before there were numbers and signers still opens', async () => {
    const list = ['0012/QĐ-UBND', 'Lưỡng Văn Tuân', 1990, 'UBND phường Tam Thanh', 1, 2, 1];
    const old = new Uint8Array(new TextEncoder().encode(JSON.stringify(list)));
    expect(await opened(old)).toMatchObject({
      ok: true,
      value: { number: '0012/QĐ-UBND', ended: 2000, simulated: true, certificate: null, signer: null },
    });
  });
});
