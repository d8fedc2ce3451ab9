import { Button, TextInput } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useRight } from '../../app/session/session.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { useList } from '../../kit/list/useList.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Page } from '../../kit/Page.tsx';
import { PhoneLink } from '../../kit/PhoneLink.tsx';
import { ReasonGate } from '../../kit/reason/ReasonGate.tsx';
import { needsReason } from '../../kit/reason/reasons.ts';
import { showBirth } from '../../kit/show.ts';
import { Empty } from '../../kit/state/Empty.tsx';
import { useDebounced } from '../../kit/useDebounced.ts';
import { texts } from './texts.ts';

const SUBJECT = 'people-search';

/** Search for a person; the words stay in the address. */
export function People() {
  const t = useTexts(texts);
  const name = useLabel();
  const navigate = useNavigate();
  const [url, change] = useUrlState();
  const [typed, setTyped] = useState(url['q'] ?? '');
  const mayAdd = useRight('person.write');
  const q = useDebounced(typed.trim());
  const list = useList('GET /people', { query: { q } }, { enabled: q.length >= 2, subject: SUBJECT });
  const addLink = mayAdd ? (
    <Button renderRoot={(props) => <Link to="/people/new" search={q === '' ? {} : { name: q }} {...props} />}>
      {t('add')}
    </Button>
  ) : null;
  return (
    <Page title={t('title')} actions={addLink}>
      <TextInput
        type="search"
        label={t('search')}
        description={t('hint')}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          change({ q: event.currentTarget.value });
        }}
      />
      {q.length < 2 ? <Empty title={t('start')} hint={t('startHint')} /> : null}
      {list.failure !== null && needsReason(list.failure) ? (
        <ReasonGate subject={SUBJECT} onGiven={list.again} />
      ) : null}
      {q.length < 2 || (list.failure !== null && needsReason(list.failure)) ? null : (
        <DataList
          label={t('label')}
          list={list}
          columns={[
            { id: 'name', title: t('name'), render: (row) => <strong>{row.fullName}</strong> },
            { id: 'birth', title: t('birth'), render: showBirth },
            { id: 'sex', title: t('sex'), render: (row) => name('sex', row.sex) },
            { id: 'phone', title: t('phone'), render: (row) => <PhoneLink phone={row.phone} /> },
            { id: 'area', title: t('area'), render: (row) => row.areaName ?? '–' },
            { id: 'address', title: t('address'), render: (row) => row.address ?? '–', className: 'wrap' },
          ]}
          rowKey={(row) => row.id}
          rowName={(row) => row.fullName}
          onOpen={(row) => void navigate({ to: '/people/$id', params: { id: row.id } })}
          empty={{ title: t('nothing'), hint: t('nothingHint'), action: addLink }}
        />
      )}
    </Page>
  );
}
