import { Button, Modal } from '@mantine/core';
import { qrSvg } from '../../../../lib/credentials/qr-svg.ts';
import { useSession } from '../../app/session/session.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { Facts } from '../../kit/Page.tsx';
import { showDate } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { common } from '../../kit/texts.ts';
import { useApi } from '../../kit/useApi.ts';
import '../laboratory/slip.css';
import type { Permit } from './types.ts';
import { texts } from './texts.ts';

type QrDialogProps = { readonly permit: Permit; readonly onClose: () => void };

/** The signed code of an approved permit, to be printed for an enterprise without a phone. */
export function QrDialog({ permit, onClose }: QrDialogProps) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const name = useLabel();
  const { dataset } = useSession();
  const own = useApi('GET /public/permits/{id}', { params: { id: permit.id } });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('qrTitle', { code: permit.shortCode ?? '' })}
      closeButtonProps={{ 'aria-label': words('close') }}
    >
      <div className="stack slip">
        {dataset === 'live' ? null : <Notice tone="warning">{t('simulatedPermit')}</Notice>}
        <Await query={own}>
          {({ signed }) =>
            signed === null ? (
              <Notice tone="warning">{t('noQr')}</Notice>
            ) : (
              <Code text={signed} permit={permit} />
            )
          }
        </Await>
        <strong className="secret">{permit.shortCode}</strong>
        <Facts
          items={[
            [t('kind'), name('permitKind', permit.kind)],
            [t('who'), [permit.plate, permit.name].filter((part) => part !== null).join(' · ')],
            [t('enterprise'), permit.enterprise],
            [t('route'), permit.route.map((unit) => unit.name ?? unit.code).join(' → ')],
            [t('term'), `${showDate(permit.from)} – ${showDate(permit.until)}`],
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

function Code({ text, permit }: { readonly text: string; readonly permit: Permit }) {
  const t = useTexts(texts);
  const title = t('qrTitle', { code: permit.shortCode ?? '' });
  const drawn = qrSvg(text, { title });
  return drawn.ok ? (
    <img className="slip-code" src={`data:image/svg+xml,${encodeURIComponent(drawn.value)}`} alt={title} />
  ) : (
    <Notice tone="warning">{t('qrTooBig')}</Notice>
  );
}
