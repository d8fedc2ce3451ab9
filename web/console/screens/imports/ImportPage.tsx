import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import { sheetRowStates } from '../../../../contract/sheet-imports.ts';
import { fileUrl } from '../../kit/api.ts';
import { FileButton } from '../../kit/FileButton.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Facts, Page, Panel } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi, useSend } from '../../kit/useApi.ts';
import { ColumnMap } from './ColumnMap.tsx';
import { percent } from './file.ts';
import { Findings } from './Findings.tsx';
import { Questions } from './Questions.tsx';
import { RowGrid } from './RowGrid.tsx';
import { texts } from './texts.ts';
import type { BeginsWork, SheetImport } from './types.ts';

const ASK_MS = 1_000;

/** Whether the server works on the sheet: nothing of it can be changed meanwhile. */
function isWorked(state: SheetImport['state']): boolean {
  return state === 'checking' || state === 'importing';
}

/** One sheet from its columns to the rows taken in. */
export function ImportPage() {
  const { id = '' } = useParams({ strict: false });
  const t = useTexts(texts);
  const query = useApi(
    'GET /imports/{id}',
    { params: { id } },
    { everyMs: (data) => (data !== undefined && isWorked(data.state) ? ASK_MS : false) },
  );
  return (
    <Page title={query.data === undefined ? t('title') : titleOf(query.data)}>
      <Await query={query} lines={8}>
        {(data) => <Sheet data={data} readAt={query.dataUpdatedAt} />}
      </Await>
    </Page>
  );
}

function titleOf({ fileName, sheet }: Pick<SheetImport, 'fileName' | 'sheet'>): string {
  return sheet === '' ? fileName : `${fileName} · ${sheet}`;
}

/** @param readAt when the sheet was read last: an answer may say the same as the one before. */
function Sheet({ data, readAt }: { readonly data: SheetImport; readonly readAt: number }) {
  const t = useTexts(texts);
  const label = useLabel();
  const works = isWorked(data.state);
  const stateTag = <StatusTag kind="sheetState" code={data.state} />;
  const results = useRef<HTMLElement>(null);
  /** When work was begun here, of which nothing was read since. */
  const begun = useRef<number | null>(works ? 0 : null);
  const onBegun = () => {
    begun.current = readAt;
  };
  useEffect(() => {
    if (works || begun.current === null || begun.current === readAt) {
      return;
    }
    begun.current = null;
    // The button that began the work is gone or hidden, often before the work was ever seen under way: who came by keyboard goes on
    // at what the work found.
    const held = document.activeElement;
    if (held === null || held === document.body || !held.checkVisibility()) {
      results.current?.focus();
    }
  }, [works, readAt]);
  const states = sheetRowStates.filter((state) => data.counts[state] > 0);
  return (
    <>
      <Returned />
      {data.sameAs === null ? null : (
        <Notice
          tone="warning"
          title={t('sameAs')}
          actions={
            <Link to="/imports/$id" params={{ id: data.sameAs }}>
              {t('openSame')}
            </Link>
          }
        />
      )}
      <Panel>
        <Facts
          items={[
            [t('sender'), `${data.sender} · ${data.areaName}`],
            [t('kind'), label('sheetKind', data.kind)],
            [t('state'), stateTag],
            [t('rows'), formatNumber(data.rows)],
            [t('received'), `${showInstant(data.createdAt)} · ${data.createdBy}`],
          ]}
        />
        <div className="row" aria-live="polite">
          {states.map((state) => (
            <span key={state}>
              <StatusTag kind="sheetRowState" code={state} /> {formatNumber(data.counts[state])}
            </span>
          ))}
        </div>
        {works ? (
          <>
            <p>
              {t(data.state === 'checking' ? 'checking' : 'importing', { share: percent(data.progress) })}
            </p>
            <progress max={1} value={data.progress} aria-label={label('sheetState', data.state)} />
          </>
        ) : null}
        {data.caseId === null ? null : (
          <Link to="/cases/$id/contacts" params={{ id: data.caseId }}>
            {t('goCase')}
          </Link>
        )}
      </Panel>
      {works ? null : (
        <>
          <ColumnMap key={JSON.stringify(data.plan)} data={data} onBegun={onBegun} />
          {data.state === 'mapping' ? null : (
            <>
              <section ref={results} tabIndex={-1} aria-label={t('results')}>
                <Findings data={data} />
              </section>
              <Questions data={data} onBegun={onBegun} />
              <Take data={data} onBegun={onBegun} />
            </>
          )}
          <RowGrid data={data} />
        </>
      )}
    </>
  );
}

/** What became of a file of refused rows that came back mended, as the address says. */
function Returned() {
  const t = useTexts(texts);
  const [{ mended, added, taken, untouched }] = useUrlState();
  return mended === undefined || added === undefined || taken === undefined ? null : (
    <Notice tone="info" title={t('returned')}>
      {t('returnedLead', {
        mended: Number(mended),
        added: Number(added),
        taken: Number(taken),
        untouched: Number(untouched ?? 0),
      })}
    </Notice>
  );
}

function Take({ data, onBegun }: BeginsWork) {
  const t = useTexts(texts);
  const take = useSend('POST /imports/{id}/commit', ['/imports']);
  const { ready, bad, duplicate } = data.counts;
  const begin = async () => {
    if ((await take.send({ params: { id: data.id } })).ok) {
      onBegun();
    }
  };
  return (
    <Panel title={t('take', { n: formatNumber(ready) })}>
      <p className="muted">{t('takeLead')}</p>
      <FailureNotice failure={take.failure} />
      <div className="row">
        <Button loading={take.busy} disabled={ready === 0} onClick={() => void begin()}>
          {t('takeRows', { n: formatNumber(ready) })}
        </Button>
        {bad === 0 ? null : (
          <FileButton
            url={fileUrl('GET /imports/{id}/rows', { params: { id: data.id }, query: { state: 'bad' } })}
            accept="text/csv"
            name="dong-can-sua.csv"
          >
            {t('refusedFile')}
          </FileButton>
        )}
        {duplicate === 0 ? null : <Link to="/people/duplicates">{t('duplicates')}</Link>}
      </div>
    </Panel>
  );
}
