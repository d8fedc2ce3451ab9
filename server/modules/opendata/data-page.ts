import { html, type Markup } from '../../platform/site/html.ts';
import { layout, type View } from '../publicpages/index.ts';
import { changes, columnWords, openMetrics, type OpenDataOptions } from './files.ts';
import { licence } from './licence.ts';
import { textsOf } from './texts.ts';

/** The index of the open data: files by metric, dictionary, licence, change log. */
export function dataPage(view: View, options: OpenDataOptions): string {
  const { lang } = view;
  const t = textsOf(lang);
  const name = lang === 'vi' ? ('name_vi' as const) : ('name_en' as const);
  const meaning = lang === 'vi' ? ('meaning_vi' as const) : ('meaning_en' as const);
  const link = (address: string, text: string): Markup => html`<a href="${address}">${text}</a>`;
  const body = html`<p>${t.lead}</p>
    <div class="scroll">
      <table class="words">
        <thead>
          <tr>
            <th scope="col">${t.metric}</th>
            <th scope="col">${t.unit}</th>
            <th scope="col">${t.files}</th>
          </tr>
        </thead>
        <tbody>
          ${openMetrics(options).map(
            (one) =>
              html`<tr>
                <th scope="row">
                  <strong>${one[name]}</strong><br />${one[meaning]} <code>${one.metric}</code>
                </th>
                <td>${one.unit}</td>
                <td>
                  ${link(one.csv, 'CSV')} ${link(one.geojson, 'GeoJSON')}
                  ${one.daily === null ? null : link(one.daily, t.daily)}
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <h2>${t.phones}</h2>
    <p>${t.phonesMore} ${link('/open-data/phones.csv', 'CSV')}</p>
    <h2>${t.dictionary}</h2>
    <p>
      ${t.dictionaryMore} ${link('/open-data/dictionary.json', 'JSON')}
      ${link('/open-data/dictionary.csv', 'CSV')}
    </p>
    <div class="scroll">
      <table class="words">
        <thead>
          <tr>
            <th scope="col">${t.column}</th>
            <th scope="col">${t.meaning}</th>
          </tr>
        </thead>
        <tbody>
          ${columnWords.map(
            (column) =>
              html`<tr>
                <th scope="row"><code>${column.name}</code></th>
                <td>${column[lang]}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <h2>${t.privacy}</h2>
    <p>${t.privacyMore}</p>
    <h2>${t.licence}</h2>
    <p>${t.licenceMore} ${link(licence.url, licence.name)}</p>
    <h2>${t.changes}</h2>
    <ul class="plain">
      ${changes.map((one) => html`<li><time datetime="${one.date}">${one.date.split('-').toReversed().join('/')}</time>: ${one[lang]}</li>`)}
    </ul>
    <p>${link('/open-data/changes', 'JSON')}</p>
    <h2>${t.program}</h2>
    <p>${t.programMore}</p>`;
  return layout(view, { title: t.title, body });
}
