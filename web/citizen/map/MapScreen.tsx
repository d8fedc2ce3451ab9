import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import '../../shared/map/map.css';
import './map.css';
import { formatBoth, formatInstant } from '../../shared/formats.ts';
import type { LayerName } from '../../../lib/maps/index.ts';
import type { ZoneLevel } from '../../shared/zones.ts';
import { lang } from '../app/language.ts';
import { go, query } from '../app/router.ts';
import { whenIdle } from '../data/idle.ts';
import {
  type MapSnapshot,
  outlines,
  places as keptPlaces,
  refreshPlaces,
  zoneData,
} from '../data/zone-data.ts';
import { vietnamToday } from './today.ts';
import { CommunePicker } from '../kit/CommunePicker.tsx';
import { Notice } from '../kit/Notice.tsx';
import { Page } from '../kit/Page.tsx';
import { AreaTable } from './AreaTable.tsx';
import { replayed, showDay } from './day.ts';
import { daysOf } from './days.ts';
import { Exposures } from './Exposures.tsx';
import { Layers } from './Layers.tsx';
import { Legend } from './Legend.tsx';
import { followMap, fresh, outlined, refresh, streamState } from './live.ts';
import { MapCanvas } from './MapCanvas.tsx';
import { countLayers, pointsOf } from './points.ts';
import { Selected } from './Selected.tsx';
import { t } from './texts.ts';
import { TimeSlider } from './TimeSlider.tsx';
import { Tools } from './Tools.tsx';

function Stamps({ data }: { readonly data: MapSnapshot }) {
  if (data.lastGood) {
    return (
      <p class="stamp">
        <output>
          <strong>{t('away', { at: formatInstant(data.asOf ?? data.madeAt) })}</strong>
        </output>
      </p>
    );
  }
  return (
    <p class="stamp">
      {data.asOf !== null && <span>{t('asOf', { at: formatBoth(data.asOf) })}. </span>}
      {fresh.value === false ? (
        <strong>{t('kept', { at: formatInstant(data.fetchedAt) })}</strong>
      ) : (
        <span>{t('made', { at: formatInstant(data.fetchedAt) })}. </span>
      )}
      {fresh.value !== false && (
        <span class="no-print">{streamState.value === 'lost' ? t('lost') : t('live')}</span>
      )}
    </p>
  );
}

const LIST_AFTER_MS = 300;
const PATH = '/ban-do/truc-tiep';

/** Puts what is shown into the address, so that it can be passed on. */
function goTo(code: string | null, day: string | null): void {
  const asked = new URLSearchParams({
    ...(code === null ? {} : { xa: code }),
    ...(day === null ? {} : { at: day }),
  }).toString();
  go(asked === '' ? PATH : `${PATH}?${asked}`, true);
}

function MapBody({ data: now }: { readonly data: MapSnapshot }) {
  const data = replayed.value?.map ?? now;
  const [hidden, setHidden] = useState<ReadonlySet<LayerName>>(new Set());
  const days = useMemo(() => daysOf(now.firstDay ?? null, vietnamToday()), [now.firstDay]);
  const [filter, setFilter] = useState<ReadonlySet<ZoneLevel> | null>(null);
  const code = query.value.get('xa');
  const selected = data.areas.find((area) => area.code === code) ?? null;
  const select = useCallback(
    (id: string | null) => {
      const next = data.areas.find((area) => area.id === id);
      goTo(next?.code ?? null, query.value.get('at'));
    },
    [data],
  );
  // Where there are many places the map comes with groups of them, and the places when it has been drawn.
  const listed = now.groups === undefined ? now.places : (keptPlaces.value.value?.list ?? null);
  const sources = listed ?? now.groups ?? now.places;
  const points = useMemo(() => pointsOf(sources, hidden), [sources, hidden]);
  const counts = useMemo(() => countLayers(sources), [sources]);
  const places = useMemo(() => points.flatMap(({ place }) => (place === null ? [] : [place])), [points]);
  const shapes = outlines.value.value;
  const settled = shapes !== null || outlined.value === false;
  const [drawn, setDrawn] = useState(false);
  useEffect(() => {
    // Zones first: hundreds of rows would hold the map back on a slow phone.
    const timer = settled ? setTimeout(() => setDrawn(true), LIST_AFTER_MS) : undefined;
    return () => clearTimeout(timer);
  }, [settled]);
  useEffect(() => {
    if (drawn) {
      whenIdle(() => void refreshPlaces());
    }
  }, [drawn, now.groups]);
  // The long list is drawn anew only for what it shows, not when outlines or the state of the stream arrive.
  const list = useMemo(
    () => <AreaTable data={data} filter={filter} selected={selected?.id ?? null} onSelect={select} />,
    [data, filter, selected, select],
  );
  return (
    <>
      <Stamps data={now} />
      <Legend areas={data.areas} filter={filter} onFilter={setFilter} />
      <CommunePicker label={t('find')} chosen={selected?.id ?? null} onChoose={select} />
      {shapes === null ? (
        <p class={outlined.value === false ? undefined : 'map-wait'}>
          {outlined.value === false ? t('noShapes') : t('loading')}
        </p>
      ) : (
        <MapCanvas
          key={lang.value}
          data={data}
          points={points}
          shapes={shapes}
          filter={filter}
          selected={selected?.id ?? null}
          onSelect={select}
        />
      )}
      <TimeSlider
        days={days}
        asked={query.value.get('at')}
        onDay={(day) => {
          if (query.value.get('at') !== day) {
            goTo(query.value.get('xa'), day);
          }
        }}
      />
      <Layers counts={counts} hidden={hidden} onHide={setHidden} />
      {selected !== null && (
        <Selected
          area={selected}
          below={data.suppressedBelow}
          phones={(now.phones ?? []).filter(({ areaCode }) => areaCode === selected.code)}
          onClear={() => select(null)}
        />
      )}
      <Exposures places={places} />
      <Tools />
      {drawn ? list : <div class="list-wait" />}
    </>
  );
}

/** C5: the public map with its list, live while there is a network, readable without one. */
export function Screen() {
  useEffect(followMap, []);
  useEffect(() => () => void showDay(null), []);
  const data = zoneData.value.value;
  if (data !== null) {
    return (
      <Page title={`${t('title')} – ${data.province.name}`}>
        <MapBody data={data} />
      </Page>
    );
  }
  return (
    <Page title={t('title')}>
      {fresh.value === false ? (
        <Notice tone="bad" title={t('nothing')}>
          <p>{t('nothingMore')}</p>
          <button type="button" onClick={() => void refresh()}>
            {t('retry')}
          </button>
        </Notice>
      ) : (
        // As high as what comes: the foot of the page is not pushed away while somebody reaches for it.
        <div class="list-wait">
          <output class="loading">{t('loading')}</output>
        </div>
      )}
    </Page>
  );
}
