import { credentialsApi } from '../../../contract/credentials.ts';
import type { Health } from '../health/health.ts';
import { type Module, type Platform, routes } from '../module.ts';
import { done } from '../outcomes/outcome.ts';
import { keysOfDataset, readKeys } from './key-store.ts';
import { signedRevocations } from './revocations.ts';
import { ROTATE_AFTER_MS } from './rotate.ts';
import type { CredentialSigner } from './signer.ts';

export { type CredentialSigner, type Validity, createSigner } from './signer.ts';
export { currentRevocations, revokeCodes, signedRevocations } from './revocations.ts';

/** Signing keys, their public halves for everybody, and the lists of withdrawn codes. */
export function credentialsModule(platform: Platform, signer: CredentialSigner): Module {
  return {
    name: 'credentials',
    dependsOn: [],
    migrations: new URL('./migrations/', import.meta.url),
    tables: { signing_key: 'reference', revocation: 'reference', revocation_state: 'reference' },
    ...routes(credentialsApi, {
      'GET /public/keys': async ({ scope }) => {
        const { own } = keysOfDataset(await readKeys(platform.db), scope.dataset);
        const keys = own.filter(({ purpose }) => purpose !== 'csca');
        return done({
          keys: keys.map((key) => ({
            kid: key.kid.toString('hex'),
            purpose: key.purpose,
            publicKey: key.publicKey.toString('base64'),
            signsFrom: key.signsFrom.toISOString(),
            signsUntil: key.signsUntil?.toISOString() ?? null,
          })),
          certificates: keys.flatMap(({ certificate }) => certificate?.toString('base64') ?? []),
        });
      },
      'GET /public/revocations': async ({ scope, query }) => {
        const list = await signedRevocations(platform, signer, scope.dataset, query.from ?? 0);
        return done({
          sequence: list.sequence,
          base: list.base,
          issuedAt: new Date(list.issuedAt).toISOString(),
          expiresAt: new Date(list.expiresAt).toISOString(),
          signed: Buffer.from(list.signed).toString('base64'),
        });
      },
    }),
    health: [{ name: 'keys', check: async () => await checkKeys(platform) }],
  };
}

async function checkKeys(platform: Platform): Promise<Health> {
  const inUse = (await readKeys(platform.db)).filter(({ signsUntil }) => signsUntil === null);
  const old = inUse.filter(({ signsFrom }) => platform.clock.now() - signsFrom.getTime() > ROTATE_AFTER_MS);
  const signer = inUse.some(({ purpose }) => purpose === 'dcc');
  const names = [...new Set(old.map(({ purpose }) => purpose))].join(', ');
  const common = { name: 'keys', asOf: null };
  if (old.length > 0) {
    return {
      ...common,
      state: 'warning',
      vi: `Khóa ký đã dùng quá 2 năm: ${names}. Chạy ./vungxanh keys rotate`,
      en: `Signing keys in use for more than 2 years: ${names}. Run ./vungxanh keys rotate`,
    };
  }
  return {
    ...common,
    state: 'ok',
    vi: `${inUse.length} khóa ký đang dùng${signer ? '' : '; chưa có khóa ký hộ chiếu vắc xin'}`,
    en: `${inUse.length} signing keys in use${signer ? '' : '; no signer of vaccine passports yet'}`,
  };
}
