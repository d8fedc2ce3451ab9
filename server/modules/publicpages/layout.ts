import { LOCAL_OFFSET_MS } from '../../platform/clock/clock.ts';
import { html, type Markup } from '../../platform/site/html.ts';
import type { Language } from './language.ts';
import { schemeAddress, scriptAddress, styleAddress } from './style.ts';
import { textsIn, type Translate } from './texts.ts';

/** What every page knows of itself. */
export type View = {
  readonly lang: Language;
  readonly t: Translate;
  /** Address without the query, and the query as it stands. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Larger letters, shorter sentences, less on the page. */
  readonly easy: boolean;
  readonly simulated: boolean;
  /** Origin for links that people pass on. */
  readonly origin: string;
};

/** What of a query these pages read. */
export function viewOf(
  path: string,
  query: URLSearchParams,
  site: { readonly simulated: boolean; readonly origin: string },
): View {
  const lang = query.get('lang') === 'en' ? 'en' : 'vi';
  return { lang, t: textsIn(lang), path, query, easy: query.get('de-doc') === '1', ...site };
}

/** An address of these pages that keeps language, day and easy reading, with some of the query changed; null drops. */
export function linkTo(
  view: View,
  path: string,
  changes: Readonly<Record<string, string | null>> = {},
): string {
  const next = new URLSearchParams();
  for (const name of ['lang', 'at', 'de-doc']) {
    const value = view.query.get(name);
    if (value !== null && value !== '') {
      next.set(name, value);
    }
  }
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) {
      next.delete(name);
    } else {
      next.set(name, value);
    }
  }
  const text = next.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** A page of the site around its content. `notice` stands above everything else; `live`: it keeps itself current where there is script. */
export function layout(
  view: View,
  page: {
    readonly title: string;
    readonly body: Markup;
    readonly notice?: Markup | undefined;
    readonly live?: boolean;
  },
): string {
  const { t, lang } = view;
  const other = lang === 'vi' ? 'en' : 'vi';
  const shared = view.query.has('at') ? view.query.get('at') : null;
  return html`<!doctype html>
    <html lang="${lang}" ${view.easy ? html` class="easy"` : null}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="description" content="${page.title}" />
        <title>${page.title} – ${t('brand')}</title>
        <script src="${schemeAddress}"></script>
        <link rel="stylesheet" href="${styleAddress}" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      </head>
      <body>
        <a class="skip" href="#main">${t('skip')}</a>
        <header>
          ${view.simulated ? html`<p class="demo"><strong>${t('demo')}</strong> ${t('demoMore')}</p>` : null}
          <nav aria-label="${t('brand')}">
            <a class="brand" href="/${lang === 'en' ? '?lang=en' : ''}">${t('brand')}</a
            ><a href="${linkTo(view, '/ban-do')}">${t('map')}</a
            ><a href="${linkTo(view, '/so-lieu', { at: null })}">${t('data')}</a
            ><a
              lang="${other}"
              href="${linkTo(view, view.path, { ...kept(view), lang: other === 'en' ? 'en' : null })}"
              >${t('otherLanguage')}</a
            ><a href="${linkTo(view, view.path, { ...kept(view), 'de-doc': view.easy ? null : '1' })}"
              >${t(view.easy ? 'full' : 'easy')}</a
            ><button
              type="button"
              id="scheme"
              class="plainbutton"
              hidden
              data-dark="${t('toDark')}"
              data-light="${t('toLight')}"
            ></button>
          </nav>
        </header>
        <main id="main" tabindex="-1">
          ${page.live === true ? freshness(view) : null}
          <div data-live="notice" data-say="${t('noticeChanged')}">${page.notice}</div>
          <h1>${page.title}</h1>
          ${page.body}
        </main>
        <footer>
          <a href="tel:1022">${t('help')}</a> <a href="tel:115">${t('emergency')}</a>
          <p class="printed">
            ${t('printed', { url: `${view.origin}${linkTo(view, view.path, { at: shared })}` })}
          </p>
        </footer>
      </body>
    </html> `.markup;
}

/** Says what the script changed on the page; empty without script. */
function freshness(view: View): Markup {
  const again = linkTo(view, view.path, kept(view));
  return html`<div id="fresh" role="status" class="noprint" data-updated="${view.t('updated')}"></div>
    <template id="fresh-words"><a class="button" href="${again}">${view.t('fresh')}</a></template>
    <script src="${scriptAddress}" type="module"></script>`;
}

/** What else the page was asked for: kept when the language or the reading changes. */
function kept(view: View): Record<string, string> {
  return Object.fromEntries([...view.query].filter(([name]) => name === 'q' || name === 'vung'));
}

/** `15/08/2021 08:05` on Vietnam's clock. */
export function instantText(at: string | number): string {
  const local = new Date(new Date(at).getTime() + LOCAL_OFFSET_MS).toISOString();
  return `${dayText(local.slice(0, 10))} ${local.slice(11, 16)}`;
}

/** `15/08/2021` of a calendar date. */
export function dayText(day: string): string {
  return day.split('-').toReversed().join('/');
}

/** An instant for people and for machines. */
export function time(at: string): Markup {
  return html`<time datetime="${at}">${instantText(at)}</time>`;
}

const numbers = {
  vi: new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 }),
};

/** A number as it is written in the language. */
export function numberText(lang: Language, value: number): string {
  return numbers[lang].format(value);
}
