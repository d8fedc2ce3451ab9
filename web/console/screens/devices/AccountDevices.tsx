import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Device } from '../../../../contract/identity.ts';
import { ReasonDialog } from '../../kit/form/ReasonDialog.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { Await } from '../../kit/state/Await.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi, useSend } from '../../kit/useApi.ts';
import { DeviceList, useDeviceName } from './DeviceList.tsx';
import { texts } from './texts.ts';

type AccountDevicesProps = { readonly id: string; readonly login: string };

/** Sessions and phones of an account, for its administrator. */
export function AccountDevices({ id, login }: AccountDevicesProps) {
  const t = useTexts(texts);
  const nameOf = useDeviceName();
  const devices = useApi('GET /users/{id}/devices', { params: { id } });
  const end = useSend('POST /users/{id}/devices/end', ['/users']);
  const [asked, setAsked] = useState<Device | 'all' | null>(null);
  const [ended, setEnded] = useState<number | null>(null);
  return (
    <section className="stack" aria-label={t('label')}>
      <h3>{t('label')}</h3>
      {ended === null ? null : <Notice tone="good">{t('ended', { n: ended })}</Notice>}
      <Await query={devices} lines={2}>
        {({ items }) => (
          <>
            <DeviceList items={items} onEnd={setAsked} />
            {items.some(({ kind }) => kind === 'browser') ? (
              <div>
                <Button variant="default" onClick={() => setAsked('all')}>
                  {t('endAll')}
                </Button>
              </div>
            ) : null}
          </>
        )}
      </Await>
      {asked === null ? null : (
        <ReasonDialog
          title={asked === 'all' ? t('endAllTitle', { name: login }) : t('endTitle', { name: nameOf(asked) })}
          submit={t(asked === 'all' ? 'endAll' : 'end')}
          busy={end.busy}
          failure={end.failure}
          onClose={() => setAsked(null)}
          onSend={async (reason) => {
            const body = { id: asked === 'all' ? null : asked.id, reason: reason ?? '' };
            const result = await end.send({ params: { id }, body });
            if (result.ok) {
              setEnded(result.data.ended);
              setAsked(null);
            }
          }}
        >
          <p>{asked === 'all' ? t('phonesStay') : t(asked.kind === 'phone' ? 'phoneHint' : 'endHint')}</p>
        </ReasonDialog>
      )}
    </section>
  );
}
