import { Button, Drawer } from '@mantine/core';
import { useState } from 'react';
import type { ApiKey } from '../../../../contract/api-keys.ts';
import { formatInstant } from '../../../shared/formats.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { Page } from '../../kit/Page.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { ShownOnce } from '../../kit/ShownOnce.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { common } from '../../kit/texts.ts';
import { useApi, useSend } from '../../kit/useApi.ts';
import { useNow } from '../../kit/useNow.ts';
import { fixedList } from '../../kit/list/fixedList.ts';
import { ReasonDialog } from '../../kit/form/ReasonDialog.tsx';
import { MakeKey } from './MakeKey.tsx';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { fileUrl } from '../../kit/api.ts';
import { texts } from './texts.ts';

/** Keys by which other systems of the province call the API. */
export function ApiKeys() {
  const t = useTexts(texts);
  const words = useTexts(common);
  const name = useLabel();
  const now = useNow();
  const keys = useApi('GET /api-keys', {});
  const [making, setMaking] = useState(false);
  const [shown, setShown] = useState<string | null>(null);
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  const stateOf = (row: ApiKey) =>
    row.revokedAt !== null ? 'revoked' : Date.parse(row.expiresAt) <= now ? 'expired' : 'good';
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <>
          <ExportList url={fileUrl('GET /api-keys')} name="api-keys" />
          <Button onClick={() => setMaking(true)}>{t('make')}</Button>
        </>
      }
    >
      {shown === null ? null : (
        <ShownOnce title={t('once')} secret={shown} hint={t('onceHint')} onClose={() => setShown(null)} />
      )}
      <Await query={keys}>
        {({ items }) => (
          <DataList
            label={t('title')}
            list={fixedList(items)}
            columns={[
              {
                id: 'name',
                title: t('name'),
                className: 'wrap',
                render: (row) => <strong>{row.name}</strong>,
              },
              {
                id: 'may',
                title: t('may'),
                className: 'wrap',
                render: (row) => (
                  <>
                    {`${name('role', row.role)} · ${row.areaName ?? t('whole')}`}
                    <span className="muted small block">{row.rights.join(', ')}</span>
                  </>
                ),
              },
              {
                id: 'made',
                title: t('made'),
                render: (row) => (
                  <>
                    {formatInstant(row.createdAt)}
                    <span className="muted small block">{row.createdBy}</span>
                  </>
                ),
              },
              {
                id: 'used',
                title: t('used'),
                render: (row) => (row.lastUsedAt === null ? t('never') : formatInstant(row.lastUsedAt)),
              },
              { id: 'until', title: t('until'), render: (row) => formatInstant(row.expiresAt) },
              {
                id: 'state',
                title: t('state'),
                render: (row) => (
                  <Tag tone={stateOf(row) === 'good' ? 'good' : 'warning'}>{t(stateOf(row))}</Tag>
                ),
              },
              {
                id: 'act',
                title: t('acts'),
                render: (row) =>
                  stateOf(row) === 'good' ? (
                    <Button variant="default" size="compact-sm" onClick={() => setRevoking(row)}>
                      {t('revoke')}
                      <span className="hidden"> {row.name}</span>
                    </Button>
                  ) : null,
              },
            ]}
            rowKey={(row) => row.id}
            rowName={(row) => row.name}
            empty={{ title: t('none'), hint: t('noneHint') }}
          />
        )}
      </Await>
      <Drawer
        opened={making}
        onClose={() => setMaking(false)}
        title={t('make')}
        closeButtonProps={{ 'aria-label': words('close') }}
      >
        {making ? (
          <MakeKey
            onMade={(text) => {
              setMaking(false);
              setShown(text);
            }}
          />
        ) : null}
      </Drawer>
      {revoking === null ? null : <Revoke row={revoking} onClose={() => setRevoking(null)} />}
    </Page>
  );
}

function Revoke({ row, onClose }: { readonly row: ApiKey; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const revoke = useSend('POST /api-keys/{id}/revoke', ['/api-keys']);
  return (
    <ReasonDialog
      title={t('revokeTitle', { name: row.name })}
      submit={t('revoke')}
      busy={revoke.busy}
      failure={revoke.failure}
      onClose={onClose}
      onSend={async (reason) => {
        const result = await revoke.send({ params: { id: row.id }, body: { reason: reason ?? '' } });
        if (result.ok) {
          onClose();
        }
      }}
    >
      <p>{t('revokeHint')}</p>
    </ReasonDialog>
  );
}
