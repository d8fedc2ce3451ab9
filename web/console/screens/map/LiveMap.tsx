import { useCallback, useMemo, useState } from 'react';
import { formatInstant, formatNumber } from '../../../shared/formats.ts';
import { type ZoneLevel, zoneWord } from '../../../shared/zones.ts';
import { useRight, useSession } from '../../app/session/session.ts';
import type { DataOf } from '../../kit/api.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { Page, Panel } from '../../kit/Page.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { common } from '../../kit/texts.ts';
import { useApi } from '../../kit/useApi.ts';
import { Cordons, MapFoci } from './Cordons.tsx';
import { Legend } from './Legend.tsx';
import './map.css';
import { Ranking } from './Ranking.tsx';
import { texts } from './texts.ts';
import { Tiles } from './Tiles.tsx';
import { useStream } from './useStream.ts';
import { ZonePicture } from './ZonePicture.tsx';

type MapData = DataOf<'GET /public/map'>;
const NO_CORDONS: DataOf<'GET /lockdowns/map'>['items'] = [];
const NO_FOCI: DataOf<'GET /foci'>['items'] = [];
const MOST_FOCI = 200;
const tones = { live: 'good', connecting: 'muted', lost: 'bad' } as const;

/** Zones, ranking and figures that move by themselves. */
export function LiveMap() {
  const t = useTexts(texts);
  const state = useStream();
  const query = useApi('GET /public/map', {}, { everyMs: 60_000 });
  return (
    <Page
      title={t('title')}
      lead={query.data?.province.name}
      actions={<Tag tone={tones[state]}>{t(state)}</Tag>}
    >
      <Tiles />
      <Await query={query} lines={8}>
        {(data) => <Zones data={data} />}
      </Await>
    </Page>
  );
}

function Zones({ data }: { readonly data: MapData }) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const lang = useLanguage();
  const { dataset } = useSession();
  const shapes = useApi('GET /public/map/shapes', {});
  const readsCordons = useRight('lockdown.read');
  const cordonMap = useApi('GET /lockdowns/map', {}, { enabled: readsCordons, everyMs: 60_000 });
  const cordons = cordonMap.data?.items ?? NO_CORDONS;
  const readsFoci = useRight('focus.read');
  const focusList = useApi(
    'GET /foci',
    { query: { open: true, limit: MOST_FOCI } },
    { enabled: readsFoci, everyMs: 60_000 },
  );
  const foci = focusList.data?.items ?? NO_FOCI;
  const signs = useMemo(
    () => [...cordons, ...foci.map(({ lat, lon }) => ({ rings: null, lat, lon, sign: 'focus' as const }))],
    [cordons, foci],
  );
  const [shown, setShown] = useState<ReadonlySet<ZoneLevel> | null>(null);
  const [selected, setSelected] = useState<string | null>(null);
  const counts = new Map<ZoneLevel, number>();
  for (const area of data.areas) {
    counts.set(area.level, (counts.get(area.level) ?? 0) + 1);
  }
  const describe = useCallback(
    (id: string) => {
      const area = data.areas.find((one) => one.id === id);
      if (area === undefined) {
        return '';
      }
      return t('describe', {
        name: area.name,
        zone: zoneWord(area.level, lang),
        cases: area.cases ?? t('suppressed', { n: data.suppressedBelow }),
        scans: area.scansToday === null ? '–' : formatNumber(area.scansToday),
      });
    },
    [data, lang, t],
  );
  const listed = shown === null ? data.areas : data.areas.filter((area) => shown.has(area.level));
  return (
    <>
      {data.dataset === dataset ? null : (
        <Notice tone="warning">{t('otherDataset', { dataset: data.dataset })}</Notice>
      )}
      <Legend counts={counts} shown={shown} onChange={setShown} />
      <div className="map-columns">
        <Panel>
          <Await query={shapes} lines={10}>
            {(outlines) => (
              <ZonePicture
                key={lang}
                shapes={outlines}
                data={data}
                cordons={signs}
                label={t('map')}
                describe={describe}
                shown={shown}
                selected={selected}
                onSelect={setSelected}
              />
            )}
          </Await>
          <p aria-live="polite">{selected === null ? '' : describe(selected)}</p>
          <p className="muted small">
            {data.asOf === null ? '' : words('asOf', { time: formatInstant(data.asOf) })}
          </p>
        </Panel>
        <div className="stack">
          {readsFoci ? <MapFoci foci={foci} /> : null}
          {readsCordons ? <Cordons cordons={cordons} /> : null}
          <Panel title={t('ranking')}>
            <Ranking
              areas={listed}
              suppressedBelow={data.suppressedBelow}
              selected={selected}
              onSelect={setSelected}
            />
          </Panel>
        </div>
      </div>
    </>
  );
}
