import { parseShortCode } from '../../../lib/credentials/index.ts';
import { parsePhone } from '../../../lib/vietnamese/index.ts';
import { formatPhone } from '../../shared/formats.ts';
import { kept } from './kept.ts';

/** Somebody who checks in with this phone: by own phone number or by the code of a person card. */
export type Visitor = {
  readonly kind: 'phone' | 'card';
  /** Canonical phone number, short code, or the whole signed code of a scanned card. */
  readonly value: string;
  /** How the family calls them; stays on this phone. */
  readonly name: string;
};

/** The owner of this phone. */
export const me = kept<Visitor>('me');
/** People who often come along: children, parents without a phone. */
export const family = kept<readonly Visitor[]>('family');

/** Read a phone number or a card code as typed or scanned; null: neither. */
export function readVisitor(text: string, name = ''): Visitor | null {
  const trimmed = text.trim();
  if (trimmed.startsWith('VX1:')) {
    return { kind: 'card', value: trimmed, name };
  }
  const phone = parsePhone(trimmed.replace(/^tel:/i, ''));
  if (phone.ok) {
    return { kind: 'phone', value: phone.value.canonical, name };
  }
  const card = parseShortCode(trimmed);
  return card.ok && card.value.kind === 'card' ? { kind: 'card', value: card.value.code, name } : null;
}

/** How a visitor is shown: the name, else the number or the end of the card code. */
export function visitorLabel(visitor: Visitor): string {
  const code = visitor.kind === 'phone' ? formatPhone(visitor.value) : `…${visitor.value.slice(-4)}`;
  return visitor.name === '' ? code : `${visitor.name} (${code})`;
}

/** The visitor as the API takes it. */
export function asPerson(visitor: Visitor): { phone: string } | { cardCode: string } {
  return visitor.kind === 'phone' ? { phone: visitor.value } : { cardCode: visitor.value };
}
