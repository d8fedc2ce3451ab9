import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatNumber, formatRelative } from '../../../shared/formats.ts';
import type { DataOf } from '../../kit/api.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { showInstant } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { useApi, useSend } from '../../kit/useApi.ts';
import { useNow } from '../../kit/useNow.ts';
import { fixedList } from '../../kit/list/fixedList.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { fileUrl } from '../../kit/api.ts';
import { PostSelect } from './PostSelect.tsx';
import { ReasonDialog } from '../../kit/form/ReasonDialog.tsx';
import { texts } from './texts.ts';

type Device = DataOf<'GET /gates/devices'>['items'][number];
const EVERY_MS = 30_000;
/** A pack is signed for so long; the phone warns from then on. */
const PACK_HOLDS_MS = 24 * 3_600_000;

/** Phones of posts: how old their pack is, what they have not sent, when they were last heard. */
export function Devices() {
  const t = useTexts(texts);
  const lang = useLanguage();
  const now = useNow();
  const [url, change] = useUrlState();
  const [lost, setLost] = useState<Device | null>(null);
  const devices = useApi('GET /gates/devices', {}, { everyMs: EVERY_MS });
  const ago = (at: string | null, none: string) =>
    at === null ? (
      none
    ) : (
      <>
        {showInstant(at)}
        <span className="muted small block">{formatRelative(at, now, lang)}</span>
      </>
    );
  const isOld = (device: Device) =>
    device.packIssuedAt !== null && now - Date.parse(device.packIssuedAt) > PACK_HOLDS_MS;
  return (
    <>
      <div className="filters">
        <PostSelect url={url} change={change} />
        <ExportList url={fileUrl('GET /gates/devices')} name="devices" />
      </div>
      <Await query={devices}>
        {({ items }) => (
          <DataList
            label={t('devicesLabel')}
            list={fixedList(
              items.filter(({ postId }) => url['post'] === undefined || postId === url['post']),
            )}
            columns={[
              {
                id: 'name',
                title: t('device'),
                className: 'wrap',
                render: (row) => (
                  <>
                    <strong>{row.name}</strong>
                    <span className="muted small block">{row.postName}</span>
                  </>
                ),
              },
              {
                id: 'pack',
                title: t('pack'),
                render: (row) => (
                  <>
                    {ago(row.packIssuedAt, t('noPack'))}
                    {isOld(row) ? <Tag tone="warning">{t('packOld')}</Tag> : null}
                  </>
                ),
              },
              { id: 'seen', title: t('seen'), render: (row) => ago(row.seenAt, t('never')) },
              {
                id: 'unsynced',
                title: t('unsynced'),
                render: (row) =>
                  row.unsynced === null ? (
                    t('unknown')
                  ) : (
                    <Tag tone={row.unsynced > 0 ? 'warning' : 'good'}>{formatNumber(row.unsynced)}</Tag>
                  ),
              },
              {
                id: 'act',
                title: t('state'),
                render: (row) =>
                  row.revokedAt === null ? (
                    <Button variant="default" size="compact-sm" onClick={() => setLost(row)}>
                      {t('reportLost')}
                      <span className="hidden"> {row.name}</span>
                    </Button>
                  ) : (
                    <Tag tone="bad">{t('revoked', { at: showInstant(row.revokedAt) })}</Tag>
                  ),
              },
            ]}
            rowKey={(row) => row.id}
            rowName={(row) => row.name}
            empty={{ title: t('noDevices'), hint: t('noDevicesHint') }}
          />
        )}
      </Await>
      {lost === null ? null : <LostDialog device={lost} onClose={() => setLost(null)} />}
    </>
  );
}

function LostDialog({ device, onClose }: { readonly device: Device; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const revoke = useSend('POST /gates/devices/{id}/revoke', ['/gates/devices']);
  return (
    <ReasonDialog
      title={t('reportLostOf', { name: device.name })}
      submit={t('reportLost')}
      busy={revoke.busy}
      failure={revoke.failure}
      onSend={async (reason = '') => {
        const result = await revoke.send({ params: { id: device.id }, body: { reason } });
        if (result.ok) {
          onClose();
        }
      }}
      onClose={onClose}
    >
      <p>{t('lostHint')}</p>
    </ReasonDialog>
  );
}
