import { zoneHatch, zoneInk } from '../zones.ts';

/** What of a map follows the scheme of the page; the fills of the zones never do. */
export type MapColours = {
  /** Ground and lines of "no data", and its letter. */
  readonly none: string;
  readonly hatch: string;
  readonly noneText: string;
  /** Zones that the legend leaves out. */
  readonly pale: string;
  readonly paleLine: string;
  readonly focus: string;
  /** A light edge around all zones, for a dark sea. */
  readonly halo: string | null;
};

/** The colours that the style sheet of the page gives (`--map-*`); those of a light page where it gives none. */
export function mapColours(element: Element): MapColours {
  const style = getComputedStyle(element);
  const given = (name: string): string | null => style.getPropertyValue(`--map-${name}`).trim() || null;
  const halo = given('halo');
  return {
    none: given('none') ?? '#ffffff',
    hatch: given('hatch') ?? zoneHatch,
    noneText: halo ?? zoneInk,
    pale: given('pale') ?? '#eef1f3',
    paleLine: given('pale-line') ?? '#a9b5be',
    focus: given('focus') ?? '#0b4f8a',
    halo,
  };
}
