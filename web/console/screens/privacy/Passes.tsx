import { Button, Radio } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { fileUrl } from '../../kit/api.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { ReasonDialog } from '../../kit/form/ReasonDialog.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { CodeFilter, urlCode } from '../../kit/list/CodeFilter.tsx';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { SearchBox } from '../../kit/list/SearchBox.tsx';
import { type RowOf, useList } from '../../kit/list/useList.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Page } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { Tag } from '../../kit/Tag.tsx';
import { useSend } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

type Pass = RowOf<'GET /access-passes'>;

/** Looks at records outside the lookers' areas, for whoever reviews them. */
export function Passes() {
  const t = useTexts(texts);
  const name = useLabel();
  const [url, change] = useUrlState();
  const [reviewed, setReviewed] = useState<Pass | null>(null);
  const query = { state: urlCode('passState', url['state']), by: url['by'] };
  const list = useList('GET /access-passes', { query });
  return (
    <Page title={t('passesTitle')} lead={t('passesLead')}>
      <Filters url={url} change={change} names={['by', 'state']}>
        <SearchBox label={t('passBy')} value={url['by']} onChange={(by) => change({ by })} />
        <CodeFilter
          kind="passState"
          label={t('verdict')}
          all={t('anyState')}
          name="state"
          url={url}
          change={change}
        />
      </Filters>
      <div className="row">
        <ExportList url={fileUrl('GET /access-passes', { query: query as object })} name="access-passes" />
      </div>
      <DataList
        label={t('passesTitle')}
        list={list}
        columns={[
          {
            id: 'by',
            title: t('by'),
            render: (row) => (
              <>
                <strong>{row.by}</strong>
                <span className="muted small block">{showInstant(row.openedAt)}</span>
              </>
            ),
          },
          { id: 'reason', title: t('reason'), className: 'wrap', render: (row) => row.reason },
          {
            id: 'subject',
            title: t('subject'),
            render: (row) => (
              <>
                {row.subjectKind === 'case' ? (
                  <Link to="/cases/$id" params={{ id: row.subjectId }}>
                    {name('passSubject', row.subjectKind)}
                  </Link>
                ) : (
                  <Link to="/people/$id" params={{ id: row.subjectId }}>
                    {name('passSubject', row.subjectKind)}
                  </Link>
                )}
                <span className="muted small block">{row.areaName ?? '–'}</span>
              </>
            ),
          },
          { id: 'looks', title: t('looks'), render: (row) => row.looks },
          {
            id: 'verdict',
            title: t('verdict'),
            className: 'wrap',
            render: (row) =>
              row.verdict === null ? (
                <Button variant="default" size="compact-sm" onClick={() => setReviewed(row)}>
                  {t('review')}
                  <span className="hidden"> {row.by}</span>
                </Button>
              ) : (
                <>
                  <Tag tone={row.verdict === 'justified' ? 'good' : 'bad'}>
                    {name('passVerdict', row.verdict)}
                  </Tag>
                  <span className="muted small block">
                    {[row.reviewedBy, row.note].filter((one) => one !== null).join(': ')}
                  </span>
                </>
              ),
          },
        ]}
        rowKey={(row) => row.id}
        rowName={(row) => `${row.by} ${showInstant(row.openedAt)}`}
        empty={{ title: t('noPasses') }}
      />
      {reviewed === null ? null : <Review pass={reviewed} onClose={() => setReviewed(null)} />}
    </Page>
  );
}

function Review({ pass, onClose }: { readonly pass: Pass; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const review = useSend('POST /access-passes/{id}/review', ['/access-passes']);
  const [verdict, setVerdict] = useState<'justified' | 'unjustified'>('justified');
  return (
    <ReasonDialog
      title={t('reviewTitle', { name: pass.by })}
      submit={t('review')}
      required={verdict === 'unjustified'}
      busy={review.busy}
      failure={review.failure}
      onClose={onClose}
      onSend={async (note) => {
        const body = { verdict, ...(note === undefined ? {} : { note }) };
        if ((await review.send({ params: { id: pass.id }, body })).ok) {
          onClose();
        }
      }}
    >
      <p>
        {pass.reason} · {showInstant(pass.openedAt)}
      </p>
      <Radio.Group
        label={t('verdict')}
        value={verdict}
        onChange={(value) => setVerdict(value === 'unjustified' ? 'unjustified' : 'justified')}
      >
        <Radio value="justified" label={t('justified')} />
        <Radio value="unjustified" label={t('unjustified')} />
      </Radio.Group>
    </ReasonDialog>
  );
}
