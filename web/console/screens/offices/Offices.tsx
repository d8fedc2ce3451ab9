import { Button, Drawer } from '@mantine/core';
import { useState } from 'react';
import { useRight } from '../../app/session/session.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { fileUrl } from '../../kit/api.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { CodeFilter, urlCode } from '../../kit/list/CodeFilter.tsx';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { useList } from '../../kit/list/useList.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { Page } from '../../kit/Page.tsx';
import { PhoneLink } from '../../kit/PhoneLink.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { common } from '../../kit/texts.ts';
import { OfficeCreate } from './OfficeCreate.tsx';
import { texts } from './texts.ts';

/** Offices that act and sign: of the own areas and of the units above them. */
export function Offices() {
  const t = useTexts(texts);
  const words = useTexts(common);
  const name = useLabel();
  const mayAdd = useRight('organisation.manage');
  const [url, change] = useUrlState();
  const [adding, setAdding] = useState(false);
  const [added, setAdded] = useState<string | null>(null);
  const query = { kind: urlCode('organisationKind', url['kind']), area: url['area'] };
  const list = useList('GET /organisations', { query });
  const addButton = mayAdd ? <Button onClick={() => setAdding(true)}>{t('add')}</Button> : null;
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <>
          <ExportList url={fileUrl('GET /organisations', { query: query as object })} name="organisations" />
          {addButton}
        </>
      }
    >
      {added === null ? null : <Notice tone="good">{t('created', { name: added })}</Notice>}
      <Filters url={url} change={change} names={['kind', 'area']}>
        <CodeFilter
          kind="organisationKind"
          label={t('kind')}
          all={t('anyKind')}
          name="kind"
          url={url}
          change={change}
        />
        <AreaPicker
          label={t('areaFilterHint')}
          value={url['area'] ?? null}
          onPick={(area) => change({ area: area ?? undefined })}
        />
      </Filters>
      <DataList
        label={t('label')}
        list={list}
        columns={[
          {
            id: 'name',
            title: t('name'),
            className: 'wrap',
            render: (row) => <strong>{row.name}</strong>,
          },
          { id: 'kind', title: t('kind'), render: (row) => name('organisationKind', row.kind) },
          { id: 'area', title: t('area'), render: (row) => row.areaName },
          { id: 'phone', title: t('phone'), render: (row) => <PhoneLink phone={row.phone} /> },
          { id: 'suffix', title: t('suffix'), render: (row) => row.numberSuffix ?? '–' },
        ]}
        rowKey={(row) => row.id}
        rowName={(row) => row.name}
        empty={{ title: t('none'), hint: t('noneHint') }}
      />
      <Drawer
        opened={adding}
        onClose={() => setAdding(false)}
        title={t('add')}
        closeButtonProps={{ 'aria-label': words('close') }}
      >
        <OfficeCreate
          onCreated={(office) => {
            setAdded(office);
            setAdding(false);
          }}
        />
      </Drawer>
    </Page>
  );
}
