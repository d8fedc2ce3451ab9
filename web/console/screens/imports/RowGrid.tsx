import { Button } from '@mantine/core';
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type sheetProblems, sheetRowStates } from '../../../../contract/sheet-imports.ts';
import { formatNumber } from '../../../shared/formats.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { LeaveGuard } from '../../kit/form/LeaveGuard.tsx';
import { keyAction } from '../../kit/grid/keys.ts';
import { useTexts } from '../../kit/i18n.ts';
import { useList } from '../../kit/list/useList.ts';
import { Panel } from '../../kit/Page.tsx';
import { Empty } from '../../kit/state/Empty.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Loading } from '../../kit/state/Loading.tsx';
import { TableRegion } from '../../kit/TableRegion.tsx';
import { common } from '../../kit/texts.ts';
import { useInvalidate, useSend } from '../../kit/useApi.ts';
import './imports.css';
import type { SheetImport } from './types.ts';
import { noEdits, redo, typeCells, undo } from './rowEdits.ts';
import { type RowDeed, RowLine, type SheetRow } from './RowLine.tsx';
import { texts } from './texts.ts';

const PAGE = 100;
/** Rows that the server takes at once. */
const AT_ONCE = 200;

/** Rows with their reasons, to be corrected in place, by keyboard as in a spreadsheet. */
export function RowGrid({ data }: { readonly data: SheetImport }) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const [state, setState] = useState<(typeof sheetRowStates)[number] | null>(
    data.counts.bad > 0 ? 'bad' : null,
  );
  const [problem, setProblem] = useState<(typeof sheetProblems)[number] | null>(null);
  const [edits, setEdits] = useState(noEdits);
  const [at, setAt] = useState<{ row: number; column: number } | null>(null);
  const table = useRef<HTMLTableElement>(null);
  const below = useRef<HTMLElement>(null);
  /** The row where the cursor was, in case it leaves the list, and the rows that stand there until then. */
  const next = useRef<{ readonly row: number; readonly rows: readonly SheetRow[] } | null>(null);
  const query = {
    limit: PAGE,
    ...(state === null ? {} : { state }),
    ...(problem === null || state !== 'bad' ? {} : { problem }),
  };
  const list = useList('GET /imports/{id}/rows', { params: { id: data.id }, query });
  const fix = useSend('POST /imports/{id}/rows', ['/imports']);
  const titles = useMemo(
    () => data.columns.map(({ title }, i) => title || t('untitled', { n: i + 1 })),
    [data.columns, t],
  );
  const invalidate = useInvalidate();
  // The grid comes back when work on the rows has ended: what was read before is out of date.
  useEffect(() => invalidate(['/imports/{id}/rows']), [invalidate]);
  const edited = Object.entries(edits.cells);
  const problems = data.problems.map(({ code }) => code);

  const type = useCallback((row: SheetRow, column: number, value: string) => {
    setEdits((now) => typeCells(now, column, [{ row: row.row, before: row.cells, value }]));
  }, []);
  const { send } = fix;
  const rowsNow = useRef(list.rows);
  useEffect(() => {
    rowsNow.current = list.rows;
    const to = next.current;
    if (to === null || areSame(to.rows, list.rows)) {
      return;
    }
    next.current = null;
    // The button that was pressed is gone, or disabled.
    const held = document.activeElement;
    if (held === null || held === document.body || held.matches(':disabled')) {
      const later = list.rows.findIndex(({ row }) => row >= to.row);
      const at = later < 0 ? list.rows.length - 1 : later;
      const cells = table.current?.querySelectorAll<HTMLInputElement>(`[data-cell^="${at} "]`) ?? [];
      const wrong = [...cells].find((cell) => cell.ariaInvalid === 'true') ?? cells[0];
      (wrong ?? below.current)?.focus();
    }
  }, [list.rows]);
  /** From the answer on: a list that was asked for before it says nothing of where the cursor is to go. */
  const follow = useCallback((row: number) => {
    next.current = { row, rows: rowsNow.current };
  }, []);
  const deed = useCallback(
    (row: number, name: RowDeed) => {
      const one = name === 'overwrite' ? { row, overwrite: true } : { row, skip: name === 'skip' };
      const act = async () => {
        const result = await send({ params: { id: data.id }, body: { rows: [one] } });
        if (result.ok) {
          follow(row);
        }
      };
      void act();
    },
    [send, data.id, follow],
  );
  const valueAt = (index: number, column: number) => {
    const row = list.rows[index];
    return row === undefined ? '' : (edits.cells[row.row]?.[column] ?? row.cells[column] ?? '');
  };
  const isOpen = (row: SheetRow) => row.state !== 'imported' && row.state !== 'duplicate';
  const focus = (row: number, column: number) => {
    table.current?.querySelector<HTMLInputElement>(`[data-cell="${row} ${column}"]`)?.focus();
  };
  /** The cell under the cursor into every row below that has something wrong in the same column. */
  const fillDown = () => {
    if (at === null || list.rows[at.row] === undefined) {
      return;
    }
    const value = valueAt(at.row, at.column);
    const rowsBelow = list.rows
      .slice(at.row + 1)
      .filter((row) => isOpen(row) && row.problems.some(({ column }) => column === at.column));
    const changes = rowsBelow.map(({ row, cells }) => ({ row, before: cells, value }));
    if (changes.length > 0) {
      setEdits((now) => typeCells(now, at.column, changes));
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const cell = event.target instanceof HTMLInputElement ? event.target : null;
    if (cell === null || at === null) {
      return;
    }
    const key = {
      key: event.key,
      shift: event.shiftKey,
      ctrl: event.ctrlKey || event.metaKey,
      atStart: cell.selectionStart === 0 && cell.selectionEnd === 0,
      atEnd: cell.selectionStart === cell.value.length,
    };
    if (key.ctrl && key.shift && event.key.toLowerCase() === 'd') {
      event.preventDefault();
      fillDown();
      return;
    }
    const action = keyAction(key, at, { rows: list.rows.length, columns: titles.length });
    if (action === null || action.kind === 'add-row') {
      return;
    }
    event.preventDefault();
    switch (action.kind) {
      case 'leave':
        below.current?.focus();
        break;
      case 'move':
        focus(action.to.row, action.to.column);
        break;
      case 'copy-above': {
        const row = list.rows[at.row];
        if (row !== undefined && at.row > 0 && isOpen(row)) {
          type(row, at.column, valueAt(at.row - 1, at.column));
        }
        break;
      }
      case 'undo':
        setEdits(undo);
        break;
      case 'redo':
        setEdits(redo);
        break;
    }
  };
  const save = async () => {
    const cursor = list.rows[at?.row ?? 0]?.row ?? 0;
    const rows = edited.map(([row, cells]) => ({ row: Number(row), cells: [...cells] }));
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      const part = rows.slice(from, from + AT_ONCE);
      const result = await fix.send({ params: { id: data.id }, body: { rows: part } });
      if (!result.ok) {
        return;
      }
      follow(cursor);
      const saved = new Set(part.map(({ row }) => row));
      setEdits((now) => ({
        ...noEdits,
        cells: Object.fromEntries(Object.entries(now.cells).filter(([row]) => !saved.has(Number(row)))),
      }));
    }
  };
  return (
    <Panel title={t('grid')}>
      <LeaveGuard dirty={edited.length > 0} />
      <p className="muted">{t('gridLead')}</p>
      <div className="two">
        <CodeSelect
          kind="sheetRowState"
          label={t('state')}
          empty={t('anyRow')}
          only={sheetRowStates.filter((one) => data.counts[one] > 0 || one === state)}
          value={state}
          onChange={setState}
        />
        {state === 'bad' && problems.length > 1 ? (
          <CodeSelect
            kind="sheetProblem"
            label={t('problemFilter')}
            empty={t('anyProblem')}
            only={problems}
            value={problem}
            onChange={setProblem}
          />
        ) : null}
      </div>
      <FailureNotice failure={fix.failure ?? list.failure} typing />
      {list.loading ? <Loading lines={6} /> : null}
      {!list.loading && list.rows.length === 0 ? <Empty title={t('noRows')} /> : null}
      {list.rows.length === 0 ? null : (
        <>
          <div className="row">
            <Button
              className="import-long"
              variant="default"
              size="compact-sm"
              disabled={at === null}
              aria-keyshortcuts="Control+Shift+D"
              onClick={fillDown}
            >
              {t('fillDown')}
            </Button>
            <Button
              variant="default"
              size="compact-sm"
              disabled={edits.past.length === 0}
              onClick={() => setEdits(undo)}
            >
              {t('undo')}
            </Button>
          </div>
          <TableRegion label={t('grid')} tall={list.rows.length > 8}>
            {/* The keys of the cells: the cells themselves hold the focus. */}
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
            <table
              ref={table}
              className="table sheet-rows"
              onKeyDown={onKeyDown}
              onFocus={(event) => {
                next.current = null;
                const [row, column] = (event.target.dataset['cell'] ?? '').split(' ').map(Number);
                setAt(row === undefined || column === undefined ? null : { row, column });
              }}
            >
              <caption className="hidden">{t('grid')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('row')}</th>
                  <th scope="col">{t('reason')}</th>
                  {titles.map((title, column) => (
                    // oxlint-disable-next-line react/no-array-index-key -- the place of a column is what it is
                    <th key={column} scope="col">
                      {title}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {list.rows.map((row, index) => (
                  <RowLine
                    key={row.row}
                    row={row}
                    index={index}
                    titles={titles}
                    typed={edits.cells[row.row]}
                    onType={type}
                    onDeed={deed}
                  />
                ))}
              </tbody>
            </table>
          </TableRegion>
        </>
      )}
      <section className="row" ref={below} tabIndex={-1} aria-label={t('below')}>
        <Button loading={fix.busy} disabled={edited.length === 0} onClick={() => void save()}>
          {t('save', { n: formatNumber(edited.length) })}
        </Button>
        {list.hasMore ? (
          <Button variant="default" loading={list.loadingMore} onClick={list.more}>
            {words('more')}
          </Button>
        ) : null}
      </section>
    </Panel>
  );
}

/** Whether the rows are those of before: a list is a new one each time that the grid is drawn. */
function areSame(before: readonly SheetRow[], now: readonly SheetRow[]): boolean {
  return before.length === now.length && before.every((row, i) => row === now[i]);
}
