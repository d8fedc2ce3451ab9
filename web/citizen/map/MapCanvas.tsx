import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { type ZoneMap, createZoneMap } from '../../shared/map/zone-map.ts';
import type { DataOf } from '../../shared/client.ts';
import type { ZoneLevel } from '../../shared/zones.ts';
import { nameOf } from '../../../contract/labels/kit.ts';
import { placeKind } from '../../../contract/labels/places.ts';
import { lang } from '../app/language.ts';
import { scheme } from '../app/scheme.ts';
import type { MapSnapshot } from '../data/zone-data.ts';
import { describeArea } from './figures.ts';
import type { MapPoint } from './points.ts';
import { t } from './texts.ts';

type Props = {
  readonly data: MapSnapshot;
  readonly points: readonly MapPoint[];
  readonly shapes: DataOf<'GET /public/map/shapes'>;
  readonly filter: ReadonlySet<ZoneLevel> | null;
  readonly selected: string | null;
  readonly onSelect: (id: string | null) => void;
};

/** The map of web/shared inside Preact: made once for its outlines, then told of changes. */
export function MapCanvas(props: Props) {
  const host = useRef<HTMLDivElement>(null);
  const map = useRef<ZoneMap | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const { data, points, shapes, filter, selected } = props;
  const shade = scheme.value;

  // Before the first paint: an empty place would let the list jump up and down again.
  useLayoutEffect(() => {
    if (host.current === null) {
      return undefined;
    }
    const made = createZoneMap(host.current, {
      topology: shapes.topology,
      approximate: shapes.approximate,
      areas: latest.current.data.areas,
      places: latest.current.points,
      cordons: latest.current.data.cordons ?? [],
      label: t('label', { province: latest.current.data.province.name }),
      describe: (id) => {
        const { areas, suppressedBelow } = latest.current.data;
        return describeArea(
          areas.find((area) => area.id === id),
          suppressedBelow,
        );
      },
      onSelect: (id) => latest.current.onSelect(id),
      describePlace: (index) => {
        const place = latest.current.points[index]?.place ?? null;
        return place === null
          ? ''
          : `${place.name} (${nameOf(placeKind, place.kind as 'other', lang.value)})${typeof place.phone === 'string' ? `, ${place.phone}` : ''}`;
      },
    });
    map.current = made;
    return () => made.destroy();
  }, [shapes]);
  useEffect(() => {
    map.current?.setAreas(data.areas);
    map.current?.setCordons(data.cordons ?? []);
    // The scheme changes what a drawing reads from the style sheet.
  }, [data, shapes, shade]);
  useEffect(() => map.current?.setPlaces(points), [points, shapes]);
  useEffect(() => map.current?.setFilter(filter), [filter, shapes]);
  useEffect(() => map.current?.select(selected), [selected, shapes]);
  return <div ref={host} />;
}
