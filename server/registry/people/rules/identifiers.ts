import { parseCitizenId, parseInsuranceNumber } from '../../../../lib/vietnamese/index.ts';
import type { Identifier, IdentifierKind } from '../types.ts';

/**
 * An identity number in canonical form, or null when it is none of its kind. Citizen cards, the twelve-digit old
 * cards and VNeID carry the same personal number, so all three are kept as `cccd`.
 */
export function canonicalIdentifier(kind: IdentifierKind, text: string): Identifier | null {
  switch (kind) {
    case 'cccd':
    case 'cmnd':
    case 'vneid': {
      const read = parseCitizenId(text);
      if (!read.ok || (kind !== 'cmnd' && read.value.kind === 'cmnd')) {
        return null;
      }
      return { kind: read.value.kind, value: read.value.number };
    }
    case 'bhyt': {
      const read = parseInsuranceNumber(text);
      return read.ok ? { kind, value: read.value.cardNumber ?? read.value.socialInsuranceNumber } : null;
    }
    case 'passport':
    case 'other': {
      const value = text
        .normalize('NFKC')
        .toUpperCase()
        .replace(/[\s.-]/gu, '');
      const shape = kind === 'passport' ? /^[A-Z0-9]{5,12}$/u : /^[\p{L}\p{N}/]{3,40}$/u;
      return shape.test(value) ? { kind, value } : null;
    }
  }
}

/**
 * What of a number names the person: an insurance number without group, level and province, which change, so that
 * the card's 15 characters and the ten digits are found alike.
 */
export function identifierIdentity({ kind, value }: Identifier): Identifier {
  return kind === 'bhyt' ? { kind, value: value.slice(-10) } : { kind, value };
}
