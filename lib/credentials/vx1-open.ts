import { decodeBase45 } from './base45.ts';
import type { Sign1 } from './cose.ts';
import { ALG_ES256, parseSign1 } from './cose.ts';
import type { Claims } from './cwt.ts';
import { decodeClaims } from './cwt.ts';
import type { Outcome } from './outcome.ts';
import { accept, refuse } from './outcome.ts';
import { VX1_PREFIX } from './vx1-issue.ts';

/** Most characters that any QR code holds; nothing longer is looked at. */
const MAX_TEXT = 4296;

/** A VX1 code taken apart; nothing in it is verified. */
export interface OpenedCode {
  readonly message: Sign1;
  readonly claims: Claims;
}

/** Opens the text without looking at the signature. The reason names the step that failed. */
export function openCode(text: string): Outcome<OpenedCode, 'PREFIX' | 'BASE45' | 'COSE'> {
  if (!text.startsWith(VX1_PREFIX)) {
    return refuse('PREFIX');
  }
  if (text.length > MAX_TEXT) {
    return refuse('BASE45', 'length');
  }
  const bytes = decodeBase45(text.slice(VX1_PREFIX.length));
  if (!bytes.ok) {
    return refuse('BASE45', bytes.reason);
  }
  const message = parseSign1(bytes.value);
  if (!message.ok) {
    return refuse('COSE', message.detail ?? message.reason);
  }
  if (message.value.alg !== ALG_ES256 || message.value.unprotected.size > 0) {
    return refuse('COSE', 'header');
  }
  const claims = decodeClaims(message.value.payload);
  if (!claims.ok) {
    return refuse('COSE', claims.detail ?? claims.reason);
  }
  return accept({ message: message.value, claims: claims.value });
}
