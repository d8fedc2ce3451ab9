import { label } from '../../../contract/labels.ts';
import { formatShortCode } from '../../../lib/credentials/index.ts';
import { formatCalendarDate } from '../../shared/formats.ts';
import { language } from '../../shared/texts.ts';
import { info } from '../data/info.ts';
import { QrCode } from '../kit/QrCode.tsx';
import './enterprise.css';
import type { OwnPermit } from './types.ts';
import { t } from './texts.ts';

/** Hours of a permit in words. */
export function hoursOf({ fromTime, untilTime }: Pick<OwnPermit, 'fromTime' | 'untilTime'>): string {
  return fromTime === null && untilTime === null
    ? t('allHours')
    : t('hours', { from: fromTime ?? '00:00', until: untilTime ?? '24:00' });
}

/** Permits on paper, six on an A4 page; not seen on the screen. */
export function PrintedPermits(props: {
  readonly enterprise: string;
  readonly permits: readonly OwnPermit[];
}) {
  return (
    <div class="permit-papers">
      {props.permits.map((permit) => (
        <Paper key={permit.id} enterprise={props.enterprise} permit={permit} />
      ))}
    </div>
  );
}

function Paper({ enterprise, permit }: { readonly enterprise: string; readonly permit: OwnPermit }) {
  const code = formatShortCode(permit.shortCode ?? '');
  return (
    <article>
      <h2>
        {t('permitTitle')} – {label('permitKind', permit.kind, language())}
      </h2>
      {info.value.value?.simulated && <p class="warn">{t('simulated')}</p>}
      <QrCode text={permit.signed ?? ''} title={t('qrOf', { code })} />
      <p class="code">{code}</p>
      <p>
        <strong>{[permit.plate, permit.name].filter((text) => text !== null).join(' · ')}</strong>
      </p>
      <p>{[enterprise, permit.goods].filter((text) => text !== null).join(' · ')}</p>
      <p>{permit.route.map((unit) => unit.name ?? unit.code).join(' → ')}</p>
      <p>
        {hoursOf(permit)} ·{' '}
        {t('term', { from: formatCalendarDate(permit.from), until: formatCalendarDate(permit.until) })}
      </p>
      <p>{t('atGates')}</p>
    </article>
  );
}
