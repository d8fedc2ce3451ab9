import { useEffect } from 'preact/hooks';
import { nameOf } from '../../../contract/labels/kit.ts';
import { placeKind } from '../../../contract/labels/places.ts';
import { formatInstant } from '../../shared/formats.ts';
import { lang } from '../app/language.ts';
import { exposureList, refreshExposures } from '../data/exposures.ts';
import type { MapSnapshot } from '../data/zone-data.ts';
import { Places } from './Places.tsx';
import { t } from './texts.ts';

/** Places and times at which somebody may have been exposed, with what to do; then the other points of the map. */
export function Exposures({ places }: { readonly places: MapSnapshot['places'] }) {
  useEffect(() => void refreshExposures(), []);
  const items = exposureList.value.value?.items ?? [];
  const named = new Set(items.map((one) => one.placeName));
  return (
    <>
      {items.length > 0 && (
        <section>
          <h2>{t('exposures')}</h2>
          <p>{t('exposuresLead')}</p>
          <ul class="plain">
            {items.map((one) => (
              <li key={one.id}>
                <strong>{one.placeName}</strong> <small>{nameOf(placeKind, one.kind, lang.value)}</small>
                <p>
                  {formatInstant(one.from)} – {formatInstant(one.to)}
                  {one.address !== null && <>. {one.address}</>}
                  {one.areaName !== null && <>, {one.areaName}</>}
                </p>
                <p>{one.advice ?? t(one.answer === 'alert' ? 'adviceAlert' : 'adviceTest')}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Places places={places.filter((place) => !named.has(place.name))} />
    </>
  );
}
