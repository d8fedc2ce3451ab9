import { Button, Checkbox } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { fileUrl } from '../../kit/api.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { CodeFilter, urlCode } from '../../kit/list/CodeFilter.tsx';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { useSelection } from '../../kit/list/selection.ts';
import { SearchBox } from '../../kit/list/SearchBox.tsx';
import { useList } from '../../kit/list/useList.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Page } from '../../kit/Page.tsx';
import { PhoneLink } from '../../kit/PhoneLink.tsx';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { showInstant } from '../../kit/show.ts';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { common } from '../../kit/texts.ts';
import { AttentionBar } from './AttentionBar.tsx';
import { bulkTexts } from './bulk-texts.ts';
import { BulkBar } from './BulkBar.tsx';
import { decisionTexts } from './decision-texts.ts';
import { certificateTexts } from './certificate-texts.ts';
import { CheckCertificate } from './CheckCertificate.tsx';
import { orderFilters } from './filters.ts';
import { orderName } from './order-name.ts';
import { SiteFilters } from './SiteFilters.tsx';
import { texts } from './texts.ts';

const ENDING_DAYS = 2;

/** Quarantine and isolation orders of the officer's areas. */
export function Orders() {
  const t = useTexts(texts);
  const words = useTexts(common);
  const name = useLabel();
  const navigate = useNavigate();
  const [url, change] = useUrlState();
  const filters = {
    q: url['q'],
    kind: urlCode('orderKind', url['kind']),
    status: urlCode('orderStatus', url['status']),
    area: url['area'],
    due: url['due'] === 'true' ? true : undefined,
    unserved: url['unserved'] === 'true' ? true : undefined,
    appealed: url['appealed'] === 'true' ? true : undefined,
    uncertified: url['uncertified'] === 'true' ? true : undefined,
    endingWithinDays: url['ending'] === 'true' ? ENDING_DAYS : undefined,
    site: urlCode('siteView', url['site']),
    place: url['place'],
    sort: url['sort'],
  };
  const bulk = useTexts(bulkTexts);
  const decision = useTexts(decisionTexts);
  const certificate = useTexts(certificateTexts);
  const selection = useSelection();
  const [checking, setChecking] = useState(false);
  const list = useList('GET /orders', { query: filters });
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <Button variant="default" onClick={() => setChecking(true)}>
            {certificate('check')}
          </Button>
          <ExportList url={fileUrl('GET /orders', { query: filters as object })} people name="orders" />
        </>
      }
    >
      {checking ? <CheckCertificate onClose={() => setChecking(false)} /> : null}
      <AttentionBar onShow={change} />
      <Filters url={url} change={change} names={orderFilters}>
        <SearchBox label={t('search')} value={url['q']} onChange={(q) => change({ q })} />
        <CodeFilter
          kind="orderKind"
          label={t('kind')}
          all={t('anyKind')}
          name="kind"
          url={url}
          change={change}
        />
        <CodeFilter
          kind="orderStatus"
          label={t('status')}
          all={t('anyStatus')}
          name="status"
          url={url}
          change={change}
        />
        <AreaPicker
          label={words('area')}
          value={url['area'] ?? null}
          onPick={(area) => change({ area: area ?? undefined })}
        />
        <SiteFilters url={url} change={change} />
        <Checkbox
          label={t('due')}
          checked={url['due'] === 'true'}
          onChange={(event) => change({ due: event.currentTarget.checked ? 'true' : undefined })}
        />
        <Checkbox
          label={t('ending')}
          checked={url['ending'] === 'true'}
          onChange={(event) => change({ ending: event.currentTarget.checked ? 'true' : undefined })}
        />
        <Checkbox
          label={bulk('unserved')}
          checked={url['unserved'] === 'true'}
          onChange={(event) => change({ unserved: event.currentTarget.checked ? 'true' : undefined })}
        />
        <Checkbox
          label={bulk('appeals')}
          checked={url['appealed'] === 'true'}
          onChange={(event) => change({ appealed: event.currentTarget.checked ? 'true' : undefined })}
        />
        <Checkbox
          label={certificate('uncertified')}
          checked={url['uncertified'] === 'true'}
          onChange={(event) => change({ uncertified: event.currentTarget.checked ? 'true' : undefined })}
        />
      </Filters>
      <BulkBar selection={selection} rows={list.rows} />
      <DataList
        label={t('label')}
        list={list}
        selection={selection}
        sort={url['sort']}
        onSort={(sort) => change({ sort })}
        columns={[
          {
            id: 'number',
            title: t('number'),
            className: 'reach',
            sort: 'number',
            render: (row) => (
              <>
                <strong>{orderName(row.number, row.issuerOfficeName)}</strong>
                <span className="muted small block">
                  {row.servedAt === null ? t('notServed') : t('served', { at: showInstant(row.servedAt) })}
                </span>
                {row.lastDecision === null ? null : (
                  <span className="muted small block">
                    {decision(row.lastDecision.toServe ? 'inListToServe' : 'inList', {
                      kind: name('templateKind', row.lastDecision.kind),
                      number: row.lastDecision.number,
                    })}
                  </span>
                )}
                {row.certificate === null ? null : (
                  <span className="muted small block">
                    {row.certificate.number === null
                      ? certificate('inListOld')
                      : certificate('inList', { number: row.certificate.number })}
                  </span>
                )}
              </>
            ),
          },
          {
            id: 'person',
            title: t('person'),
            className: 'brief',
            render: (row) => (
              <>
                {row.personName}
                <span className="small block">
                  <PhoneLink phone={row.phone} />
                </span>
              </>
            ),
          },
          {
            id: 'kind',
            title: t('kind'),
            className: 'brief',
            render: (row) => (
              <>
                {name('orderKind', row.kind)}
                <span className="muted small block">{row.placeName ?? row.areaName ?? '–'}</span>
              </>
            ),
          },
          {
            id: 'status',
            title: t('status'),
            className: 'brief',
            render: (row) => (
              <>
                <StatusTag kind="orderStatus" code={row.status} />
                <span className="muted small block">
                  {row.lastFollowUpAt === null
                    ? t('notChecked')
                    : t('checked', { at: showInstant(row.lastFollowUpAt) })}
                </span>
              </>
            ),
          },
          {
            id: 'until',
            title: t('until'),
            className: 'brief',
            sort: 'until',
            render: (row) => (
              <>
                {showInstant(row.until)}
                <span className="muted small block">{t('since', { from: showInstant(row.from) })}</span>
              </>
            ),
          },
        ]}
        rowKey={(row) => row.id}
        rowName={(row) => orderName(row.number, row.issuerOfficeName)}
        onOpen={(row) => void navigate({ to: '/orders/$id', params: { id: row.id } })}
        empty={{ title: t('none'), hint: t('noneHint') }}
      />
    </Page>
  );
}
