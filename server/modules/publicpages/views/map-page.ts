import { html, type Markup } from '../../../platform/site/html.ts';
import type { MapReply } from '../../map/index.ts';
import type { Drawing } from '../draw/outlines.ts';
import { zoneSign, zoneSvg } from '../draw/zone-svg.ts';
import { layout, linkTo, type View } from '../layout.ts';
import {
  type AreaOnMap,
  awayNotice,
  cordonList,
  count,
  hiddenFields,
  live,
  type Level,
  matches,
  placeList,
  rateText,
  severity,
  stamps,
  zoneWord,
} from './parts.ts';

export type MapPage = {
  readonly map: MapReply;
  readonly drawing: Drawing;
  readonly approximate: boolean;
  /** The day that was asked for; null: now. */
  readonly day: string | null;
  readonly today: string;
};

const LEVELS: readonly Level[] = ['red', 'orange', 'yellow', 'green', 'none'];
const byName = new Intl.Collator('vi');

/** The public map: form, legend, drawing, list of communes, list of places. */
export function mapPage(view: View, page: MapPage): string {
  const { map, drawing } = page;
  const { t } = view;
  const typed = (view.query.get('q') ?? '').trim();
  const only = LEVELS.find((level) => level === view.query.get('vung')) ?? null;
  const passes = (area: AreaOnMap) =>
    (only === null || area.level === only) && (typed === '' || matches(area.name, typed));
  const found = map.areas.filter(passes);
  const places = map.places.filter((place) => typed === '' || matches(place.name, typed));
  const title = t('mapTitle', { province: map.province.name });
  const drawn = map.areas.map((area) => ({
    id: area.id,
    level: area.level,
    href: linkTo(view, `/xa/${area.code}`),
    label: `${area.name}: ${zoneWord(view, area.level)}, ${t('casesOnly')}: ${count(view, map, area.cases)}`,
    pale: !passes(area),
  }));
  const body = html`${live('stamps', '', stamps(view, map, page.day))}
    <p class="noprint">
      <a class="button" href="/ban-do/truc-tiep${view.lang === 'en' ? '?lang=en' : ''}">${t('live')}</a>
      <span class="hint">${t('liveMore')}</span>
    </p>
    ${form(view, page, typed)}
    ${live(
      'map',
      t('mapChanged'),
      html`<nav class="legend" aria-label="${t('legend')}">
          ${LEVELS.map(
            (level) =>
              html`<a
                href="${linkTo(view, '/ban-do', { vung: level, q: typed === '' ? null : typed })}"
                ${only === level ? html` aria-current="true"` : null}
                >${zoneSign(level)} ${zoneWord(view, level)}
                <strong>${map.areas.filter((area) => area.level === level).length}</strong></a
              >`,
          )}${only === null ? null : html`<a href="${linkTo(view, '/ban-do')}">${t('all')}</a>`}
        </nav>
        <p class="skipmap"><a href="#list">${t('skipMap')}</a></p>
        ${zoneSvg(drawing, drawn, { places: view.easy ? [] : places, cordons: map.cordons ?? [] }, t, t('mapLabel', { province: map.province.name }))}
        ${page.approximate ? html`<p class="hint">${t('approximate')}</p>` : null}
        ${cordonList(view, map.cordons ?? [])}`,
    )}
    ${live(
      'list',
      t('listChanged'),
      html`<section id="list" tabindex="-1">
        <h2>${t('list')} (${found.length})</h2>
        ${found.length === 0 && places.length === 0 ? html`<p>${t('noneFound')}</p>` : null}
        ${found.length === 0 ? null : table(view, map, found)}
        <p class="hint">${t('window')} ${t('fewMore', { n: map.suppressedBelow })}</p>
      </section>`,
    )}
    ${live('places', t('placesChanged'), placeList(view, places, { title: 'places', most: 20, more: 'placesMore' }))}
    <p class="noprint">
      <a href="${linkTo(view, '/ban-do', { at: page.day ?? page.today })}">${t('link')}</a>
    </p>`;
  return layout(view, { title, body, notice: awayNotice(view, map), live: page.day === null });
}

function form(view: View, page: MapPage, typed: string): Markup {
  const { t } = view;
  return html`<form method="get" action="/ban-do" role="search">
    ${hiddenFields(view)}
    <label
      >${t('find')}<input type="search" name="q" value="${typed}" maxlength="60" autocomplete="off"
    /></label>
    <label
      >${t('day')}<input
        type="date"
        name="at"
        value="${page.day ?? ''}"
        max="${page.today}"
        ${page.map.firstDay === null ? null : html` min="${page.map.firstDay}"`}
    /></label>
    <button>${t('show')}</button>
  </form>`;
}

function table(view: View, map: MapReply, areas: readonly AreaOnMap[]): Markup {
  const { t, easy } = view;
  const rows = areas.toSorted(
    (a, b) => severity(b.level) - severity(a.level) || byName.compare(a.name, b.name),
  );
  const contacts = !easy && map.areas.some((area) => area.contactsF1 !== undefined);
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th scope="col">${t('commune')}</th>
          <th scope="col">${t('casesOnly')}</th>
          ${easy ? null : html`<th scope="col">${t('rate')}</th>`}${
            contacts
              ? html`<th scope="col">F1</th>
                  <th scope="col">F2</th>`
              : null
          }
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (area) =>
            html`<tr>
              <th scope="row">
                <a href="${linkTo(view, `/xa/${area.code}`)}">${area.name}</a><br />${zoneSign(area.level)}
                ${zoneWord(view, area.level)}
              </th>
              <td>${count(view, map, area.cases)}</td>
              ${easy ? null : html`<td>${rateText(view, area)}</td>`}${
                contacts
                  ? html`<td>${count(view, map, area.contactsF1 ?? null)}</td>
                      <td>${count(view, map, area.contactsF2 ?? null)}</td>`
                  : null
              }
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
