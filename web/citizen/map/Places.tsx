import { useState } from 'preact/hooks';
import { nameOf } from '../../../contract/labels/kit.ts';
import { placeKind } from '../../../contract/labels/places.ts';
import { lang } from '../app/language.ts';
import type { MapSnapshot } from '../data/zone-data.ts';
import { fold } from '../../../lib/vietnamese/index.ts';
import { LayerSign } from './Layers.tsx';
import { t } from './texts.ts';

/** Rows that are drawn: a phone chokes on ten thousand, nobody reads them, and a name finds the others. */
const MOST = 30;

/** The points of the map as a list, with a search by name. */
export function Places({ places }: { readonly places: MapSnapshot['places'] }) {
  const [typed, setTyped] = useState('');
  if (places.length === 0) {
    return null;
  }
  const wanted = fold(typed);
  const found = wanted === '' ? places : places.filter(({ name }) => fold(name).includes(wanted));
  return (
    <section>
      <h2>{t('places')}</h2>
      {places.length > MOST && (
        <label class="field no-print">
          {t('findPlace')}
          <input type="search" value={typed} onInput={(event) => setTyped(event.currentTarget.value)} />
        </label>
      )}
      {found.length === 0 && <p>{t('noPlace')}</p>}
      <ul class="plain">
        {found.slice(0, MOST).map((place) => (
          <li key={`${place.name} ${place.lat} ${place.lon}`}>
            <LayerSign layer={place.layer} /> <strong>{place.name}</strong>{' '}
            <small>
              {/* A kind that this version does not know is shown as it is. */}
              {nameOf(placeKind, place.kind as 'other', lang.value)}
            </small>
            {place.note !== null && <p>{place.note}</p>}
            {typeof place.phone === 'string' && (
              <p>
                <a href={`tel:${place.phone}`}>{place.phone}</a>
              </p>
            )}
          </li>
        ))}
      </ul>
      {found.length > MOST && <p class="field-hint">{t('morePlaces', { n: found.length - MOST })}</p>}
    </section>
  );
}
