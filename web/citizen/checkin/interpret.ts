import { COMPLETION_PREFIX, type Scanned, scan } from '../../../lib/credentials/index.ts';

/** What a scanned or typed text means on the check-in page. */
export type PlaceScan =
  | { readonly kind: 'place'; readonly code: string; readonly host: string | null }
  | { readonly kind: 'certificate'; readonly code: string }
  | { readonly kind: 'other'; readonly text: 'notOurs' | 'damaged' | 'isCard' | 'isCccd' | 'isDeclaration' };

const others: { readonly [kind in Scanned['kind']]?: 'isCard' | 'isCccd' | 'isDeclaration' } = {
  card: 'isCard',
  phone: 'isCard',
  cccd: 'isCccd',
  declaration: 'isDeclaration',
};

/** Tell a place code from everything else that a camera may see; each other thing has its own answer. */
export function interpretPlace(text: string): PlaceScan {
  const written = text.trim();
  if (written.startsWith(COMPLETION_PREFIX)) {
    return { kind: 'certificate', code: written };
  }
  const found = scan(text);
  if (found.kind === 'place') {
    return { kind: 'place', code: found.place.code, host: found.place.host };
  }
  if (found.kind === 'unknown') {
    return { kind: 'other', text: found.fault === 'place' ? 'damaged' : 'notOurs' };
  }
  return { kind: 'other', text: others[found.kind] ?? 'notOurs' };
}
