import {
  type CitizenCard,
  type InsuranceCard,
  type Phone,
  type Plate,
  parseCitizenCard,
  parseCitizenId,
  parseInsuranceCard,
  parseInsuranceNumber,
  parsePhone,
  parsePlate,
} from '../vietnamese/index.ts';
import { parseShortCode } from './card-code.ts';
import type { CodeKind } from './kinds.ts';
import { kindOfNumber } from './kinds.ts';
import type { PlaceCode } from './place-code.ts';
import { parsePlaceCode } from './place-code.ts';
import { openCode } from './vx1-open.ts';

/** Longest text that is looked at; a QR code holds at most 7,089 digits. */
const MAX_SCAN = 8000;

/** Something with an address or prefix of ours, or of a kind we know, that is damaged or newer than this version. */
export type ScanFault = 'place' | 'vx1' | 'vx1-kind' | 'card';

/** What a scanned or typed string is, with the few fields needed to go on. Nothing in it is verified. */
export type Scanned =
  | { readonly kind: 'place'; readonly place: PlaceCode }
  /** A signed code: hand `text` to `verifyCode`. */
  | { readonly kind: CodeKind; readonly signed: true; readonly code: string; readonly text: string }
  /** A typed short code: only the server can say whose it is. */
  | { readonly kind: CodeKind; readonly signed: false; readonly code: string }
  /** An EU digital COVID certificate: hand `text` to `verifyDcc`. */
  | { readonly kind: 'dcc'; readonly text: string }
  /** A citizen card, or only its number as typed. */
  | { readonly kind: 'cccd'; readonly number: string; readonly card: CitizenCard | null }
  /** A health-insurance card, or only its 15-character number as typed. */
  | { readonly kind: 'bhyt'; readonly number: string; readonly card: InsuranceCard | null }
  | { readonly kind: 'phone'; readonly phone: Phone }
  | { readonly kind: 'plate'; readonly plate: Plate }
  | { readonly kind: 'unknown'; readonly text: string; readonly fault: ScanFault | null };

/**
 * Says what a string is that came from a camera, a hand scanner (which may add a line end or have caps lock reversed) or
 * a keyboard. Never throws.
 */
export function scan(text: string): Scanned {
  const trimmed = text.slice(0, MAX_SCAN + 1).trim();
  if (text.length > MAX_SCAN || trimmed === '') {
    return { kind: 'unknown', text: trimmed, fault: null };
  }
  if (/^vx1:/i.test(trimmed)) {
    return scanSigned(trimmed.toUpperCase());
  }
  if (/^hc1:/i.test(trimmed)) {
    return { kind: 'dcc', text: trimmed.toUpperCase() };
  }
  if (/^https?:/i.test(trimmed)) {
    const place = parsePlaceCode(trimmed);
    const fault = !place.ok && place.reason !== 'shape' ? 'place' : null;
    return place.ok ? { kind: 'place', place: place.value } : { kind: 'unknown', text: trimmed, fault };
  }
  return trimmed.includes('|') ? scanCard(trimmed) : scanTyped(trimmed);
}

function scanSigned(text: string): Scanned {
  const opened = openCode(text);
  if (!opened.ok) {
    return { kind: 'unknown', text, fault: 'vx1' };
  }
  const kind = kindOfNumber(opened.value.claims.kindNumber);
  return kind === null
    ? { kind: 'unknown', text, fault: 'vx1-kind' }
    : { kind, signed: true, code: opened.value.claims.subject, text };
}

function scanCard(text: string): Scanned {
  const citizen = parseCitizenCard(text);
  if (citizen.ok) {
    return { kind: 'cccd', number: citizen.value.number, card: citizen.value };
  }
  const insurance = parseInsuranceCard(text);
  if (insurance.ok) {
    const { cardNumber, socialInsuranceNumber } = insurance.value;
    return { kind: 'bhyt', number: cardNumber ?? socialInsuranceNumber, card: insurance.value };
  }
  return { kind: 'unknown', text, fault: 'card' };
}

/** No two of these forms overlap: codes of ours begin with a letter, plates with a digit or in six characters. */
function scanTyped(text: string): Scanned {
  const citizen = parseCitizenId(text);
  if (citizen.ok && citizen.value.kind === 'cccd') {
    return { kind: 'cccd', number: citizen.value.number, card: null };
  }
  const phone = parsePhone(text);
  if (phone.ok) {
    return { kind: 'phone', phone: phone.value };
  }
  const plate = parsePlate(text);
  if (plate.ok) {
    return { kind: 'plate', plate: plate.value };
  }
  const insurance = parseInsuranceNumber(text);
  if (insurance.ok && insurance.value.cardNumber !== null) {
    return { kind: 'bhyt', number: insurance.value.cardNumber, card: null };
  }
  const place = parsePlaceCode(text);
  if (place.ok) {
    return { kind: 'place', place: place.value };
  }
  const short = parseShortCode(text);
  if (short.ok) {
    return { kind: short.value.kind, signed: false, code: short.value.code };
  }
  return { kind: 'unknown', text, fault: null };
}
