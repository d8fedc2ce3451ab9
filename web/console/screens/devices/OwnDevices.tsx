import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Device } from '../../../../contract/identity.ts';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { Await } from '../../kit/state/Await.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi, useSend } from '../../kit/useApi.ts';
import { DeviceList, useDeviceName } from './DeviceList.tsx';
import { texts } from './texts.ts';

/** The officer's own sessions and phones. */
export function OwnDevices() {
  const t = useTexts(texts);
  const nameOf = useDeviceName();
  const devices = useApi('GET /session/devices', {});
  const end = useSend('POST /session/devices/end', ['/session/devices']);
  const [asked, setAsked] = useState<Device | null>(null);
  const [ended, setEnded] = useState<number | null>(null);
  const send = async (id: string | null) => {
    const result = await end.send({ body: { id } });
    if (result.ok) {
      setEnded(result.data.ended);
      setAsked(null);
    }
  };
  return (
    <Await query={devices}>
      {({ items }) => (
        <>
          <p className="muted small">{t('networkHint')}</p>
          {ended === null ? null : <Notice tone="good">{t('ended', { n: ended })}</Notice>}
          {asked === null ? <FailureNotice failure={end.failure} /> : null}
          <DeviceList items={items} onEnd={setAsked} />
          {items.some(({ kind, current }) => kind === 'browser' && !current) ? (
            <div className="row">
              <Button variant="default" loading={end.busy} onClick={() => void send(null)}>
                {t('endOthers')}
              </Button>
              <span className="muted small">{t('phonesStay')}</span>
            </div>
          ) : null}
          {asked === null ? null : (
            <FormDialog
              title={t('endTitle', { name: nameOf(asked) })}
              submit={t('end')}
              busy={end.busy}
              failure={end.failure}
              problem={null}
              onSubmit={async () => await send(asked.id)}
              onClose={() => setAsked(null)}
            >
              <p>{t(asked.kind === 'phone' ? 'phoneHint' : 'endHint')}</p>
            </FormDialog>
          )}
        </>
      )}
    </Await>
  );
}
