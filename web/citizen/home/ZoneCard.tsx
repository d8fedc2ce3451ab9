import { useEffect, useState } from 'preact/hooks';
import { formatBoth, formatInstant } from '../../shared/formats.ts';
import { zoneWord } from '../../shared/zones.ts';
import { lang } from '../app/language.ts';
import { type AreaOnMap, myCommune, prepareOutlines, refreshZones, zoneData } from '../data/zone-data.ts';
import { CommunePicker } from '../kit/CommunePicker.tsx';
import { ZoneSign } from '../kit/ZoneSign.tsx';
import { t } from './texts.ts';

function Stamps(props: { readonly fresh: boolean | null }) {
  const data = zoneData.value.value;
  return data === null ? null : (
    <p class="stamp">
      {data.asOf !== null && <span>{t('asOf', { at: formatBoth(data.asOf) })}. </span>}
      {props.fresh === false && <strong>{t('kept', { at: formatInstant(data.fetchedAt) })}</strong>}
    </p>
  );
}

function Zone(props: { readonly area: AreaOnMap; readonly below: number }) {
  const { area } = props;
  return (
    <div class={`zone-card ${area.level}`}>
      <ZoneSign level={area.level} />
      <div>
        <strong class="zone-word">{zoneWord(area.level, lang.value)}</strong>
        <span>{area.name}</span>
        {typeof area.since === 'string' && (
          <span>{t('decided', { at: formatInstant(area.since), number: area.decisionNumber ?? '–' })}</span>
        )}
        <span>{area.cases === null ? t('fewCases', { n: props.below }) : t('cases', { n: area.cases })}</span>
      </div>
    </div>
  );
}

/** The zone of the commune that this phone remembers, or the question which one it is. */
export function ZoneCard() {
  const data = zoneData.value.value;
  const mine = myCommune.value.value;
  const area = data?.areas.find(({ id }) => id === mine);
  const [changing, setChanging] = useState(false);
  const [fresh, setFresh] = useState<boolean | null>(null);
  useEffect(() => {
    void refreshZones().then(setFresh).then(prepareOutlines);
  }, []);

  const choose = (id: string) => {
    void myCommune.set(id);
    setChanging(false);
  };
  return (
    <section aria-labelledby="my-zone">
      <h2 id="my-zone">{mine === null ? t('pick') : t('myZone')}</h2>
      {area !== undefined && data !== null && <Zone area={area} below={data.suppressedBelow} />}
      {mine !== null && data !== null && area === undefined && <p>{t('unknown')}</p>}
      {data === null && fresh === false && <p>{t('noData')}</p>}
      {(mine === null || changing || (data !== null && area === undefined)) && (
        <CommunePicker chosen={null} onChoose={choose} />
      )}
      <Stamps fresh={fresh} />
      {area !== undefined && (
        <p class="row">
          <a href={`/ban-do/truc-tiep?xa=${area.code}`}>{t('onMap')}</a>
          <a href={`/xa/${area.code}`}>{t('rules')}</a>
          <button type="button" class="link" aria-expanded={changing} onClick={() => setChanging(!changing)}>
            {t('change')}
          </button>
        </p>
      )}
    </section>
  );
}
