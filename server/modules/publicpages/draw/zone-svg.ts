import {
  archipelagos,
  clusterPoints,
  type LayerName,
  layerSigns,
  zoneHatch,
  zoneInk,
  zoneLooks,
} from '../../../../lib/maps/index.ts';
import { html, type Markup, trusted } from '../../../platform/site/html.ts';
import type { MapReply } from '../../map/index.ts';
import type { Translate } from '../texts.ts';
import type { Drawing } from './outlines.ts';

type Level = MapReply['areas'][number]['level'];
type Cordons = NonNullable<MapReply['cordons']>;

/** What of an area the drawing needs. */
export type DrawnArea = {
  readonly id: string;
  readonly level: Level;
  /** Where its link leads, and what it says. */
  readonly href: string;
  readonly label: string;
  /** Left pale by the legend. */
  readonly pale: boolean;
};

const CORDON = '#9a101f';
const LETTER_ROOM = 34;
const SIGN = 26;
/** Points nearer to each other than that are one sign with a number. */
const CELL = 46;

/** The map as SVG: zones with hatch and letters, each a link to its page; points; the two archipelagos. */
export function zoneSvg(
  drawing: Drawing,
  areas: readonly DrawnArea[],
  { places, cordons }: { readonly places: MapReply['places']; readonly cordons: Cordons },
  t: Translate,
  title: string,
): Markup {
  const byId = new Map(areas.map((area) => [area.id, area]));
  const shown = drawing.outlines.flatMap((outline) => {
    const area = byId.get(outline.id);
    return area === undefined ? [] : [{ outline, area }];
  });
  return html`<div class="map">
    <svg viewBox="0 0 ${drawing.width} ${drawing.height}" role="group" aria-label="${title}">
      <defs>
        <pattern
          id="hatch"
          width="14"
          height="14"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <path d="M0 0h14v14H0z" fill="#fff" />
          <path d="M0 0v14" stroke="${zoneHatch}" stroke-width="4" />
        </pattern>
        <pattern id="cordon" width="10" height="10" patternUnits="userSpaceOnUse">
          <path d="M0 0l10 10M10 0L0 10" stroke="${CORDON}" stroke-width="1.5" />
        </pattern>
        ${layers.map(
          (name) =>
            html`<symbol id="p-${name}" viewBox="0 0 24 24"
              ><path d="M1 1h22v22H1z" fill="${zoneInk}" stroke="#fff" stroke-width="2" /><path
                d="${layerSigns[name]}"
                fill="none"
                stroke="#fff"
                stroke-width="2.4"
            /></symbol>`,
        )}
      </defs>
      <g class="zones" stroke="${zoneInk}" stroke-width="2" stroke-linejoin="round">
        ${shown.map(
          ({ outline, area }) =>
            html`<a href="${area.href}" aria-label="${area.label}"
              ><path class="z ${area.pale ? 'pale' : area.level}" d="${outline.path}"
            /></a>`,
        )}
      </g>
      <g class="letters" aria-hidden="true">
        ${shown.flatMap(({ outline, area }) =>
          outline.room < LETTER_ROOM || area.pale
            ? []
            : [
                html`<text x="${outline.x}" y="${outline.y}" class="l-${area.level}"
                  >${zoneLooks[area.level].letter}</text
                >`,
              ],
        )}
      </g>
      <g aria-hidden="true" stroke="${CORDON}" stroke-width="3">${cordonShapes(drawing, cordons)}</g>
      <g aria-hidden="true">${points(drawing, places)}</g></svg
    >${inset(t)}
  </div>`;
}

const layers = Object.keys(layerSigns) as LayerName[];

/** Cordons: crossed hatch and a dashed line where they were drawn, and a diamond where each lies. */
function cordonShapes(drawing: Drawing, cordons: Cordons): Markup[] {
  const point = (lon: number, lat: number) => drawing.project(lon, lat).map((n) => n.toFixed(1));
  return cordons.map(({ rings, lat, lon }) => {
    const d = (rings ?? [])
      .flat()
      .map((ring) => `M${ring.map(([x = 0, y = 0]) => point(x, y).join(' ')).join('L')}Z`)
      .join('');
    const [x, y] = lat === null || lon === null ? [null, null] : point(lon, lat);
    return html`${d === '' ? null : html`<path d="${d}" fill="url(#cordon)" stroke-dasharray="8 5" />`}${
      x === null
        ? null
        : html`<path d="M${x} ${y}m0 -11l11 11l-11 11l-11 -11zm-5 11h10m-5 -5v10" fill="#fff" />`
    }`;
  });
}

function points(drawing: Drawing, places: MapReply['places']): Markup[] {
  const at = places.map(({ lon, lat }) => drawing.project(lon, lat));
  return clusterPoints(at, CELL).map(({ x, y, count, first }) => {
    const [left, top] = [Math.round(x) - SIGN / 2, Math.round(y) - SIGN / 2];
    return count === 1
      ? html`<use
          href="#p-${places[first]!.layer}"
          x="${left}"
          y="${top}"
          width="${SIGN}"
          height="${SIGN}"
        />`
      : html`<g class="many"
          ><circle cx="${Math.round(x)}" cy="${Math.round(y)}" r="17" /><text
            x="${Math.round(x)}"
            y="${Math.round(y)}"
            >${count}</text
          ></g
        >`;
  });
}

/** The archipelagos of Viet Nam, beside every map. */
export function inset(t: Translate): Markup {
  return trusted(
    archipelagos({
      title: t('archipelagos'),
      paracel: t('paracel'),
      spratly: t('spratly'),
      country: t('country'),
    }),
  );
}

/** The sign of a zone: shape and mark in its colour. */
export function zoneSign(level: Level): Markup {
  const { fill, text, shape, mark } = zoneLooks[level];
  return html`<svg class="sign" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
    <path d="${shape}" fill="${fill}" stroke="${zoneInk}" stroke-width="1.5" />
    <path d="${mark}" fill="none" stroke="${text}" stroke-width="2.5" />
  </svg>`;
}

/** The sign of a kind of point. */
export function layerSign(layer: LayerName): Markup {
  return html`<svg class="sign" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
    <path d="M1 1h22v22H1z" fill="${zoneInk}" />
    <path d="${layerSigns[layer]}" fill="none" stroke="#fff" stroke-width="2.4" />
  </svg>`;
}
