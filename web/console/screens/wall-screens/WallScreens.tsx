import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { WallScreen } from '../../../../contract/command-screens.ts';
import { newId } from '../../../shared/ids.ts';
import { typed } from '../../kit/defined.ts';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { ReasonDialog } from '../../kit/form/ReasonDialog.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { fixedList } from '../../kit/list/fixedList.ts';
import { Page } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { ShownOnce } from '../../kit/ShownOnce.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { useApi, useSend } from '../../kit/useApi.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { fileUrl } from '../../kit/api.ts';
import { texts } from './texts.ts';

const EVERY_MS = 30_000;

/** Machines that may show the wall without anybody who logs in. */
export function WallScreens() {
  const t = useTexts(texts);
  const screens = useApi('GET /command/screens', {}, { everyMs: EVERY_MS });
  const renew = useSend('POST /command/screens/{id}/code', ['/command/screens']);
  const [adding, setAdding] = useState(false);
  const [shown, setShown] = useState<string | null>(null);
  const [revoking, setRevoking] = useState<WallScreen | null>(null);
  const askCode = async (row: WallScreen) => {
    const result = await renew.send({ params: { id: row.id }, body: {} });
    setShown(result.ok ? result.data.code : null);
  };
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <>
          <ExportList url={fileUrl('GET /command/screens')} name="screens" />
          <Button onClick={() => setAdding(true)}>{t('add')}</Button>
        </>
      }
    >
      {shown === null ? null : (
        <ShownOnce
          title={t('once')}
          secret={shown}
          hint={t('onceHint', { address: `${location.origin}/console/wall/pair` })}
          onClose={() => setShown(null)}
        />
      )}
      <FailureNotice failure={renew.failure} />
      <Await query={screens}>
        {({ items }) => (
          <DataList
            label={t('list')}
            list={fixedList(items)}
            columns={[
              {
                id: 'name',
                title: t('name'),
                className: 'wrap',
                render: (row) => <strong>{row.name}</strong>,
              },
              {
                id: 'state',
                title: t('state'),
                render: (row) => <StatusTag kind="screenState" code={row.state} />,
              },
              {
                id: 'seen',
                title: t('seen'),
                render: (row) => (row.lastSeenAt === null ? t('never') : showInstant(row.lastSeenAt)),
              },
              {
                id: 'until',
                title: t('until'),
                render: (row) => (row.until === null ? '–' : showInstant(row.until)),
              },
              {
                id: 'made',
                title: t('made'),
                render: (row) => (
                  <>
                    {showInstant(row.createdAt)}
                    <span className="muted small block">{row.createdBy}</span>
                  </>
                ),
              },
              {
                id: 'acts',
                title: t('acts'),
                render: (row) =>
                  row.state === 'revoked' ? null : (
                    <div className="row">
                      <Button variant="default" size="compact-sm" onClick={() => void askCode(row)}>
                        {t('newCode')}
                        <span className="hidden"> {row.name}</span>
                      </Button>
                      <Button variant="default" size="compact-sm" onClick={() => setRevoking(row)}>
                        {t('revoke')}
                        <span className="hidden"> {row.name}</span>
                      </Button>
                    </div>
                  ),
              },
            ]}
            rowKey={(row) => row.id}
            rowName={(row) => row.name}
            empty={{ title: t('none'), hint: t('noneHint') }}
          />
        )}
      </Await>
      {adding ? (
        <AddScreen
          onClose={() => setAdding(false)}
          onMade={(code) => {
            setAdding(false);
            setShown(code);
          }}
        />
      ) : null}
      {revoking === null ? null : <Revoke row={revoking} onClose={() => setRevoking(null)} />}
    </Page>
  );
}

type AddProps = { readonly onClose: () => void; readonly onMade: (code: string) => void };

function AddScreen({ onClose, onMade }: AddProps) {
  const t = useTexts(texts);
  const add = useSend('POST /command/screens', ['/command/screens']);
  const [id] = useState(newId);
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const wanted = typed(name);
  return (
    <FormDialog
      title={t('addTitle')}
      submit={t('add')}
      busy={add.busy}
      failure={add.failure}
      problem={tried && wanted === undefined ? t('missing') : null}
      onSubmit={async () => {
        setTried(true);
        const result = wanted === undefined ? null : await add.send({ body: { id, name: wanted } });
        if (result?.ok === true) {
          onMade(result.data.code);
        }
      }}
      onClose={onClose}
    >
      <TextInput
        label={t('name')}
        description={t('nameHint')}
        required
        maxLength={120}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

function Revoke({ row, onClose }: { readonly row: WallScreen; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const revoke = useSend('POST /command/screens/{id}/revocation', ['/command/screens']);
  return (
    <ReasonDialog
      title={t('revokeTitle', { name: row.name })}
      submit={t('revoke')}
      busy={revoke.busy}
      failure={revoke.failure}
      onClose={onClose}
      onSend={async (reason) => {
        if ((await revoke.send({ params: { id: row.id }, body: { reason: reason ?? '' } })).ok) {
          onClose();
        }
      }}
    >
      <p>{t('revokeHint')}</p>
    </ReasonDialog>
  );
}
