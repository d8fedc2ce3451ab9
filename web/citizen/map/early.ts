import { refreshOutlines, refreshZones } from '../data/zone-data.ts';

type Early = { readonly zones: Promise<boolean>; readonly outlines: Promise<boolean> };
let early: Early | null = null;

/** Asks for zones and outlines while the map's own code is still on its way: on a slow phone that is half a second. */
export function fetchEarly(): void {
  early ??= { zones: refreshZones(), outlines: refreshOutlines() };
}

/** What was asked for early, once; the map asks itself afterwards. */
export function takeEarly(): Early {
  const taken = early ?? { zones: refreshZones(), outlines: refreshOutlines() };
  early = null;
  return taken;
}
