import { useEffect, useRef } from 'react';
import '../../../shared/map/map.css';
import { type MapCordon, type ZoneMap, createZoneMap } from '../../../shared/map/zone-map.ts';
import type { ZoneLevel } from '../../../shared/zones.ts';
import type { DataOf } from '../../kit/api.ts';

type MapData = DataOf<'GET /public/map'>;
type Shapes = DataOf<'GET /public/map/shapes'>;

type ZonePictureProps = {
  readonly shapes: Shapes;
  readonly data: MapData;
  readonly cordons?: readonly MapCordon[];
  readonly label: string;
  readonly describe: (id: string) => string;
  readonly shown: ReadonlySet<ZoneLevel> | null;
  readonly selected: string | null;
  readonly onSelect: (id: string | null) => void;
};

const NONE: readonly MapCordon[] = [];

/** The shared zone map inside the console; new figures only redraw it. Another language needs another `key`. */
export function ZonePicture({
  shapes,
  data,
  cordons = NONE,
  label,
  describe,
  shown,
  selected,
  onSelect,
}: ZonePictureProps) {
  const host = useRef<HTMLDivElement>(null);
  const map = useRef<ZoneMap | null>(null);
  const latest = useRef({ describe, onSelect, data, cordons, shown });
  useEffect(() => {
    latest.current = { describe, onSelect, data, cordons, shown };
  });
  useEffect(() => {
    if (host.current === null) {
      return undefined;
    }
    const created = createZoneMap(host.current, {
      topology: shapes.topology,
      approximate: shapes.approximate,
      areas: latest.current.data.areas,
      places: latest.current.data.places,
      cordons: latest.current.cordons,
      label,
      describe: (id) => latest.current.describe(id),
      onSelect: (id) => latest.current.onSelect(id),
    });
    created.setFilter(latest.current.shown);
    map.current = created;
    return () => {
      created.destroy();
      map.current = null;
    };
  }, [shapes, label]);
  useEffect(() => {
    map.current?.setAreas(data.areas);
    map.current?.setPlaces(data.places);
  }, [data]);
  useEffect(() => {
    map.current?.setCordons(cordons);
  }, [cordons]);
  useEffect(() => {
    map.current?.setFilter(shown);
  }, [shown]);
  useEffect(() => {
    map.current?.select(selected);
  }, [selected]);
  return <div ref={host} />;
}
