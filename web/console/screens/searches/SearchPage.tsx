import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { LabelCode } from '../../../../contract/labels.ts';
import { formatNumber } from '../../../shared/formats.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { Facts, Page, Panel } from '../../kit/Page.tsx';
import { PhoneLink } from '../../kit/PhoneLink.tsx';
import { showInstant } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { useApi } from '../../kit/useApi.ts';
import { SendHandover } from '../handover/SendHandover.tsx';
import { FoundForm, TryForm } from './SearchForms.tsx';
import { CloseSearch, WatchDialog } from './SearchDialogs.tsx';
import { texts } from './texts.ts';
import type { SearchRecord } from './types.ts';

/** What is known of somebody who is searched for, what was tried, and what to do. */
export function SearchPage() {
  const t = useTexts(texts);
  const { id } = useParams({ strict: false });
  const query = useApi('GET /searches/{id}', { params: { id: id ?? '' } });
  return (
    <Page title={query.data?.personName ?? t('title')} lead={t('title')}>
      <Await query={query}>
        {(row) => <Record key={`${row.id} ${row.status} ${row.tries}`} row={row} />}
      </Await>
    </Page>
  );
}

function Record({ row }: { readonly row: SearchRecord }) {
  const t = useTexts(texts);
  const name = useLabel();
  const [dialog, setDialog] = useState<'watch' | 'close' | 'handOver' | null>(null);
  const open = row.status === 'OPEN';
  const elsewhere =
    row.status === 'FOUND' && row.foundAreaName !== null && row.foundAreaName !== row.areaName;
  return (
    <>
      <Panel title={t('known')}>
        <Facts
          items={[
            [t('status'), name('searchStatus', row.status)],
            [t('cause'), name('searchCause', row.cause)],
            [t('area'), row.areaName],
            [t('since'), showInstant(row.openedAt)],
            [t('searcher'), row.searcherName ?? t('nobody')],
            [
              t('phones'),
              row.phones.length === 0
                ? null
                : row.phones.map((phone) => (
                    <span key={phone} className="block">
                      <PhoneLink phone={phone} />
                    </span>
                  )),
            ],
            [t('address'), row.address],
            [
              t('household'),
              row.household.length === 0
                ? null
                : row.household.map((one) => (
                    <span key={one.name} className="block">
                      {one.name} <PhoneLink phone={one.phone} />
                    </span>
                  )),
            ],
            [t('note'), row.note],
          ]}
        />
        {row.watchUntil === null ? null : (
          <p>
            <Tag tone="blue">{t('watched', { until: showInstant(row.watchUntil) })}</Tag>
          </p>
        )}
        <div className="row">
          {open && row.mayWatch && row.watchUntil === null ? (
            <Button variant="default" onClick={() => setDialog('watch')}>
              {t('watch')}
            </Button>
          ) : null}
          {open ? (
            <Button variant="default" onClick={() => setDialog('close')}>
              {t('close')}
            </Button>
          ) : null}
          {elsewhere ? (
            <Button onClick={() => setDialog('handOver')}>
              {t('handOver', { area: row.foundAreaName ?? '' })}
            </Button>
          ) : null}
          <Link to="/cases/$id" params={{ id: row.caseId }}>
            {t('openCase', { label: row.caseLabel })}
          </Link>
          <Link to="/people/$id" params={{ id: row.personId }}>
            {t('openPerson')}
          </Link>
        </div>
      </Panel>
      {open ? (
        <div className="two">
          <TryForm row={row} />
          <FoundForm row={row} />
        </div>
      ) : null}
      <Panel title={t('lastPlaces')}>
        {row.lastPlaces === null ? <p className="muted">{t('placesHidden')}</p> : null}
        {row.lastPlaces?.length === 0 ? <p className="muted">{t('noPlaces')}</p> : null}
        <ul className="plain stack">
          {(row.lastPlaces ?? []).map((one) => (
            <li key={one.inAt}>
              {t('place', {
                place: one.placeName,
                area: one.areaName,
                n: formatNumber(one.times),
                from: showInstant(one.inAt),
                to: showInstant(one.outAt),
              })}
            </li>
          ))}
        </ul>
      </Panel>
      <Tried row={row} />
      {dialog === 'watch' ? <WatchDialog row={row} onClose={() => setDialog(null)} /> : null}
      {dialog === 'close' ? <CloseSearch row={row} onClose={() => setDialog(null)} /> : null}
      {dialog === 'handOver' ? (
        <SendHandover
          people={[{ subject: row.subject, id: row.contactId ?? row.caseId, name: row.personName }]}
          toAreaId={row.foundAreaId}
          onClose={() => setDialog(null)}
        />
      ) : null}
    </>
  );
}

function Tried({ row }: { readonly row: SearchRecord }) {
  const t = useTexts(texts);
  const name = useLabel();
  const resultOf = (one: SearchRecord['tried'][number]) =>
    one.what === 'visit'
      ? name('visitResult', one.result as LabelCode<'visitResult'>)
      : one.what === 'first-call'
        ? name('attemptResult', one.result as LabelCode<'attemptResult'>)
        : name('searchResult', one.result as LabelCode<'searchResult'>);
  const whatOf = (one: SearchRecord['tried'][number]) =>
    one.what === 'search'
      ? one.manner === null
        ? t('search')
        : name('searchManner', one.manner)
      : t(one.what === 'visit' ? 'visit' : 'firstCall');
  return (
    <Panel title={t('triedTitle')}>
      {row.tried.length === 0 ? <p className="muted">{t('noTries')}</p> : null}
      <ol className="plain stack">
        {row.tried.map((one) => (
          <li key={`${one.what} ${one.at} ${one.by}`}>
            <strong>{resultOf(one)}</strong> · {whatOf(one)}
            <span className="muted small block">
              {showInstant(one.at)} · {one.by}
            </span>
            {one.note === null ? null : <p className="pre-line">{one.note}</p>}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
