import { Button, Drawer } from '@mantine/core';
import { useState } from 'react';
import { formatRelative } from '../../../shared/formats.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { fileUrl } from '../../kit/api.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { SearchBox } from '../../kit/list/SearchBox.tsx';
import { useList } from '../../kit/list/useList.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Page } from '../../kit/Page.tsx';
import { ShownOnce } from '../../kit/ShownOnce.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { common } from '../../kit/texts.ts';
import { HistoryPanel } from '../../kit/history/HistoryPanel.tsx';
import { AccountDevices } from '../devices/AccountDevices.tsx';
import { texts } from './texts.ts';
import { UserCreate } from './UserCreate.tsx';
import { UserEdit } from './UserEdit.tsx';
import type { Account } from './types.ts';

/** Accounts of the own area: who may do what, where. */
export function Users() {
  const t = useTexts(texts);
  const words = useTexts(common);
  const name = useLabel();
  const [url, change] = useUrlState();
  const [adding, setAdding] = useState(false);
  const [editing, setEditing] = useState<Account | null>(null);
  const [secret, setSecret] = useState<{ login: string; password: string } | null>(null);
  const list = useList('GET /users', { query: { q: url['q'], sort: url['sort'] } });
  const close = () => {
    setAdding(false);
    setEditing(null);
  };
  const roleText = (account: Account) =>
    account.roles
      .map((grant) => `${name('role', grant.role)} (${grant.areaName ?? t('wholeSystem')})`)
      .join('; ');
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <ExportList url={fileUrl('GET /users', { query: { q: url['q'] } as object })} name="users" />
          <Button onClick={() => setAdding(true)}>{t('add')}</Button>
        </>
      }
    >
      {secret === null ? null : (
        <ShownOnce
          title={t('oneTime', { login: secret.login })}
          secret={secret.password}
          hint={t('oneTimeHint')}
          onClose={() => setSecret(null)}
        />
      )}
      <Filters url={url} change={change} names={['q']}>
        <SearchBox label={t('search')} value={url['q']} onChange={(q) => change({ q })} />
      </Filters>
      <DataList
        label={t('label')}
        list={list}
        sort={url['sort']}
        onSort={(sort) => change({ sort })}
        columns={[
          { id: 'login', title: t('login'), sort: 'login', render: (row) => <strong>{row.login}</strong> },
          { id: 'name', title: t('name'), sort: 'name', className: 'reach', render: (row) => row.name },
          { id: 'roles', title: t('roles'), className: 'wrap', render: roleText },
          { id: 'totp', title: t('totp'), render: (row) => words(row.totpEnrolled ? 'yes' : 'no') },
          {
            id: 'last',
            title: t('lastUsed'),
            render: (row) => (row.lastUsedAt === null ? t('never') : formatRelative(row.lastUsedAt)),
          },
          {
            id: 'state',
            title: t('state'),
            render: (row) => (
              <Tag tone={row.suspended ? 'warning' : 'good'}>{t(row.suspended ? 'suspended' : 'active')}</Tag>
            ),
          },
        ]}
        rowKey={(row) => row.id}
        rowName={(row) => row.login}
        onOpen={setEditing}
        empty={{ title: t('none') }}
      />
      <Drawer
        opened={adding || editing !== null}
        onClose={close}
        title={editing === null ? t('add') : t('editTitle', { login: editing.login })}
        closeButtonProps={{ 'aria-label': words('close') }}
      >
        {adding ? (
          <UserCreate
            onCreated={(login, password) => {
              setSecret({ login, password });
              close();
            }}
          />
        ) : null}
        {editing === null ? null : (
          <UserEdit
            key={`edit ${editing.id}`}
            account={editing}
            onPassword={(password) => setSecret({ login: editing.login, password })}
            onDone={close}
          />
        )}
        {editing === null ? null : <AccountDevices id={editing.id} login={editing.login} />}
        {editing === null ? null : <HistoryPanel key={`history ${editing.id}`} of="users" id={editing.id} />}
      </Drawer>
    </Page>
  );
}
