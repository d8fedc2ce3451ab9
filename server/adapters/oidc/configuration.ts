import { readFile } from 'node:fs/promises';
import * as client from 'openid-client';
import type { OidcSettings } from '../../platform/config/config.ts';
import { isLoopback } from '../../platform/outgoing/addresses.ts';

const PATIENCE_SECONDS = 10;
const CLOCK_TOLERANCE_SECONDS = 30;
const DISCOVERY_MS = 10 * 60_000;

/** Codes of the library for an answer that holds no settings: the page of a proxy, say. */
const NOT_SETTINGS = new Set(['OAUTH_PARSE_ERROR', 'OAUTH_INVALID_RESPONSE']);

type Keys = client.ExportedJWKSCache['jwks'];

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
    const config = await client
      .discovery(new URL(settings.issuer), settings.clientId, options, auth, {
        timeout: PATIENCE_SECONDS,
        // Only an issuer on this machine may be plain http; the settings take no other.
        ...(isPlain ? { execute: [client.allowInsecureRequests] } : {}),
      })
      .catch((error: unknown) => {
        const code = error instanceof Error && 'code' in error ? String(error.code) : '';
        throw NOT_SETTINGS.has(code) ? noAnswer('SETTINGS_UNREADABLE', error) : error;
      });
    known = { config, auth, at: Date.now() };
    return known;
  }

  return {
    addresses: async () => (await read()).config,
    withKeys: async () => {
      const { config, auth } = await read();
      const metadata = config.serverMetadata();
      const keys = await readKeys(metadata.jwks_uri, PATIENCE_SECONDS * 1000);
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

/**
 * Reads the keys that a provider publishes, over https or from this machine: whoever could change them on their way could sign as
 * anybody. A page of a proxy instead of them is as good as no answer.
 * @throws TypeError like that of `fetch`, with a code for the log.
 */
export async function readKeys(address: unknown, patienceMs: number): Promise<Keys> {
  const url = typeof address === 'string' ? URL.parse(address) : null;
  if (
    url === null ||
    (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname)))
  ) {
    throw noAnswer('KEYS_NOT_HTTPS');
  }
  const answer = await fetch(url, { signal: AbortSignal.timeout(patienceMs), redirect: 'error' });
  const text = answer.ok ? await answer.text() : '';
  const keys = parsed(text) as Keys | null;
  if (!Array.isArray(keys?.keys)) {
    throw noAnswer('KEYS_UNREADABLE');
  }
  return keys;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** As good as no answer at all. */
function noAnswer(code: string, cause?: unknown): TypeError {
  return Object.assign(new TypeError('the provider cannot be read', { cause }), { code });
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
