import type { OidcFlow } from '../../../adapters/oidc/index.ts';
import type { Secrets } from '../../secrets/secrets.ts';

/** How long somebody may take at the provider, and then for the code of the authenticator. */
const FLOW_MS = 10 * 60_000;

/** What the browser carries, encrypted and bound to this installation, while a log-in elsewhere is under way. */
export type Flow =
  | {
      readonly step: 'away';
      readonly oidc: OidcFlow;
      /** Path inside the console to go to afterwards. */
      readonly next: string;
      /** The account that asked to be linked; null: a log-in. */
      readonly linkTo: string | null;
    }
  | {
      readonly step: 'code';
      readonly accountId: string;
      readonly hint: string;
      /** Under which what the provider gave waits here: it is too long for a cookie. */
      readonly waiting: string;
      readonly next: string;
    };

/** Seals what the browser carries. */
export function sealFlow(
  secrets: Secrets,
  flow: Flow,
  now: number,
): { readonly value: string; readonly expiresAt: number } {
  const expiresAt = now + FLOW_MS;
  const value = secrets.encrypt(JSON.stringify({ flow, expiresAt })).toString('base64url');
  return { value, expiresAt };
}

/** Reads it back; null: none, not ours, or too old. */
export function openFlow(secrets: Secrets, value: string | undefined, now: number): Flow | null {
  if (value === undefined) {
    return null;
  }
  try {
    const { flow, expiresAt } = JSON.parse(secrets.decrypt(Buffer.from(value, 'base64url'))) as {
      flow: Flow;
      expiresAt: number;
    };
    return expiresAt > now ? flow : null;
  } catch {
    // Forged or of another installation: as good as none.
    return null;
  }
}

/** A path inside the console; anything else, and every other site, becomes its start. */
export function safePath(next: string | undefined): string {
  return next !== undefined && /^\/(?![/\\])[\w\-./?=&%:,~+]*$/u.test(next) ? next : '/';
}
