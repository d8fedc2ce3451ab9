import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import { useTexts } from '../../kit/i18n.ts';
import { useList } from '../../kit/list/useList.ts';
import { Page } from '../../kit/Page.tsx';
import { Empty } from '../../kit/state/Empty.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Loading } from '../../kit/state/Loading.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { type Decision, Pair } from './Pair.tsx';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { fileUrl } from '../../kit/api.ts';
import { texts } from './texts.ts';

type Done = {
  readonly text: 'merged' | 'marked' | 'undone';
  readonly mergeId: string | null;
  /** The restored record that needs a new card. */
  readonly lostCardOf?: string | null;
};

/** The queue of possible duplicates, one pair at a time. */
export function Duplicates() {
  const t = useTexts(texts);
  const list = useList('GET /people/duplicates', { query: { limit: 20 } });
  const decide = useSend('POST /people/duplicates/{id}', ['/people']);
  const undo = useSend('POST /people/merges/{id}/undo', ['/people']);
  const [done, setDone] = useState<Done | null>(null);
  /** Pairs put off until the next visit of the page. */
  const [put, setPut] = useState<ReadonlySet<string>>(new Set());
  const pair = list.rows.find(({ id }) => !put.has(id));
  const needsMore = pair === undefined && list.hasMore && !list.loadingMore && list.failure === null;
  const { more } = list;
  useEffect(() => {
    if (needsMore) {
      more();
    }
  }, [needsMore, more]);
  const waits = pair === undefined && (list.loading || list.hasMore) && list.failure === null;

  const place = useRef<HTMLDivElement>(null);
  const shown = pair?.id;
  const first = useRef(shown);
  // The pair that was decided on went with its buttons: who works by keyboard goes on at the next one, not at the top.
  useEffect(() => {
    if (first.current !== undefined && shown !== undefined && first.current !== shown) {
      place.current?.focus();
    }
    first.current = shown ?? first.current;
  }, [shown]);

  const onDecide = async (id: string, body: Decision) => {
    const result = await decide.send({ params: { id }, body });
    if (result.ok) {
      setDone({ text: body.decision === 'merge' ? 'merged' : 'marked', mergeId: result.data.mergeId });
    }
  };
  const onUndo = async (id: string) => {
    const result = await undo.send({ params: { id } });
    if (result.ok) {
      const { restoredId, cardLost } = result.data;
      setDone({ text: 'undone', mergeId: null, lostCardOf: cardLost ? restoredId : null });
    }
  };
  const left = list.total === null ? null : t('remaining', { n: formatNumber(list.total) });
  return (
    <Page
      title={t('title')}
      lead={[t('lead'), left].filter(Boolean).join(' ')}
      actions={<ExportList people url={fileUrl('GET /people/duplicates')} name="duplicates" />}
    >
      {done === null ? null : (
        <Notice
          tone={typeof done.lostCardOf === 'string' ? 'warning' : 'good'}
          actions={
            done.mergeId === null ? undefined : (
              <Button
                variant="outline"
                size="compact-sm"
                loading={undo.busy}
                onClick={() => void onUndo(done.mergeId ?? '')}
              >
                {t('undo')}
              </Button>
            )
          }
        >
          {t(done.text)}
          {typeof done.lostCardOf === 'string' ? (
            <>
              {' '}
              {t('cardLost')}{' '}
              <Link to="/people/$id" params={{ id: done.lostCardOf }}>
                {t('open')}
              </Link>
            </>
          ) : null}
        </Notice>
      )}
      <FailureNotice failure={decide.failure ?? undo.failure} typing />
      {waits ? <Loading lines={8} /> : null}
      <FailureNotice failure={list.failure} retry={list.again} />
      {pair !== undefined || waits || list.failure !== null ? null : put.size === 0 ? (
        <Empty title={t('none')} hint={t('noneHint')} />
      ) : (
        <Notice
          tone="info"
          actions={
            <Button variant="outline" size="compact-sm" onClick={() => setPut(new Set())}>
              {t('again')}
            </Button>
          }
        >
          {t('passed', { n: formatNumber(put.size) })}
        </Notice>
      )}
      {pair === undefined ? null : (
        <div ref={place} tabIndex={-1}>
          <Pair
            key={pair.id}
            pair={pair}
            busy={decide.busy}
            onDecide={(body) => void onDecide(pair.id, body)}
            onLater={() => {
              setDone(null);
              setPut(new Set([...put, pair.id]));
            }}
          />
        </div>
      )}
    </Page>
  );
}
