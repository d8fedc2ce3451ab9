import { readFile } from 'node:fs/promises';
import * as client from 'openid-client';
import type { OidcSettings } from '../../platform/config/config.ts';

const PATIENCE_SECONDS = 10;
const CLOCK_TOLERANCE_SECONDS = 30;
const DISCOVERY_MS = 10 * 60_000;

/** What is known of the provider; both throw where it does not answer. */
export type Discovered = {
  /** Its addresses, read again every ten minutes. */
  readonly addresses: () => Promise<client.Configuration>;
  /** The same with the signing keys that it publishes now, by which every ID token is checked. */
  readonly withKeys: () => Promise<client.Configuration>;
};

/**
 * Reads what the provider publishes, by discovery from the one issuer of the settings. Its keys are read **before** each exchange
 * and never kept: one that changes its keys is followed at once, and a code or a refresh token, which is good once, is not spent
 * on an answer that could not be checked.
 */
export function discover(settings: Pick<OidcSettings, 'issuer' | 'clientId' | 'secretFile'>): Discovered {
  const isPlain = settings.issuer.startsWith('http:');
  const options = { [client.clockTolerance]: CLOCK_TOLERANCE_SECONDS };
  let known: {
    readonly config: client.Configuration;
    readonly auth: client.ClientAuth;
    readonly at: number;
  } | null = null;

  async function read() {
    if (known !== null && known.at + DISCOVERY_MS > Date.now()) {
      return known;
    }
    const secret = await readSecret(settings.secretFile);
    const auth = secret === null ? client.None() : client.ClientSecretPost(secret);
    const config = await client.discovery(new URL(settings.issuer), settings.clientId, options, auth, {
      timeout: PATIENCE_SECONDS,
      // Only an issuer on this machine may be plain http; the settings take no other.
      ...(isPlain ? { execute: [client.allowInsecureRequests] } : {}),
    });
    known = { config, auth, at: Date.now() };
    return known;
  }

  return {
    addresses: async () => (await read()).config,
    withKeys: async () => {
      const { config, auth } = await read();
      const metadata = config.serverMetadata();
      const keys = await readKeys(metadata.jwks_uri);
      const fresh = new client.Configuration(metadata, settings.clientId, options, auth);
      fresh.timeout = PATIENCE_SECONDS;
      if (isPlain) {
        client.allowInsecureRequests(fresh);
      }
      client.enableNonRepudiationChecks(fresh);
      client.setJwksCache(fresh, { jwks: keys, uat: Math.floor(Date.now() / 1000) });
      return fresh;
    },
  };
}

async function readKeys(address: string | undefined): Promise<client.ExportedJWKSCache['jwks']> {
  if (address === undefined) {
    throw new TypeError('the provider publishes no keys');
  }
  const answer = await fetch(address, {
    signal: AbortSignal.timeout(PATIENCE_SECONDS * 1000),
    redirect: 'error',
  });
  const keys = answer.ok ? ((await answer.json()) as client.ExportedJWKSCache['jwks']) : null;
  if (!Array.isArray(keys?.keys)) {
    // A TypeError like that of `fetch`: as good as no answer.
    throw new TypeError('the keys of the provider cannot be read');
  }
  return keys;
}

async function readSecret(file: string): Promise<string | null> {
  try {
    return (await readFile(file, 'utf8')).trim() || null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return null;
    }
    throw error;
  }
}
