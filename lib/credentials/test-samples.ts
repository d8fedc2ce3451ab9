import type { Bytes } from './bytes.ts';
import type { VerificationKey } from './keys.ts';
import { keyId } from './keys.ts';
import type { CodeKind } from './kinds.ts';
import { CODE_KINDS } from './kinds.ts';
import type { CodeToIssue } from './vx1-issue.ts';
import { generateKeyPair, webCrypto } from './webcrypto.ts';

/** Parts that the tests of this folder share: invented people, a fixed clock, fresh keys. */
export const ISSUED_AT = new Date('2021-08-15T01:30:00Z');
export const EXPIRES_AT = new Date('2021-08-18T01:30:00Z');
export const NOW = new Date('2021-08-16T00:00:00Z');

const SAMPLES: { [Kind in CodeKind]: Pick<CodeToIssue<Kind>, 'kind' | 'payload'> } = {
  card: {
    kind: 'card',
    payload: { code: 'A1C2D3EV', name: 'Nguyễn Thị Hồng Hạnh', birthYear: 1958, areaCode: '06325' },
  },
  declaration: {
    kind: 'declaration',
    payload: {
      code: 'K1C2D3E0',
      name: 'Hoàng Văn Thụ',
      birthYear: 1990,
      areaCode: '06325',
      companions: 3,
      plate: '12A12345',
    },
  },
  permit: {
    kind: 'permit',
    payload: {
      code: 'G1C2D3EE',
      name: 'Lý Đức Ưng',
      areaCode: '25',
      plate: '61C123456',
      route: ['25741', '25747', '26740'],
      fromMinute: 360,
      untilMinute: 1080,
    },
  },
  testslip: {
    kind: 'testslip',
    payload: {
      code: 'X1C2D3EM',
      name: 'Trần Thị Bưởi',
      birthYear: 1972,
      testType: 'pcr',
      sampledAt: new Date('2021-08-14T23:10:00Z'),
      result: 'negative',
    },
  },
};

/** A signing key, its id, and the trusted key of a verifier for it. */
export interface SampleKey {
  readonly privateKey: object;
  readonly kid: Bytes;
  readonly trusted: VerificationKey;
}

/** A fresh key that is trusted for the given kinds. */
export async function sampleKey(kinds: readonly CodeKind[] = CODE_KINDS): Promise<SampleKey> {
  const pair = await generateKeyPair();
  const kid = await keyId(pair.spki, webCrypto);
  return { privateKey: pair.privateKey, kid, trusted: { kid, key: pair.publicKey, kinds } };
}

/** A code of the kind, ready to issue with the key. */
export function sampleCode<Kind extends CodeKind>(kind: Kind, key: SampleKey): CodeToIssue<Kind> {
  const sample: Pick<CodeToIssue<Kind>, 'kind' | 'payload'> = SAMPLES[kind];
  return {
    ...sample,
    key: key.privateKey,
    kid: key.kid,
    issuedAt: ISSUED_AT,
    expiresAt: EXPIRES_AT,
    issuer: 'VN-20-CDC',
  };
}
