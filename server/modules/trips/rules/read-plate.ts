import { parseChinesePlate, parsePlate } from '../../../../lib/vietnamese/index.ts';
import type { plateNations } from '../../../../contract/trip-kit.ts';

export type PlateNation = (typeof plateNations)[number];
export type ReadPlate = {
  readonly canonical: string;
  readonly display: string;
  readonly nation: PlateNation;
};

/** Latin letters and digits of a plate of a third country: what fits into a code. */
const FOREIGN = /^[0-9A-Z]{4,12}$/;

/**
 * A plate of whichever country. Vietnamese and Chinese ones tell their country themselves; one of a third country is taken
 * where the country was said, since some look like Vietnamese ones.
 */
export function readPlate(text: string, said: PlateNation | undefined): ReadPlate | null {
  if (said === 'OTHER') {
    const compact = text
      .normalize('NFKC')
      .toUpperCase()
      .replaceAll(/[\s.·-]/gu, '');
    return FOREIGN.test(compact) ? { canonical: compact, display: compact, nation: 'OTHER' } : null;
  }
  const vietnamese = parsePlate(text);
  if (vietnamese.ok) {
    return { canonical: vietnamese.value.canonical, display: vietnamese.value.display, nation: 'VN' };
  }
  const chinese = parseChinesePlate(text);
  return chinese.ok ? { ...chinese.value, nation: 'CN' } : null;
}

/** A stored plate as it is printed. */
export function showPlate(canonical: string, nation: PlateNation): string {
  return readPlate(canonical, nation)?.display ?? canonical;
}
