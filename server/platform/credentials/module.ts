import type { Module } from '../module.ts';

export { type CredentialSigner, type Validity, createSigner } from './signer.ts';

/** The table of signing keys. The signer itself is made by `createSigner` and handed to who issues codes. */
export function credentialsModule(): Module {
  return {
    name: 'credentials',
    dependsOn: [],
    migrations: new URL('./migrations/', import.meta.url),
    tables: { signing_key: 'reference' },
  };
}
