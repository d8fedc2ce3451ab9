import { levelOf } from '../rules/level-of.ts';
import { type Measure, type Measures, measuresOf, type MeasureState } from '../rules/measures.ts';
import { html, type Markup } from '../../../platform/site/html.ts';
import type { MapReply } from '../../map/index.ts';
import { zoneSign } from '../draw/zone-svg.ts';
import { instantText, layout, linkTo, time, type View } from '../layout.ts';
import type { TextKey } from '../texts.ts';
import {
  type AreaOnMap,
  awayNotice,
  count,
  hiddenFields,
  live,
  placeList,
  rateText,
  stamps,
  zoneWord,
} from './parts.ts';

export type CommunePage = {
  readonly map: MapReply;
  readonly area: AreaOnMap;
  readonly day: string | null;
  readonly today: string;
};

const GROUPS: readonly (readonly [state: MeasureState, title: TextKey])[] = [
  ['forbidden', 'mayNot'],
  ['limited', 'limited'],
  ['allowed', 'may'],
  ['required', 'must'],
];

/** "My commune": its zone, since when and by which decision, what is allowed, what comes next, whom to call. */
export function communePage(view: View, page: CommunePage): string {
  const { map, area, day } = page;
  const { t } = view;
  const level = levelOf(area.level);
  const measures = level === null ? null : measuresOf(level, day ?? page.today);
  const phones = (map.phones ?? []).filter(({ areaCode }) => areaCode === area.code);
  const zoneNow = t('zoneNow', { name: area.name, zone: zoneWord(view, area.level) });
  const body = html`${live('stamps', '', stamps(view, map, day))}
    ${live(
      'zone',
      zoneNow,
      html`<div class="card card-${area.level}">
          ${zoneSign(area.level)}
          <div>
            <strong>${zoneWord(view, area.level)}</strong>${
              level === null ? t('undecided') : t('level', { n: level })
            }
          </div>
        </div>
        ${area.since === null ? html`<p>${t('undecidedMore')}</p>` : decision(view, area)}
        ${level === null ? null : rules(view, measures)}`,
    )}
    ${live(
      'next',
      t('nextChanged'),
      html`<h2>${t('nextTitle')}</h2>
        ${next(view, area, measures)}`,
    )}
    <h2>${t('whom')}</h2>
    <ul class="phones">
      <li><a href="tel:1022">1022</a>${t('call1022')}</li>
      <li><a href="tel:115">115</a>${t('call115')}</li>
      ${phones.length === 0 ? html`<li>${t('station')}</li>` : phones.map((one) => html`<li><a href="tel:${one.phone}">${one.phone}</a>${one.name}${one.kind === 'health-facility' ? html`: ${t('stationCall')}` : null}</li>`)}
    </ul>
    ${live('places', t('placesChanged'), day === null ? here(view, map, area) : null)}
    ${live('figures', t('figuresChanged'), view.easy ? null : figures(view, map, area))}
    <form method="get" action="/xa/${area.code}" class="noprint">
      ${hiddenFields(view)}<label
        >${t('otherDay')}<input type="date" name="at" value="${day ?? ''}" max="${page.today}" /></label
      ><button>${t('show')}</button>
    </form>
    <p class="noprint">
      <a href="${linkTo(view, '/ban-do')}">${t('toMap')}</a> ·
      <a href="${linkTo(view, view.path, { at: day ?? page.today })}">${t('link')}</a>
    </p>`;
  return layout(view, { title: area.name, body, notice: awayNotice(view, map), live: day === null });
}

/** Where to be tested or vaccinated, and what stands in the commune: as it is today, so not on a past day. */
function here(view: View, map: MapReply, area: AreaOnMap): Markup | null {
  const places = map.places.filter(({ areaCode, layer }) => areaCode === area.code && layer !== 'exposure');
  return placeList(view, places, { title: 'placesHere', most: 50, more: 'placesMoreHere' });
}

function decision(view: View, area: AreaOnMap): Markup {
  const { t } = view;
  return html`<p>
    ${t('since', { at: '' })}<strong>${time(area.since!)}</strong>.<br />${t('by', {
      number: area.decisionNumber ?? '–',
      signer: area.signer ?? '–',
    })}.${view.easy || area.legalBasis === null ? null : html`<br />${t('basis', { text: area.legalBasis })}.`}
  </p>`;
}

function rules(view: View, measures: Measures | null): Markup {
  const { t, lang } = view;
  if (measures === null) {
    return html`<h2>${t('rulesTitle')}</h2>
      <p>${t('noRules')}</p>`;
  }
  const mark = measures.verified ? null : html` <span class="unverified">${t('unverified')}</span>`;
  return html`<h2>${t('rulesTitle')}${mark}</h2>
    ${GROUPS.map(([state, title]) => {
      const items = measures.items.filter((item) => item.state === state);
      return items.length === 0
        ? null
        : html`<h3>${t(title)}</h3>
            <ul class="rules ${state}">
              ${items.map((item) => rule(item, lang))}
            </ul>`;
    })}
    <p>${t('rulesAsk')}</p>
    <p class="hint">
      ${t('rulesSource', { basis: measures.legalBasis[lang], source: measures.source[lang] })}
    </p>`;
}

function rule({ name, limit }: Measure, lang: View['lang']): Markup {
  return html`<li>${name[lang]}${limit[lang] === '' ? null : html`: ${limit[lang]}`}</li>`;
}

function next(view: View, area: AreaOnMap, measures: Measures | null): Markup {
  const { t, lang } = view;
  const coming =
    area.next === null
      ? html`<p>${t('noNext')}</p>`
      : html`<p>
          <strong
            >${t('next', {
              number: area.next.decisionNumber,
              zone: zoneWord(view, area.next.level),
              at: instantText(area.next.from),
            })}</strong
          >
        </p>`;
  return html`${coming}${
    measures === null
      ? null
      : html`<p class="hint">
          ${measures.notice[lang]}${measures.noticeVerified ? null : html` <span class="unverified">${t('unverified')}</span>`}
        </p>`
  }`;
}

function figures(view: View, map: MapReply, area: AreaOnMap): Markup {
  const { t } = view;
  const row = (name: string, value: string) =>
    html`<tr>
      <th scope="row">${name}</th>
      <td>${value}</td>
    </tr>`;
  const contactRow = (level: string, value: number | null | undefined) =>
    value === undefined ? null : row(t('contacts', { level }), count(view, map, value));
  return html`<h2>${t('figures')}</h2>
    <table>
      <tbody>
        ${row(t('cases'), count(view, map, area.cases))}${row(
          t('rate'),
          rateText(view, area),
        )}${contactRow('F1', area.contactsF1)}${contactRow('F2', area.contactsF2)}${row(
          t('scans'),
          count(view, map, area.scansToday),
        )}
      </tbody>
    </table>
    <p class="hint">${t('fewMore', { n: map.suppressedBelow })}</p>`;
}
