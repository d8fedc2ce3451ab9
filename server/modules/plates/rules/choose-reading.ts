import type { PlateReading } from '../../../../lib/vietnamese/index.ts';
import { provinceOf } from './province-of.ts';

/**
 * Which reading of a misread plate is taken: one that is on the watch list or has a permit before one that is only well
 * formed, but never a look-alike before a plate that was read without any; then one with the digits of a province.
 * @param known whether a canonical plate is listed or permitted.
 */
export function chooseReading(
  readings: readonly PlateReading[],
  known: (canonical: string) => boolean,
): PlateReading | null {
  const [first] = readings;
  if (first === undefined) {
    return null;
  }
  if (first.corrections === 0) {
    return first;
  }
  return (
    readings.find(({ canonical }) => known(canonical)) ??
    readings.find((one) => one.kind !== 'civil' || provinceOf(one) !== undefined) ??
    first
  );
}
