import type { JsonValue } from '../../../../lib/credentials/json.ts';

type Parsed = { readonly ok: true; readonly value: JsonValue } | { readonly ok: false; readonly why: string };

/** JSON as typed, or why it is none. */
export function parseJson(text: string): Parsed {
  try {
    return { ok: true, value: JSON.parse(text) as JsonValue };
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : '' };
  }
}
