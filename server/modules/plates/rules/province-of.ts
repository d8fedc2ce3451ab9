import table from '../../../../data/vehicles/plate-provinces.json' with { type: 'json' };
import type { Plate } from '../../../../lib/vietnamese/index.ts';

/** Where a plate was issued: `areaCode` is the province's of today's list, null for central registration. */
export type PlateProvince = {
  readonly plate: string;
  readonly name: string;
  readonly areaCode: string | null;
};

const byDigits = new Map<string, PlateProvince>(table.provinces.map((row) => [row.plate, row]));

/** The province of a civil plate; undefined for others and for digits that stand for none. */
export function provinceOf({
  kind,
  canonical,
}: Pick<Plate, 'kind' | 'canonical'>): PlateProvince | undefined {
  return kind === 'civil' ? byDigits.get(canonical.slice(0, 2)) : undefined;
}

/** The province of the first two digits of a plate. */
export function provinceOfDigits(digits: string): PlateProvince | undefined {
  return byDigits.get(digits);
}

/** Whether a vehicle comes from another province; central, military and diplomatic plates come from none. */
export function isOutside(province: PlateProvince | undefined, ownCode: string): boolean {
  return province !== undefined && province.areaCode !== null && province.areaCode !== ownCode;
}
