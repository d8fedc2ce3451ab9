import { Button, Modal } from '@mantine/core';
import { formatShortCode } from '../../../../lib/credentials/index.ts';
import { qrSvg } from '../../../../lib/credentials/qr-svg.ts';
import { formatInstant } from '../../../shared/formats.ts';
import { useSession } from '../../app/session/session.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Notice } from '../../kit/state/Notice.tsx';
import './slip.css';
import { texts } from './texts.ts';

type SlipDialogProps = {
  readonly slip: {
    readonly shortCode: string;
    readonly code: string;
    readonly validUntil: string;
    readonly name: string;
    readonly companions: number;
  };
  readonly onClose: () => void;
  readonly closeText: string;
};

/** The slip of paper that somebody without a phone carries: A6, the short code large, the code as QR. */
export function SlipDialog({ slip, onClose, closeText }: SlipDialogProps) {
  const t = useTexts(texts);
  const { dataset } = useSession();
  const drawn = qrSvg(slip.code, { title: slip.shortCode });
  return (
    <Modal opened onClose={onClose} title={t('slip')} closeButtonProps={{ 'aria-label': t('close') }}>
      <div className="stack declaration-slip">
        {dataset === 'live' ? null : <Notice tone="warning">{t('simulatedSlip')}</Notice>}
        <strong className="declaration-slip-code">{formatShortCode(slip.shortCode)}</strong>
        {drawn.ok ? (
          <img
            className="declaration-slip-qr"
            src={`data:image/svg+xml,${encodeURIComponent(drawn.value)}`}
            alt={`${t('slip')} ${slip.shortCode}`}
          />
        ) : null}
        <p>
          <strong>{slip.name}</strong>
          {slip.companions === 0 ? null : ` · ${t('companions')}: ${String(slip.companions)}`}
        </p>
        <p>{t('slipValid', { at: formatInstant(slip.validUntil) })}</p>
        <p className="small">{t('slipMore')}</p>
        <div className="row declaration-slip-actions">
          <Button onClick={() => globalThis.print()}>{t('print')}</Button>
          <Button variant="default" onClick={onClose}>
            {closeText}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
