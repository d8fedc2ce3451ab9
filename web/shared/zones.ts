import { nameOf } from '../../contract/labels/kit.ts';
import { zone } from '../../contract/labels/zones.ts';
import type { zoneLevels } from '../../contract/figures.ts';
import type { Language } from './texts.ts';

export { zoneHatch, zoneInk, type ZoneLook, zoneLooks, zoneOrder } from '../../lib/maps/index.ts';

/** Level of a zone as the public map tells it; `none` where there are no data. */
export type ZoneLevel = (typeof zoneLevels)[number];

/** "Vùng xanh" / "Green zone". */
export function zoneWord(level: ZoneLevel, lang: Language): string {
  return nameOf(zone, level, lang);
}
