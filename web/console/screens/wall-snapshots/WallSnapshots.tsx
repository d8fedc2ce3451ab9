import { Button } from '@mantine/core';
import { useState } from 'react';
import { newId } from '../../../shared/ids.ts';
import { useRight } from '../../app/session/session.ts';
import { fileUrl } from '../../kit/api.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { FileButton } from '../../kit/FileButton.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { useList } from '../../kit/list/useList.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Page, Panel } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi, useSend } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

const papers = ['a4', 'a3'] as const;

/** Frozen walls with their papers. */
export function WallSnapshots() {
  const t = useTexts(texts);
  const works = useRight('command.work');
  const [url] = useUrlState();
  const [done, setDone] = useState(false);
  const freeze = useSend('POST /command/wall-snapshots', ['/command/wall-snapshots']);
  const list = useList('GET /command/wall-snapshots', { query: {} });
  const now = async () => setDone((await freeze.send({ body: { id: newId() } })).ok);
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        works ? (
          <Button loading={freeze.busy} onClick={() => void now()}>
            {t('freeze')}
          </Button>
        ) : null
      }
    >
      {done ? <Notice tone="good">{t('done')}</Notice> : null}
      <FailureNotice failure={freeze.failure} />
      {url['open'] === undefined ? null : <Opened id={url['open']} />}
      <div className="row">
        <ExportList url={fileUrl('GET /command/wall-snapshots', {})} name="wall-snapshots" />
      </div>
      <DataList
        label={t('list')}
        list={list}
        columns={[
          { id: 'at', title: t('at'), render: (row) => <strong>{showInstant(row.at)}</strong> },
          { id: 'by', title: t('by'), render: (row) => row.by },
          {
            id: 'code',
            title: t('code'),
            className: 'wrap',
            render: (row) => <code className="small">{row.digest}</code>,
          },
          { id: 'papers', title: t('papers'), render: (row) => <Papers id={row.id} /> },
        ]}
        rowKey={(row) => row.id}
        rowName={(row) => showInstant(row.at)}
        empty={{ title: t('none'), hint: t('noneHint') }}
      />
    </Page>
  );
}

function Papers({ id }: { readonly id: string }) {
  return (
    <div className="row">
      {papers.map((paper) => (
        <FileButton
          key={paper}
          url={fileUrl('GET /command/wall-snapshots/{id}/document', { params: { id }, query: { paper } })}
          accept="application/pdf"
          name={`man-hinh-chi-huy-${paper}.pdf`}
        >
          {`PDF ${paper.toUpperCase()}`}
        </FileButton>
      ))}
    </div>
  );
}

/** The wall that somebody's paper names: whether it is genuine. */
function Opened({ id }: { readonly id: string }) {
  const t = useTexts(texts);
  const query = useApi('GET /command/wall-snapshots/{id}', { params: { id } });
  return (
    <Panel title={t('open')}>
      <Await query={query}>
        {(found) => (
          <>
            <p>
              <strong>{showInstant(found.at)}</strong> · {found.by}
            </p>
            <p className="small" style={{ overflowWrap: 'anywhere' }}>
              {found.digest}
            </p>
            <Notice tone={found.genuine ? 'good' : 'bad'}>
              {found.genuine ? t('genuine') : t('forged', { fault: found.fault ?? '' })}
            </Notice>
            <Papers id={found.id} />
          </>
        )}
      </Await>
    </Panel>
  );
}
