import { scan, type Scanned } from '../../../../lib/credentials/index.ts';
import type { BodyOf } from '../../../shared/client.ts';

export type PresenceBody = BodyOf<'POST /presence'>;
/** How somebody was named at the desk. */
export type EntryKind = 'card' | 'cccd' | 'phone';
/** Somebody named by what was scanned or typed; `tail` is all of it that the screen shows again. */
export type Named = {
  readonly kind: EntryKind;
  readonly person: PresenceBody['person'];
  readonly tail: string;
};
/** Why a text names nobody; each has its own sentence. */
export type EntryProblem = 'bhyt' | 'isPlace' | 'isPaper' | 'certificate' | 'plate' | 'damaged' | 'unread';
export type Entry =
  | { readonly ok: true; readonly named: Named }
  | { readonly ok: false; readonly problem: EntryProblem };

const problems: { readonly [kind in Exclude<Scanned['kind'], EntryKind | 'unknown'>]: EntryProblem } = {
  bhyt: 'bhyt',
  place: 'isPlace',
  declaration: 'isPaper',
  permit: 'isPaper',
  testslip: 'isPaper',
  dcc: 'certificate',
  plate: 'plate',
};

/** Who a text of a hand scanner or of the keyboard names: a card, a citizen card or its number, a phone number. */
export function readEntry(text: string): Entry {
  const found = scan(text);
  switch (found.kind) {
    case 'card': {
      const cardCode = found.signed ? found.text : found.code;
      return named('card', { cardCode }, found.code);
    }
    case 'cccd':
      // The whole text of the card, where it was scanned: it tells the name of somebody known by number only.
      return named('cccd', { cccd: found.card === null ? found.number : text.trim() }, found.number);
    case 'phone':
      return named('phone', { phone: found.phone.canonical }, found.phone.canonical);
    case 'unknown':
      return { ok: false, problem: found.fault === null ? 'unread' : 'damaged' };
    default:
      return { ok: false, problem: problems[found.kind] };
  }
}

function named(kind: EntryKind, person: PresenceBody['person'], value: string): Entry {
  return { ok: true, named: { kind, person, tail: value.slice(-3) } };
}

/** The code of the place that a text names, or what it is instead; null for an empty text. */
export function readPlace(text: string): { readonly code: string } | 'notPlace' | 'damaged' | null {
  if (text.trim() === '') {
    return null;
  }
  const found = scan(text);
  if (found.kind === 'place') {
    return { code: found.place.code };
  }
  return found.kind === 'unknown' && found.fault === 'place' ? 'damaged' : 'notPlace';
}
