import { Button, Modal } from '@mantine/core';
import { qrSvg } from '../../../../lib/credentials/qr-svg.ts';
import { useSession } from '../../app/session/session.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Facts } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { Notice } from '../../kit/state/Notice.tsx';
import { common } from '../../kit/texts.ts';
import '../laboratory/slip.css';
import { pageTexts } from './pageTexts.ts';
import type { TripRecord } from './types.ts';

type TripCodeProps = { readonly trip: TripRecord; readonly onClose: () => void };

/** The signed code of a trip, to be printed for a driver without a phone. */
export function TripCode({ trip, onClose }: TripCodeProps) {
  const t = useTexts(pageTexts);
  const words = useTexts(common);
  const { dataset } = useSession();
  const title = t('qrTitle', { code: trip.shortCode ?? '' });
  const drawn = trip.signed === null ? null : qrSvg(trip.signed, { title });
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': words('close') }}>
      <div className="stack slip">
        {dataset === 'live' ? null : <Notice tone="warning">{t('simulated')}</Notice>}
        {drawn === null ? (
          <Notice tone="warning">{t('noQr')}</Notice>
        ) : drawn.ok ? (
          <img
            className="slip-code"
            src={`data:image/svg+xml,${encodeURIComponent(drawn.value)}`}
            alt={title}
          />
        ) : (
          <Notice tone="warning">{t('qrTooBig')}</Notice>
        )}
        <strong className="secret">{trip.shortCode}</strong>
        <Facts
          items={[
            [t('facts'), trip.plate],
            [t('driver'), trip.driver],
            [t('timeline'), trip.routeName],
            [t('plannedAt'), showInstant(trip.slotAt ?? trip.plannedArrivalAt)],
          ]}
        />
        <div className="row slip-actions">
          <Button onClick={() => globalThis.print()}>{t('print')}</Button>
          <Button variant="default" onClick={onClose}>
            {words('close')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
