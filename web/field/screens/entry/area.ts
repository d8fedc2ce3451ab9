import { pack } from '../../data/device.ts';
import { areaName } from '../../decide/area-search.ts';

/** Name of a unit by its code, as the pack has it. */
export function nameOfArea(code: string): string {
  return areaName(pack.value?.content.areas ?? [], code);
}
