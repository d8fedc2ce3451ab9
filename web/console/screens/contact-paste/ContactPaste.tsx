import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import { LeaveGuard } from '../../kit/form/LeaveGuard.tsx';
import type { RowNote } from '../../kit/grid/GridLine.tsx';
import { TypingGrid } from '../../kit/grid/TypingGrid.tsx';
import { useRowOutcomes } from '../../kit/grid/useRowOutcomes.ts';
import { useTypingGrid } from '../../kit/grid/useTypingGrid.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { CaseFrame } from '../case/CaseFrame.tsx';
import { columns, itemOf, problemOf, remarksOf, type SheetRow, widths, wordsOf } from './sheet.ts';
import { texts } from './texts.ts';

/** The server takes so many rows at once. */
const MOST = 1000;

/** Named contacts typed or pasted from a sheet; refused rows stay in place with their error. */
export function ContactPaste() {
  const { id } = useParams({ strict: false });
  return <CaseFrame id={id ?? ''}>{(record) => <Paste key={record.id} caseId={record.id} />}</CaseFrame>;
}

function Paste({ caseId }: { readonly caseId: string }) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const add = useSend('POST /cases/{id}/contacts', ['/cases', '/contacts']);
  const grid = useTypingGrid(columns, `contacts.${caseId}`);
  const outcomes = useRowOutcomes((code) => t('refused', { code }));
  const [tried, setTried] = useState(false);
  const [done, setDone] = useState<{ readonly added: number; readonly bad: number } | null>(null);
  const shown = useMemo(() => {
    const words = wordsOf(lang);
    return columns.map(({ id }) => {
      const options = words[id];
      return { id, title: t(id), width: widths[id], ...(options === undefined ? {} : { options }) };
    });
  }, [lang, t]);
  const remarkOf = (row: SheetRow): RowNote | null => {
    const { readAs, isUnread } = remarksOf(row);
    const text = [
      ...(readAs.length === 0 ? [] : [t('readAs', { text: readAs.join(' · ') })]),
      ...(isUnread ? [t('unreadRelation')] : []),
    ].join(' ');
    return text === '' ? null : { text, tone: 'plain' };
  };
  const rowOf = new Map(grid.filled.map((row) => [row.id, row]));
  const ready = grid.filled.filter((row) => problemOf(row) === null).slice(0, MOST);
  const noteOf = (id: number): RowNote | null => {
    const row = rowOf.get(id);
    const problem = row === undefined ? null : problemOf(row);
    if (problem !== null && (tried || !problem.missing)) {
      return { text: t(problem.text), tone: 'bad', column: problem.column };
    }
    return row === undefined ? null : (outcomes.noteOf(row) ?? remarkOf(row));
  };
  const send = async () => {
    setTried(true);
    if (ready.length === 0) {
      return;
    }
    const result = await add.send({ params: { id: caseId }, body: { items: ready.map(itemOf) } });
    if (!result.ok) {
      return;
    }
    const accepted = outcomes.take(ready, result.data.outcomes);
    grid.done(accepted);
    setTried(accepted.size < grid.filled.length);
    setDone({ added: accepted.size, bad: grid.filled.length - accepted.size });
  };
  return (
    <Panel title={t('title')}>
      <LeaveGuard dirty={grid.filled.length > 0 && !grid.draft.kept} />
      {done === null ? null : (
        <Notice tone={done.bad === 0 ? 'good' : 'warning'}>
          {done.bad === 0 ? t('doneAll', { n: done.added }) : t('doneSome', { n: done.added, bad: done.bad })}
        </Notice>
      )}
      <FailureNotice failure={add.failure} typing />
      <TypingGrid label={t('title')} grid={grid} shown={shown} noteOf={noteOf} />
      <div className="row">
        <Button loading={add.busy} disabled={grid.filled.length === 0} onClick={() => void send()}>
          {t('submit', { n: formatNumber(ready.length) })}
        </Button>
        <Link to="/cases/$id/contacts" params={{ id: caseId }}>
          {t('back')}
        </Link>
        <Link to="/imports/new" search={{ case: caseId }}>
          {t('fromFile')}
        </Link>
      </div>
    </Panel>
  );
}
