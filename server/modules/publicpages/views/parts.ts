import { label } from '../../../../contract/labels.ts';
import { mapLayers } from '../../../../contract/figures.ts';
import { zoneOrder } from '../../../../lib/maps/index.ts';
import { fold } from '../../../../lib/vietnamese/index.ts';
import { html, type Markup } from '../../../platform/site/html.ts';
import type { MapReply } from '../../map/index.ts';
import { layerSign } from '../draw/zone-svg.ts';
import { dayText, instantText, linkTo, numberText, time, type View } from '../layout.ts';
import type { TextKey } from '../texts.ts';

export type AreaOnMap = MapReply['areas'][number];
export type Level = AreaOnMap['level'];

/** The worst first, what nobody decided last. */
export function severity(level: Level): number {
  return level === 'none' ? -1 : zoneOrder.indexOf(level);
}

/** "Vùng xanh", in the language of the page. */
export function zoneWord(view: View, level: Level): string {
  return label('zone', level, view.lang);
}

/** A count, or "under 5" where it is hidden. */
export function count(view: View, map: MapReply, value: number | null): string {
  return value === null ? view.t('few', { n: map.suppressedBelow }) : numberText(view.lang, value);
}

/** Cases per 100,000; a dash where the cases are hidden, and words where nobody gave a source for the inhabitants. */
export function rateText({ t, lang }: View, { cases, casesPer100k }: AreaOnMap): string {
  if (casesPer100k !== null) {
    return numberText(lang, casesPer100k);
  }
  return cases === null ? '–' : t('noRate');
}

/** That the database is away, and how old what is shown is; nothing when all is well. */
export function awayNotice(view: View, map: MapReply): Markup | undefined {
  return map.lastGood
    ? html`<p class="away" role="status">
        <strong>${view.t('away', { at: instantText(map.asOf ?? map.madeAt) })}</strong>
      </p>`
    : undefined;
}

/** A part that the script of the pages puts anew when its content changed, saying so in these words ('' says nothing). */
export function live(name: string, say: string, content: Markup | null): Markup {
  return html`<div data-live="${name}" data-say="${say}">${content}</div>`;
}

/** When the data are of, when the page was made, which day it looks back at. */
export function stamps(view: View, map: MapReply, day: string | null): Markup {
  const { t } = view;
  return html`<p class="stamp">
    ${map.asOf === null ? t('noData') : html`${t('asOf', { at: '' })}${time(map.asOf)}`}.
    ${t('made', { at: '' })}${time(map.madeAt)}.${
      day === null
        ? null
        : html` <strong>${t('onDay', { day: dayText(day) })}.</strong>
            <a href="${linkTo(view, view.path, { at: null })}">${t('today')}</a>`
    }
  </p>`;
}

/** Does a name hold every word that was typed, marks and case aside? */
export function matches(name: string, typed: string): boolean {
  const words = ` ${fold(name)}`;
  return fold(typed)
    .split(' ')
    .every((token) => words.includes(` ${token}`));
}

/** Form fields that keep language and reading when a form is sent. */
export function hiddenFields(view: View): Markup[] {
  return ['lang', 'de-doc'].flatMap((name) => {
    const value = view.query.get(name);
    return value === null ? [] : [html`<input type="hidden" name="${name}" value="${value}" />`];
  });
}

/** A number to tap, on a line of its own; nothing where there is none. */
function phoneLine(phone: string | null | undefined): Markup | null {
  return (phone ?? null) === null ? null : html`<br /><a href="tel:${phone}">${phone}</a>`;
}

/** Places by kind under a title; of each kind at most so many, and where to find the others. */
export function placeList(
  view: View,
  places: MapReply['places'],
  { title, most, more }: { readonly title: TextKey; readonly most: number; readonly more: TextKey },
): Markup | null {
  const { t } = view;
  const groups = mapLayers.flatMap((layer) => {
    const group = places.filter((place) => place.layer === layer);
    return group.length === 0 ? [] : [{ layer, group }];
  });
  return groups.length === 0
    ? null
    : html`<section>
        <h2>${t(title)}</h2>
        ${groups.map(
          ({ layer, group }) =>
            html`<h3>${layerSign(layer)} ${t(`layer_${layer}`)} (${group.length})</h3>
              <ul class="plain">
                ${group.slice(0, most).map((place) => html`<li><strong>${place.name}</strong>${place.note === null ? null : html`<br />${place.note}`}${phoneLine(place.phone)}</li>`)}${
                  group.length > most ? html`<li>${t(more, { n: group.length - most })}</li>` : null
                }
              </ul>`,
        )}
      </section>`;
}

/** Cordoned areas in force: name, unit, from and until; nothing about who lives there. */
export function cordonList(view: View, cordons: NonNullable<MapReply['cordons']>): Markup | null {
  const { t } = view;
  return cordons.length === 0
    ? null
    : html`<section>
        <h2>${t('cordons')} (${cordons.length})</h2>
        <ul class="plain">
          ${cordons.map(
            (one) =>
              html`<li>
                <strong>${one.name}</strong>, ${one.areaName}<br />${t('cordonTerm', {
                  from: instantText(one.from),
                  until: instantText(one.until),
                })}
              </li>`,
          )}
        </ul>
        <p class="hint">${t('cordonHint')}</p>
      </section>`;
}
