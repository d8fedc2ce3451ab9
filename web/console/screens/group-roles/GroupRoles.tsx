import { Button, Drawer } from '@mantine/core';
import { useState } from 'react';
import type { GroupRole } from '../../../../contract/identity.ts';
import { fold } from '../../../shared/fold.ts';
import { formatInstant } from '../../../shared/formats.ts';
import { ReasonDialog } from '../../kit/form/ReasonDialog.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { fixedList } from '../../kit/list/fixedList.ts';
import { SearchBox } from '../../kit/list/SearchBox.tsx';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Page } from '../../kit/Page.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { common } from '../../kit/texts.ts';
import { useApi, useSend } from '../../kit/useApi.ts';
import { GiveRole } from './GiveRole.tsx';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { fileUrl } from '../../kit/api.ts';
import { texts } from './texts.ts';

/** What groups of the single sign-on may do, where. */
export function GroupRoles() {
  const t = useTexts(texts);
  const words = useTexts(common);
  const name = useLabel();
  const [url, change] = useUrlState();
  const roles = useApi('GET /group-roles', {});
  const [giving, setGiving] = useState(false);
  const [taking, setTaking] = useState<GroupRole | null>(null);
  const asked = fold(url['q'] ?? '');
  const fits = (row: GroupRole) =>
    fold(`${row.group} ${name('role', row.role)} ${row.areaName ?? ''}`).includes(asked);
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <>
          <ExportList url={fileUrl('GET /group-roles')} name="group-roles" />
          <Button onClick={() => setGiving(true)}>{t('give')}</Button>
        </>
      }
    >
      <Await query={roles}>
        {({ name: provider, items }) => (
          <>
            {provider === null ? <Notice tone="warning">{t('absent')}</Notice> : null}
            {items.length === 0 ? null : (
              <Filters url={url} change={change} names={['q']}>
                <SearchBox label={t('search')} value={url['q']} onChange={(q) => change({ q })} />
              </Filters>
            )}
            <DataList
              label={t('title')}
              list={fixedList(items.filter(fits))}
              columns={[
                {
                  id: 'group',
                  title: t('group'),
                  className: 'wrap',
                  render: (row) => <strong>{row.group}</strong>,
                },
                { id: 'role', title: t('role'), render: (row) => name('role', row.role) },
                { id: 'area', title: t('area'), render: (row) => row.areaName ?? '–' },
                {
                  id: 'made',
                  title: t('made'),
                  render: (row) => (
                    <>
                      {formatInstant(row.madeAt)}
                      <span className="muted small block">{row.madeBy}</span>
                    </>
                  ),
                },
                {
                  id: 'act',
                  title: t('acts'),
                  render: (row) => (
                    <Button variant="default" size="compact-sm" onClick={() => setTaking(row)}>
                      {t('take')}
                      <span className="hidden"> {row.group}</span>
                    </Button>
                  ),
                },
              ]}
              rowKey={(row) => row.id}
              rowName={(row) => row.group}
              empty={{ title: t('none'), hint: t('noneHint') }}
            />
            <Drawer
              opened={giving}
              onClose={() => setGiving(false)}
              title={t('give')}
              closeButtonProps={{ 'aria-label': words('close') }}
            >
              {giving ? (
                <GiveRole provider={provider ?? t('provider')} onDone={() => setGiving(false)} />
              ) : null}
            </Drawer>
          </>
        )}
      </Await>
      {taking === null ? null : <Take row={taking} onClose={() => setTaking(null)} />}
    </Page>
  );
}

function Take({ row, onClose }: { readonly row: GroupRole; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const take = useSend('POST /group-roles/{id}/end', ['/group-roles']);
  return (
    <ReasonDialog
      title={t('takeTitle', { name: row.group })}
      submit={t('take')}
      busy={take.busy}
      failure={take.failure}
      onClose={onClose}
      onSend={async (reason) => {
        const result = await take.send({ params: { id: row.id }, body: { reason: reason ?? '' } });
        if (result.ok) {
          onClose();
        }
      }}
    >
      <p>{t('takeHint')}</p>
    </ReasonDialog>
  );
}
