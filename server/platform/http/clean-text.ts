import type { FastifyRequest } from 'fastify';
import { refuse } from '../outcomes/general.ts';
import type { Refusal } from '../outcomes/outcome.ts';

// PostgreSQL can't store NUL; other control characters are never a person's typing, but tab and line breaks are.
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
// oxlint-disable-next-line no-control-regex -- ASCII needs no normalising
const ASCII = /^[\u0000-\u007f]*$/;

/**
 * Puts every text of a request into NFC in place, so that one name has one spelling in the store, and refuses
 * control characters, naming the field. Runs before validation, so lengths are those of the NFC text.
 */
export function cleanText(request: FastifyRequest): Refusal | null {
  for (const part of ['params', 'query', 'body'] as const) {
    const value = request[part];
    const bad =
      typeof value === 'object' && value !== null ? cleanObject(value as Record<string, unknown>, '') : null;
    if (bad !== null) {
      return refuse('malformed', { fields: { [bad]: 'control character' } });
    }
  }
  return null;
}

function cleanObject(value: Record<string, unknown>, path: string): string | null {
  for (const [key, item] of Object.entries(value)) {
    const here = path === '' ? key : `${path}.${key}`;
    if (typeof item === 'string') {
      if (CONTROL.test(item)) {
        return here;
      }
      if (!ASCII.test(item)) {
        value[key] = item.normalize('NFC');
      }
    } else if (typeof item === 'object' && item !== null) {
      const bad = cleanObject(item as Record<string, unknown>, here);
      if (bad !== null) {
        return bad;
      }
    }
  }
  return null;
}
