import * as client from 'openid-client';
import type { OidcSettings } from '../../platform/config/config.ts';
import { discover, readKeys } from './configuration.ts';
import type { OidcFailure, OidcIdentity, OidcKept, OidcPort } from './port.ts';

/** Each of the two requests of the health page. */
const CHECK_MS = 900;

/** A provider of OpenID Connect: authorization code with PKCE, state and nonce; what it signs is checked by the keys that it publishes. */
export function openidProvider(settings: OidcSettings): OidcPort {
  const { addresses, withKeys } = discover(settings);
  return {
    issuer: settings.issuer,
    name: settings.name,
    recheckMs: settings.recheckMinutes * 60_000,
    recheck: async (kept, subject) => {
      try {
        return await askAgain(settings, await withKeys(), kept, subject);
      } catch (error) {
        return failure(error);
      }
    },
    begin: async (redirectUri) => {
      try {
        const config = await addresses();
        const verifier = client.randomPKCECodeVerifier();
        const flow = { state: client.randomState(), nonce: client.randomNonce(), verifier };
        const url = client.buildAuthorizationUrl(config, {
          redirect_uri: redirectUri,
          scope: settings.scopes,
          state: flow.state,
          nonce: flow.nonce,
          code_challenge: await client.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
        });
        return { ok: true, url: url.href, flow };
      } catch (error) {
        return failure(error);
      }
    },
    finish: async (answer, flow) => {
      try {
        const config = await withKeys();
        const tokens = await client.authorizationCodeGrant(config, answer, {
          expectedState: flow.state,
          expectedNonce: flow.nonce,
          pkceCodeVerifier: flow.verifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims()!;
        const info =
          config.serverMetadata().userinfo_endpoint === undefined
            ? {}
            : await client.fetchUserInfo(config, tokens.access_token, claims.sub);
        const kept: OidcKept = {
          access: tokens.access_token,
          refresh: tokens.refresh_token ?? null,
          groupsFrom: settings.groupsClaim in claims ? 'token' : settings.groupsClaim in info ? 'info' : null,
        };
        const who = readIdentity(settings, { ...info, ...claims }, tokens.id_token!);
        return { ok: true, who: { ...who, kept } };
      } catch (error) {
        return failure(error);
      }
    },
    leaveUrl: async (idToken, returnTo) => {
      try {
        const config = await addresses();
        return config.serverMetadata().end_session_endpoint === undefined
          ? null
          : client.buildEndSessionUrl(config, { id_token_hint: idToken, post_logout_redirect_uri: returnTo })
              .href;
      } catch {
        // The session here has ended all the same; the provider asks again by its own rules.
        return null;
      }
    },
    check: async () => {
      try {
        const address = `${settings.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
        const answer = await fetch(address, { signal: AbortSignal.timeout(CHECK_MS), redirect: 'error' });
        const told = (await answer.json()) as { issuer?: unknown; jwks_uri?: unknown };
        if (!answer.ok || told.issuer !== settings.issuer) {
          return false;
        }
        // Without its keys nobody comes in, whatever else answers.
        await readKeys(told.jwks_uri, CHECK_MS);
        return true;
      } catch {
        return false;
      }
    },
  };
}

/**
 * The groups of now. With a refresh token the provider first renews what we ask with, which it refuses to whoever is gone. Without
 * one an old access token proves nothing: it may have run out.
 */
async function askAgain(
  settings: OidcSettings,
  config: client.Configuration,
  kept: OidcKept,
  subject: string,
): ReturnType<OidcPort['recheck']> {
  const { groupsClaim } = settings;
  const gone = { ok: false, why: 'gone' } as const;
  let fresh: Awaited<ReturnType<typeof client.refreshTokenGrant>> | null = null;
  if (kept.refresh !== null) {
    try {
      fresh = await client.refreshTokenGrant(config, kept.refresh);
    } catch (error) {
      if (error instanceof client.ResponseBodyError && error.error === 'invalid_grant') {
        return { ...gone, detail: 'refresh-refused' };
      }
      throw error;
    }
  }
  const access = fresh?.access_token ?? kept.access;
  const renewed = { ...kept, access, refresh: fresh?.refresh_token ?? kept.refresh };
  let info: Claims = {};
  if (config.serverMetadata().userinfo_endpoint !== undefined) {
    try {
      info = await client.fetchUserInfo(config, access, subject);
    } catch (error) {
      if (!(error instanceof client.WWWAuthenticateChallengeError)) {
        return fresh === null ? failure(error) : { ...failure(error), kept: renewed };
      }
      return fresh === null
        ? { ok: false, why: 'refused', detail: 'token-ran-out' }
        : { ...gone, detail: 'token-refused' };
    }
  }
  const claims: Claims | undefined = fresh?.claims();
  const from = kept.groupsFrom === 'token' ? claims : { ...info, ...claims };
  return from === undefined
    ? { ok: false, why: 'refused', detail: 'no-groups-told', kept: renewed }
    : {
        ok: true,
        groups: texts(from[groupsClaim]),
        kept: renewed,
      };
}

type Claims = { readonly [claim: string]: unknown };

function readIdentity(settings: OidcSettings, claims: Claims, idToken: string): Omit<OidcIdentity, 'kept'> {
  const text = (claim: string | null) => {
    const value = claim === null ? undefined : claims[claim];
    return typeof value === 'string' && value.trim() !== '' ? value.normalize('NFC').trim() : null;
  };
  const email = text('email')?.toLowerCase() ?? null;
  const verified = claims['email_verified'] === true;
  const steps = [...texts(claims['amr']), ...texts(claims['acr'])];
  return {
    issuer: settings.issuer,
    subject: String(claims['sub']),
    name: text('name')?.slice(0, 120) ?? null,
    email: verified ? email : null,
    emailUnverified: email !== null && !verified,
    staffCode: text(settings.staffCodeClaim),
    groups: texts(claims[settings.groupsClaim]),
    secondStep: steps.some((step) => settings.secondStep.includes(step)),
    idToken,
  };
}

function texts(value: unknown): string[] {
  const all = Array.isArray(value) ? value : [value];
  return all.filter((one) => typeof one === 'string').map((one) => one.normalize('NFC'));
}

/** Which part of an exchange failed. Messages of the library may quote the answer: only codes are kept. */
function failure(error: unknown): OidcFailure {
  if (error instanceof client.AuthorizationResponseError) {
    return { ok: false, why: 'denied', detail: error.error.slice(0, 60) };
  }
  if (error instanceof client.ResponseBodyError) {
    return { ok: false, why: 'refused', detail: error.error.slice(0, 60) };
  }
  const code = error instanceof Error && 'code' in error ? String(error.code).slice(0, 60) : '';
  const inner = error instanceof Error ? error.cause : undefined;
  const network =
    (error instanceof TypeError && !code.startsWith('OAUTH_')) ||
    (error instanceof DOMException && error.name === 'TimeoutError') ||
    ['OAUTH_TIMEOUT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON'].includes(code) ||
    (inner instanceof Error && 'code' in inner && /^E[A-Z]+$/.test(String(inner.code)));
  return { ok: false, why: network ? 'down' : 'refused', detail: code || 'unreachable' };
}
