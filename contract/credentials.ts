import { Type } from 'typebox';
import { type ApiTable, Instant, Nullable, OneOf } from './kit.ts';

/** What keys sign for; `dcc` and `csca` sign digital COVID certificates and the certificate of that signer. */
export const keyPurposes = [
  'card',
  'declaration',
  'permit',
  'testslip',
  'revocations',
  'pack',
  'briefing',
  'completion',
  'dcc',
  'csca',
] as const;

const Base64 = Type.String({ description: 'base64' });

/** Keys and revocations, for whoever verifies codes without asking each time. */
export const credentialsApi = {
  'GET /public/keys': {
    summary: 'Public keys of signed codes, retired ones too, and the certificates of our document signers',
    access: 'public',
    reply: {
      200: Type.Object({
        keys: Type.Array(
          Type.Object({
            kid: Type.String({ description: '16 hexadecimal digits' }),
            purpose: OneOf(keyPurposes),
            publicKey: Base64,
            signsFrom: Instant,
            signsUntil: Nullable(Instant),
          }),
        ),
        certificates: Type.Array(Base64, { description: 'X.509 of document signers (HC1), DER' }),
      }),
    },
  },
  'GET /public/revocations': {
    summary: 'Codes that were withdrawn, as a signed list: whole, or what changed since a list that is known',
    access: 'public',
    query: Type.Object({
      from: Type.Optional(Type.Integer({ minimum: 0, description: 'number of the list that is known' })),
    }),
    reply: {
      200: Type.Object({
        sequence: Type.Integer(),
        base: Type.Integer({ description: 'the list it starts from; 0: the whole list' }),
        issuedAt: Instant,
        expiresAt: Instant,
        signed: Base64,
      }),
    },
  },
} as const satisfies ApiTable;
