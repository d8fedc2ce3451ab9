import { formatInstant } from '../../shared/formats.ts';
import { zoneWord } from '../../shared/zones.ts';
import { lang } from '../app/language.ts';
import { type AreaOnMap, type MapSnapshot, myCommune } from '../data/zone-data.ts';
import { ZoneSign } from '../kit/ZoneSign.tsx';
import { caseCount, caseRate, contactCount, scanCount } from './figures.ts';
import { t } from './texts.ts';

/** What is known of the chosen commune. */
export function Selected(props: {
  readonly area: AreaOnMap;
  readonly below: number;
  /** Stations and offices of the commune that can be called. */
  readonly phones: NonNullable<MapSnapshot['phones']>;
  readonly onClear: () => void;
}) {
  const { area } = props;
  return (
    <section class="box" aria-labelledby="chosen">
      <h2 id="chosen">
        <ZoneSign level={area.level} /> {area.name}
      </h2>
      <dl class="facts">
        <dt>{t('zone')}</dt>
        <dd>{zoneWord(area.level, lang.value)}</dd>
        <dt>{t('decision')}</dt>
        <dd>
          {typeof area.since === 'string'
            ? t('decided', { number: area.decisionNumber ?? '–', at: formatInstant(area.since) })
            : t('undecided')}
        </dd>
        <dt>{t('cases')}</dt>
        <dd>{caseCount(area, props.below)}</dd>
        <dt>{t('rate')}</dt>
        <dd>{caseRate(area)}</dd>
        {area.contactsF1 !== undefined && (
          <>
            <dt>{t('contacts', { level: 'F1' })}</dt>
            <dd>{contactCount(area.contactsF1, props.below)}</dd>
          </>
        )}
        {area.contactsF2 !== undefined && (
          <>
            <dt>{t('contacts', { level: 'F2' })}</dt>
            <dd>{contactCount(area.contactsF2, props.below)}</dd>
          </>
        )}
        <dt>{t('scans')}</dt>
        <dd>{scanCount(area, props.below)}</dd>
      </dl>
      {props.phones.length > 0 && (
        <ul class="plain" aria-label={t('whom')}>
          {props.phones.map(({ name, phone }) => (
            <li key={`${name} ${phone}`}>
              <a href={`tel:${phone}`}>{phone}</a> {name}
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={`/xa/${area.code}`}>{t('rules')}</a>
      </p>
      <div class="row no-print">
        {myCommune.value.value !== area.id && (
          <button type="button" onClick={() => void myCommune.set(area.id)}>
            {t('remember')}
          </button>
        )}
        <button type="button" class="link" onClick={props.onClear}>
          {t('clear')}
        </button>
      </div>
    </section>
  );
}
