import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { qrSvg } from '../../../../lib/credentials/qr-svg.ts';
import { formatInstant } from '../../../shared/formats.ts';
import { useSession } from '../../app/session/session.ts';
import type { DataOf } from '../../kit/api.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { Facts, Panel } from '../../kit/Page.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { useSend } from '../../kit/useApi.ts';
import './slip.css';
import type { TubeRecord } from './types.ts';
import { texts } from './texts.ts';

type Slip = DataOf<'POST /lab/tubes/{id}/slip'>;

/** Slips for the people of a tube whose result was released. */
export function Slips({ tube }: { readonly tube: TubeRecord }) {
  const t = useTexts(texts);
  const issue = useSend('POST /lab/tubes/{id}/slip');
  const [slip, setSlip] = useState<Slip | null>(null);
  if (tube.result === null || tube.result === 'NOT_DONE' || tube.retests.length > 0) {
    return null;
  }
  const open = async (personId: string) => {
    const result = await issue.send({ params: { id: tube.id }, body: { personId } });
    if (result.ok) {
      setSlip(result.data);
    }
  };
  return (
    <Panel title={t('slip')}>
      <FailureNotice failure={issue.failure} />
      <div className="row">
        {tube.people.map((person) => (
          <Button
            key={person.personId}
            variant="default"
            loading={issue.busy}
            onClick={() => void open(person.personId)}
          >
            {t('slipOf', { name: person.name })}
          </Button>
        ))}
      </div>
      {slip === null ? null : <SlipDialog slip={slip} onClose={() => setSlip(null)} />}
    </Panel>
  );
}

function SlipDialog({ slip, onClose }: { readonly slip: Slip; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const name = useLabel();
  const { dataset } = useSession();
  const drawn = qrSvg(slip.code, { title: slip.shortCode });
  return (
    <Modal opened onClose={onClose} title={t('slip')} closeButtonProps={{ 'aria-label': t('close') }}>
      <div className="stack slip">
        {dataset === 'live' ? null : <Notice tone="warning">{t('simulatedSlip')}</Notice>}
        {drawn.ok ? (
          <img
            className="slip-code"
            src={`data:image/svg+xml,${encodeURIComponent(drawn.value)}`}
            alt={`${t('slip')} ${slip.shortCode}`}
          />
        ) : null}
        <strong className="secret">{slip.shortCode}</strong>
        <Facts
          items={[
            [t('who'), slip.personName],
            [t('kind'), name('testKind', slip.kind)],
            [t('result'), name('testResult', slip.result)],
            [t('sampledAt'), formatInstant(slip.sampledAt)],
          ]}
        />
        <p className="small">{t('slipUntil', { at: formatInstant(slip.validUntil) })}</p>
        <div className="row slip-actions">
          <Button onClick={() => globalThis.print()}>{t('print')}</Button>
          <Button variant="default" onClick={onClose}>
            {t('close')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
