import { Secret, TOTP } from 'otpauth';

const STEP_SECONDS = 30;

/** A new TOTP secret (RFC 6238, SHA-1, 6 digits, 30 s: what every authenticator app reads). */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The otpauth:// address for the enrolment QR. */
export function totpUri(secret: string, login: string): string {
  return new TOTP({ issuer: 'Vùng Xanh', label: login, secret: Secret.fromBase32(secret) }).toString();
}

/**
 * Checks a code, one step of clock drift either way, never a step at or before the last one used (a code works once).
 * @returns the step to remember, or null when the code is wrong.
 */
export function checkTotp(
  secret: string,
  code: string,
  nowMs: number,
  lastStep: number | null,
): number | null {
  const totp = new TOTP({ secret: Secret.fromBase32(secret), period: STEP_SECONDS });
  const delta = totp.validate({ token: code.replace(/\s/g, ''), timestamp: nowMs, window: 1 });
  if (delta === null) {
    return null;
  }
  const step = Math.floor(nowMs / 1000 / STEP_SECONDS) + delta;
  return lastStep !== null && step <= lastStep ? null : step;
}
