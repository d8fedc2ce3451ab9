import { useTexts } from '../../kit/i18n.ts';
import { Await } from '../../kit/state/Await.tsx';
import { useApi } from '../../kit/useApi.ts';
import { ZonePicture } from '../map/ZonePicture.tsx';
import { texts } from './texts.ts';

type AreaOnMapProps = { readonly value: string | null; readonly onPick: (areaId: string) => void };

/** Picks a commune on the zone map; the field beside it is the same by keyboard. */
export function AreaOnMap({ value, onPick }: AreaOnMapProps) {
  const t = useTexts(texts);
  const shapes = useApi('GET /public/map/shapes', {});
  const zones = useApi('GET /public/map', {});
  return (
    <Await query={shapes}>
      {(outlines) => (
        <Await query={zones}>
          {(data) => (
            <ZonePicture
              shapes={outlines}
              data={data}
              label={t('mapLabel')}
              describe={(id) => data.areas.find((area) => area.id === id)?.name ?? ''}
              shown={null}
              selected={value}
              onSelect={(id) => {
                if (id !== null) {
                  onPick(id);
                }
              }}
            />
          )}
        </Await>
      )}
    </Await>
  );
}
