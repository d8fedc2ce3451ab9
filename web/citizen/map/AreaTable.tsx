import { type ZoneLevel, zoneOrder, zoneWord } from '../../shared/zones.ts';
import { lang } from '../app/language.ts';
import type { MapSnapshot } from '../data/zone-data.ts';
import { ZoneSign } from '../kit/ZoneSign.tsx';
import { caseCount, caseRate, contactCount, scanCount } from './figures.ts';
import { t } from './texts.ts';

const byName = new Intl.Collator('vi');

/** More rows than these are laid out only when they come near the window. */
const MANY = 200;

/** The map as a list: the same areas, the worst zone first, under the same filter. */
export function AreaTable(props: {
  readonly data: MapSnapshot;
  readonly filter: ReadonlySet<ZoneLevel> | null;
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
}) {
  const { data, filter } = props;
  const severity = (level: ZoneLevel) => (level === 'none' ? -1 : zoneOrder.indexOf(level));
  const rows = data.areas
    .filter((area) => filter === null || filter.has(area.level))
    .toSorted((a, b) => severity(b.level) - severity(a.level) || byName.compare(a.name, b.name));
  // A copy of the map from before contacts were counted has none.
  const counted = data.areas.some((area) => area.contactsF1 !== undefined);
  return (
    <section class={rows.length > MANY ? 'area-list late' : 'area-list'} aria-labelledby="area-list">
      <h2 id="area-list">
        {t('list')} ({rows.length})
      </h2>
      <p class="field-hint">{t('fewMore', { n: data.suppressedBelow })}</p>
      {rows.length === 0 && <p>{t('empty')}</p>}
      <div class="table-box">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('communeZone')}</th>
              <th scope="col">{t('cases')}</th>
              <th scope="col">{t('rate')}</th>
              {counted && <th scope="col">F1</th>}
              {counted && <th scope="col">F2</th>}
              <th scope="col">{t('scans')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((area) => (
              <tr key={area.id} class={area.id === props.selected ? 'chosen' : undefined}>
                <th scope="row">
                  <button type="button" class="link" onClick={() => props.onSelect(area.id)}>
                    {area.name}
                  </button>
                  <span class="zone-cell">
                    <ZoneSign level={area.level} /> {zoneWord(area.level, lang.value)}
                  </span>
                </th>
                <td>{caseCount(area, data.suppressedBelow)}</td>
                <td>{caseRate(area)}</td>
                {counted && <td>{contactCount(area.contactsF1 ?? null, data.suppressedBelow)}</td>}
                {counted && <td>{contactCount(area.contactsF2 ?? null, data.suppressedBelow)}</td>}
                <td>{scanCount(area, data.suppressedBelow)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
