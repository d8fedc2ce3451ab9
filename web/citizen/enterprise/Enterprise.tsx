import { useEffect } from 'preact/hooks';
import { go, query } from '../app/router.ts';
import { ensureZones } from '../data/zone-data.ts';
import { Page } from '../kit/Page.tsx';
import { Ask } from './Ask.tsx';
import { Look } from './Look.tsx';
import { t } from './texts.ts';
import { Trips } from './Trips.tsx';

const parts = [
  ['xin', 'partAsk'],
  ['xem', 'partLook'],
  ['chuyen', 'partTrips'],
] as const;
type Part = (typeof parts)[number][0];

const show = (part: Part) => go(`/doanh-nghiep?phan=${part}`, true);

/** The page of enterprises: ask for permits, see what became of them, register border trips. */
export function Screen() {
  const asked = query.value.get('phan');
  const part: Part = parts.find(([id]) => id === asked)?.[0] ?? 'xin';
  useEffect(() => void ensureZones(), []);
  return (
    <Page title={t('title')}>
      <div class="no-print">
        <p>{t('lead')}</p>
        <fieldset class="row" aria-label={t('parts')}>
          {parts.map(([id, text]) => (
            <button key={id} type="button" aria-pressed={part === id} onClick={() => show(id)}>
              {t(text)}
            </button>
          ))}
        </fieldset>
      </div>
      {part === 'xin' && <Ask onLook={() => show('xem')} />}
      {part === 'xem' && <Look />}
      {part === 'chuyen' && <Trips />}
    </Page>
  );
}
