import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import '../../shared/map/map.css';
import './map.css';
import { formatBoth, formatInstant } from '../../shared/formats.ts';
import type { ZoneLevel } from '../../shared/zones.ts';
import { lang } from '../app/language.ts';
import { go, query } from '../app/router.ts';
import { type MapSnapshot, outlines, zoneData } from '../data/zone-data.ts';
import { CommunePicker } from '../kit/CommunePicker.tsx';
import { Notice } from '../kit/Notice.tsx';
import { Page } from '../kit/Page.tsx';
import { AreaTable } from './AreaTable.tsx';
import { Exposures } from './Exposures.tsx';
import { Legend } from './Legend.tsx';
import { followMap, fresh, outlined, refresh, streamState } from './live.ts';
import { MapCanvas } from './MapCanvas.tsx';
import { Selected } from './Selected.tsx';
import { t } from './texts.ts';
import { Tools } from './Tools.tsx';

function Stamps({ data }: { readonly data: MapSnapshot }) {
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

function MapBody({ data }: { readonly data: MapSnapshot }) {
  const [filter, setFilter] = useState<ReadonlySet<ZoneLevel> | null>(null);
  const code = query.value.get('xa');
  const selected = data.areas.find((area) => area.code === code) ?? null;
  const select = useCallback(
    (id: string | null) => {
      const next = data.areas.find((area) => area.id === id);
      go(next === undefined ? '/ban-do' : `/ban-do?xa=${next.code}`, true);
    },
    [data],
  );
  const shapes = outlines.value.value;
  // The long list is drawn anew only for what it shows, not when outlines or the state of the stream arrive.
  const list = useMemo(
    () => <AreaTable data={data} filter={filter} selected={selected?.id ?? null} onSelect={select} />,
    [data, filter, selected, select],
  );
  return (
    <>
      <Stamps data={data} />
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
          shapes={shapes}
          filter={filter}
          selected={selected?.id ?? null}
          onSelect={select}
        />
      )}
      {selected !== null && (
        <Selected area={selected} below={data.suppressedBelow} onClear={() => select(null)} />
      )}
      <Exposures places={data.places} />
      <Tools />
      {list}
    </>
  );
}

/** C5: the public map with its list, live while there is a network, readable without one. */
export function Screen() {
  useEffect(followMap, []);
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
        <output class="loading">{t('loading')}</output>
      )}
    </Page>
  );
}
