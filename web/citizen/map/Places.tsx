import { label } from '../../../contract/labels.ts';
import { lang } from '../app/language.ts';
import type { MapSnapshot } from '../data/zone-data.ts';
import { t } from './texts.ts';

/** The points of the map as a list. */
export function Places({ places }: { readonly places: MapSnapshot['places'] }) {
  return places.length === 0 ? null : (
    <section>
      <h2>{t('places')}</h2>
      <ul class="plain">
        {places.map((place) => (
          <li key={`${place.name} ${place.lat} ${place.lon}`}>
            <strong>{place.name}</strong>{' '}
            <small>
              {/* A kind that this version does not know is shown as it is. */}
              {label('placeKind', place.kind as 'other', lang.value)}
            </small>
            {place.note !== null && <p>{place.note}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
