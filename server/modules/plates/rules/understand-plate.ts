import { parseChinesePlate, plateReadings } from '../../../../lib/vietnamese/index.ts';
import { chooseReading } from './choose-reading.ts';
import { isOutside, provinceOf } from './province-of.ts';

/** A plate as it was understood. */
export type Understood = {
  readonly canonical: string;
  readonly display: string;
  /** Characters that were taken for a look-alike. */
  readonly corrections: number;
  /** First two digits of a Vietnamese civil plate. */
  readonly province: string | null;
  readonly outside: boolean;
};

/** Canonical plates that a text may stand for. */
export function plausiblePlates(text: string): string[] {
  const chinese = parseChinesePlate(text);
  const readings = plateReadings(text).map(({ canonical }) => canonical);
  return readings.length === 0 && chinese.ok ? [chinese.value.canonical] : readings;
}

/**
 * The plate that a text stands for; null: none. A Chinese plate is taken as it was read, without look-alikes.
 * @param known whether a canonical plate is listed or has a paper.
 */
export function understandPlate(
  text: string,
  known: (canonical: string) => boolean,
  ownProvince: string,
): Understood | null {
  const reading = chooseReading(plateReadings(text), known);
  if (reading !== null) {
    const province = provinceOf(reading);
    return {
      canonical: reading.canonical,
      display: reading.display,
      corrections: reading.corrections,
      province: province?.plate ?? null,
      outside: isOutside(province, ownProvince),
    };
  }
  const chinese = parseChinesePlate(text);
  return chinese.ok ? { ...chinese.value, corrections: 0, province: null, outside: true } : null;
}
