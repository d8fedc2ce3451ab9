import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatInstant } from '../../../shared/formats.ts';
import { useRight } from '../../app/session/session.ts';
import { fileUrl } from '../../kit/api.ts';
import { FileButton } from '../../kit/FileButton.tsx';
import { ReasonDialog } from '../../kit/form/ReasonDialog.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { BulkOutcomes } from '../../kit/BulkOutcomes.tsx';
import { useSend } from '../../kit/useApi.ts';
import { certificateTexts } from '../orders/certificate-texts.ts';
import { type CertificateOutcomes, CertifyDialog } from '../orders/CertifyDialog.tsx';
import { orderName } from '../orders/order-name.ts';
import type { OrderRecord } from './types.ts';
import { Wording } from './Wording.tsx';

type Certificate = OrderRecord['certificates'][number];

/** The certificate of completion of a released order, and those that were withdrawn. */
export function Certificates({ order }: { readonly order: OrderRecord }) {
  const t = useTexts(certificateTexts);
  const mayIssue = useRight('order.issue');
  const [issuing, setIssuing] = useState(false);
  const [outcomes, setOutcomes] = useState<CertificateOutcomes | null>(null);
  const refused = (outcomes ?? []).filter(({ status }) => status >= 400);
  const completed = order.status === 'RELEASED' && order.kind !== 'test';
  if (!completed && order.certificates.length === 0) {
    return null;
  }
  return (
    <Panel title={t('title')}>
      {order.certificate === null && completed ? <p className="muted">{t('none')}</p> : null}
      {order.certificates.map((one) => (
        <Issued key={one.id} order={order} certificate={one} />
      ))}
      {refused.length === 0 ? null : (
        <BulkOutcomes
          outcomes={refused}
          nameOf={() => orderName(order.number, order.issuerOfficeName)}
          title={(n, total) => t('done', { n, total })}
        />
      )}
      {mayIssue && completed && order.certificate === null ? (
        <div>
          <Button onClick={() => setIssuing(true)}>{t('issue', { n: '1' })}</Button>
        </div>
      ) : null}
      {issuing ? (
        <CertifyDialog
          ids={[order.id]}
          officeId={order.issuerOfficeId}
          onDone={(done) => {
            setOutcomes(done);
            setIssuing(false);
          }}
          onClose={() => setIssuing(false)}
        />
      ) : null}
    </Panel>
  );
}

function Issued({ order, certificate }: { readonly order: OrderRecord; readonly certificate: Certificate }) {
  const t = useTexts(certificateTexts);
  const mayIssue = useRight('order.issue');
  const [withdrawing, setWithdrawing] = useState(false);
  const withdraw = useSend('POST /orders/certificates/withdrawals', ['/orders']);
  const { number, issuedAt, officeName: office, signerName, signerLines, by, withdrawn } = certificate;
  const at = formatInstant(issuedAt);
  const signer = `${signerName} (${signerLines.join(' / ')})`;
  return (
    <section className="stack" aria-label={number ?? t('title')}>
      <p>
        <strong>{number === null ? t('noNumber', { at }) : t('number', { number, at })}</strong>.{' '}
        {signerName === null ? t('officeOnly', { office }) : t('officeSigner', { office, signer })}.{' '}
        <span className="muted">
          {by === null ? '' : `${t('by', { name: by })}. `}
          <Wording template={certificate.template} />
        </span>
      </p>
      {withdrawn === null ? (
        <div className="row">
          <FileButton
            url={fileUrl('GET /orders/certificates.pdf', { query: { ids: order.id } })}
            accept="application/pdf"
            name="giay-xac-nhan.pdf"
          >
            {t('load')}
          </FileButton>
          {mayIssue ? (
            <Button variant="outline" color="red" onClick={() => setWithdrawing(true)}>
              {t('withdraw')}
            </Button>
          ) : null}
        </div>
      ) : (
        <p>
          <strong>
            {withdrawn.decision === null
              ? t('withdrawn', {
                  at: formatInstant(withdrawn.at),
                  by: withdrawn.by,
                  reason: withdrawn.reason,
                })
              : t('withdrawnBy', {
                  at: formatInstant(withdrawn.at),
                  number: withdrawn.decision,
                  reason: withdrawn.reason,
                })}
          </strong>
        </p>
      )}
      {withdrawing ? (
        <ReasonDialog
          title={t('withdrawTitle', { number: number ?? '' })}
          submit={t('withdraw')}
          busy={withdraw.busy}
          failure={withdraw.failure}
          onSend={async (reason) => {
            const result = await withdraw.send({ body: { ids: [order.id], reason: reason ?? '' } });
            if (result.ok) {
              setWithdrawing(false);
            }
          }}
          onClose={() => setWithdrawing(false)}
        >
          <p>{t('withdrawHint')}</p>
        </ReasonDialog>
      ) : null}
    </section>
  );
}
