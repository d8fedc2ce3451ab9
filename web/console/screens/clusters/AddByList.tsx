import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import type { RowNote } from '../../kit/grid/GridLine.tsx';
import { TypingGrid } from '../../kit/grid/TypingGrid.tsx';
import { useRowOutcomes } from '../../kit/grid/useRowOutcomes.ts';
import { useTypingGrid } from '../../kit/grid/useTypingGrid.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { type ColumnId, columns, involvementWords, itemOf, problemOf, widths } from './sheet.ts';
import { texts } from './texts.ts';

/** Participants typed or pasted; refused rows stay in place with their error. */
export function AddByList({ clusterId }: { readonly clusterId: string }) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const add = useSend('POST /clusters/{id}/participants', ['/clusters']);
  const grid = useTypingGrid<ColumnId>(columns, `cluster.${clusterId}`);
  const outcomes = useRowOutcomes((code) => t('refused', { code }));
  const [tried, setTried] = useState(false);
  const [said, setSaid] = useState<{ readonly bad: number; readonly text: string } | null>(null);
  const shown = useMemo(
    () =>
      columns.map(({ id }) => ({
        id,
        title: t(id),
        width: widths[id],
        ...(id === 'involvement' ? { options: involvementWords(lang) } : {}),
      })),
    [lang, t],
  );
  const rowOf = new Map(grid.filled.map((row) => [row.id, row]));
  const ready = grid.filled.filter((row) => problemOf(row) === null);
  const noteOf = (id: number): RowNote | null => {
    const row = rowOf.get(id);
    const problem = row === undefined ? null : problemOf(row);
    if (problem !== null && (tried || !problem.missing)) {
      return { text: t(problem.text), tone: 'bad', column: problem.column };
    }
    return row === undefined ? null : outcomes.noteOf(row);
  };
  const send = async () => {
    setTried(true);
    if (ready.length === 0) {
      return;
    }
    const result = await add.send({ params: { id: clusterId }, body: { rows: ready.map(itemOf) } });
    if (!result.ok) {
      return;
    }
    const accepted = outcomes.take(ready, result.data.outcomes);
    const bad = grid.filled.length - accepted.size;
    grid.done(accepted);
    setTried(bad > 0);
    const n = formatNumber(result.data.added);
    const text =
      bad === 0
        ? t('added', { n, known: formatNumber(result.data.known) })
        : t('addedSome', { n, bad: formatNumber(bad) });
    setSaid({ bad, text });
  };
  return (
    <>
      {said === null ? null : <Notice tone={said.bad === 0 ? 'good' : 'warning'} title={said.text} />}
      <FailureNotice failure={add.failure} typing />
      <TypingGrid label={t('addParticipants')} grid={grid} shown={shown} noteOf={noteOf} />
      <div className="row">
        <Button loading={add.busy} disabled={grid.filled.length === 0} onClick={() => void send()}>
          {t('addList', { n: formatNumber(ready.length) })}
        </Button>
      </div>
    </>
  );
}
