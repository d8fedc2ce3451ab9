import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { formatInstant, formatNumber } from '../../../shared/formats.ts';
import { fileUrl } from '../../kit/api.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { FileButton } from '../../kit/FileButton.tsx';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { useList } from '../../kit/list/useList.ts';
import { oneOf, useUrlState } from '../../kit/list/useUrlState.ts';
import { Page } from '../../kit/Page.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi } from '../../kit/useApi.ts';
import { FinishRound } from '../lockdown/Rounds.tsx';
import type { LockdownRecord } from '../lockdown/types.ts';
import { Households } from './Households.tsx';
import { texts } from './texts.ts';
import type { Supply } from './types.ts';
import { useMarks } from './useMarks.ts';

const views = ['all', 'unserved', 'served'] as const;
/** Other officers mark too. */
const REFRESH_MS = 30_000;
/** So many households at once: most cordons have fewer. */
const PAGE = 200;

/** A supply round household by household: who was served, who was not and why, those who missed the round before first. */
export function RoundPage() {
  const { id = '', roundId = '' } = useParams({ strict: false });
  const t = useTexts(texts);
  const query = useApi('GET /lockdowns/{id}', { params: { id } });
  const round = query.data?.rounds.find((one) => one.id === roundId && one.kind === 'supply');
  const title =
    query.data === undefined || round === undefined
      ? t('title')
      : t('titleOf', { no: round.no, cordon: query.data.title });
  return (
    <Page
      title={title}
      lead={
        <Link to="/lockdowns/$id" params={{ id }}>
          {t('back')}
        </Link>
      }
    >
      <Await query={query} lines={10}>
        {(record) =>
          round === undefined ? (
            <Notice tone="warning">{t('noRound')}</Notice>
          ) : (
            <Round record={record} round={round} />
          )
        }
      </Await>
    </Page>
  );
}

type RoundProps = { readonly record: LockdownRecord; readonly round: LockdownRecord['rounds'][number] };

function Round({ record, round }: RoundProps) {
  const t = useTexts(texts);
  const [url, change] = useUrlState();
  const [asking, setAsking] = useState<'rest' | 'finish' | null>(null);
  const show = oneOf(views, url['show']) ?? 'all';
  const params = { id: record.id, roundId: round.id };
  // What was just marked stays in a shortened list until it is read anew: a row must not go from under the finger.
  const list = useList(
    'GET /lockdowns/{id}/rounds/{roundId}/households',
    { params, query: { show, limit: PAGE } },
    show === 'all' ? { everyMs: REFRESH_MS } : {},
  );
  const marks = useMarks(params, list.first, list.again);
  const supply = marks.supply ?? round.supply;
  const works = record.may.manage && record.state === 'ACTIVE';
  const sheet = (which: 'all' | 'unserved') =>
    fileUrl('GET /lockdowns/{id}/rounds/{roundId}/households.pdf', { params, query: { show: which } });
  const file = `tiep-te-luot-${round.no}`;
  return (
    <>
      {round.doneAt === null ? null : (
        <Notice tone="info">{t('closedAt', { time: formatInstant(round.doneAt) })}</Notice>
      )}
      {round.what === null ? null : <p>{`${formatInstant(round.plannedAt)} · ${round.what}`}</p>}
      {supply === null ? null : <Standing supply={supply} />}
      <div className="row">
        <FileButton url={sheet('unserved')} accept="application/pdf" name={`${file}-chua-nhan.pdf`}>
          {t('print')}
        </FileButton>
        <FileButton url={sheet('all')} accept="application/pdf" name={`${file}.pdf`}>
          {t('printAll')}
        </FileButton>
        <ExportList
          url={fileUrl('GET /lockdowns/{id}/rounds/{roundId}/households', { params, query: { show } })}
          people
          name={file}
        />
      </div>
      {works ? (
        <div className="row">
          {supply === null || supply.unmarked === 0 ? null : (
            <Button variant="default" onClick={() => setAsking('rest')}>
              {t('rest', { n: formatNumber(supply.unmarked) })}
            </Button>
          )}
          {round.doneAt === null ? (
            <Button variant="default" onClick={() => setAsking('finish')}>
              {t('finish')}
            </Button>
          ) : null}
        </div>
      ) : null}
      {marks.failure === null ? null : (
        <Notice tone="bad" alert>
          <p>{t('kept')}</p>
          <FailureNotice failure={marks.failure} />
        </Notice>
      )}
      <Households
        list={list}
        marks={marks}
        works={works}
        show={show}
        views={views}
        onShow={(next) => change({ show: next === 'all' ? undefined : next })}
      />
      {asking === 'rest' && supply !== null ? (
        <FormDialog
          title={t('restTitle')}
          submit={t('rest', { n: formatNumber(supply.unmarked) })}
          busy={false}
          failure={marks.failure}
          problem={null}
          onSubmit={async () => {
            if (await marks.markRest()) {
              setAsking(null);
            }
          }}
          onClose={() => setAsking(null)}
        >
          <p>{t('restHint')}</p>
        </FormDialog>
      ) : null}
      {asking === 'finish' ? (
        <FinishRound lockdownId={record.id} round={{ ...round, supply }} onClose={() => setAsking(null)} />
      ) : null}
    </>
  );
}

function Standing({ supply }: { readonly supply: Supply }) {
  const t = useTexts(texts);
  const parts = [
    [supply.away, t('away', { n: formatNumber(supply.away) })],
    [supply.refused, t('refused', { n: formatNumber(supply.refused) })],
    [supply.notReached, t('notReached', { n: formatNumber(supply.notReached) })],
    [supply.unmarked, t('unmarked', { n: formatNumber(supply.unmarked) })],
  ] as const;
  return (
    <p aria-live="polite">
      <strong>{t('progress', { served: formatNumber(supply.served), due: formatNumber(supply.due) })}</strong>
      {parts.filter(([n]) => n > 0).map(([, text]) => ` · ${text}`)}
    </p>
  );
}
