import { Button, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { sheetRowStates } from '../../../../contract/sheet-imports.ts';
import { formatNumber } from '../../../shared/formats.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { LeaveGuard } from '../../kit/form/LeaveGuard.tsx';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { type RowOf, useList } from '../../kit/list/useList.ts';
import { Panel } from '../../kit/Page.tsx';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { Empty } from '../../kit/state/Empty.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Loading } from '../../kit/state/Loading.tsx';
import { TableRegion } from '../../kit/TableRegion.tsx';
import { common } from '../../kit/texts.ts';
import { useInvalidate, useSend } from '../../kit/useApi.ts';
import './imports.css';
import type { SheetImport } from './ImportPage.tsx';
import { texts } from './texts.ts';

type SheetRow = RowOf<'GET /imports/{id}/rows'>;
type Edits = Readonly<Record<number, readonly string[]>>;
const PAGE = 50;

/** Rows with their reasons, to be corrected in place. */
export function RowGrid({ data }: { readonly data: SheetImport }) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const [state, setState] = useState<(typeof sheetRowStates)[number] | null>(
    data.counts.bad > 0 ? 'bad' : null,
  );
  const [edits, setEdits] = useState<Edits>({});
  const query = { limit: PAGE, ...(state === null ? {} : { state }) };
  const list = useList('GET /imports/{id}/rows', { params: { id: data.id }, query });
  const fix = useSend('POST /imports/{id}/rows', ['/imports']);
  const titles = data.columns.map(({ title }, at) => title || t('untitled', { n: at + 1 }));
  const invalidate = useInvalidate();
  // The grid comes back when work on the rows has ended: what was read before is out of date.
  useEffect(() => invalidate(['/imports/{id}/rows']), [invalidate]);
  const edited = Object.entries(edits);
  const type = (row: SheetRow, column: number, value: string) => {
    const before = edits[row.row] ?? row.cells;
    const cells = titles.map((_, at) => (at === column ? value : (before[at] ?? '')));
    setEdits({ ...edits, [row.row]: cells });
  };
  const save = async () => {
    const rows = edited.map(([row, cells]) => ({ row: Number(row), cells: [...cells] }));
    const result = await fix.send({ params: { id: data.id }, body: { rows } });
    if (result.ok) {
      setEdits({});
    }
  };
  const skip = async (row: number, out: boolean) => {
    await fix.send({ params: { id: data.id }, body: { rows: [{ row, skip: out }] } });
  };
  return (
    <Panel title={t('grid')}>
      <LeaveGuard dirty={edited.length > 0} />
      <p className="muted">{t('gridLead')}</p>
      <CodeSelect
        kind="sheetRowState"
        label={t('state')}
        empty={t('anyRow')}
        only={sheetRowStates.filter((one) => data.counts[one] > 0 || one === state)}
        value={state}
        onChange={setState}
      />
      <FailureNotice failure={fix.failure ?? list.failure} typing />
      {list.loading ? <Loading lines={6} /> : null}
      {!list.loading && list.rows.length === 0 ? <Empty title={t('noRows')} /> : null}
      {list.rows.length === 0 ? null : (
        <TableRegion label={t('grid')} tall={list.rows.length > 8}>
          <table className="table sheet-rows">
            <caption className="hidden">{t('grid')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('row')}</th>
                <th scope="col">{t('reason')}</th>
                {titles.map((title, at) => (
                  // oxlint-disable-next-line react/no-array-index-key -- the place of a column is what it is
                  <th key={at} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {list.rows.map((row) => (
                <tr key={row.row}>
                  <th scope="row">{row.row}</th>
                  <td className="wrap">
                    <Reason row={row} onSkip={(out) => void skip(row.row, out)} />
                  </td>
                  {titles.map((title, at) => (
                    // oxlint-disable-next-line react/no-array-index-key -- the place of a column is what it is
                    <td key={at}>
                      <TextInput
                        size="xs"
                        className="sheet-cell"
                        aria-label={t('cell', { column: title, n: row.row })}
                        aria-invalid={row.problems.some(({ column }) => column === at)}
                        readOnly={row.state === 'imported' || row.state === 'duplicate'}
                        value={edits[row.row]?.[at] ?? row.cells[at] ?? ''}
                        onChange={(event) => type(row, at, event.currentTarget.value)}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </TableRegion>
      )}
      <div className="row">
        <Button loading={fix.busy} disabled={edited.length === 0} onClick={() => void save()}>
          {t('save', { n: formatNumber(edited.length) })}
        </Button>
        {list.hasMore ? (
          <Button variant="default" loading={list.loadingMore} onClick={list.more}>
            {words('more')}
          </Button>
        ) : null}
      </div>
    </Panel>
  );
}

type ReasonProps = { readonly row: SheetRow; readonly onSkip: (out: boolean) => void };

function Reason({ row, onSkip }: ReasonProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const said = (row.problems.length > 0 ? row.problems : row.changes).map((one) => one[lang]);
  const isOpen =
    row.state === 'bad' || row.state === 'ready' || row.state === 'new' || row.state === 'heading';
  return (
    <>
      <StatusTag kind="sheetRowState" code={row.state} />
      {[...new Set(said)].map((sentence) => (
        <p key={sentence} className="small">
          {sentence}
        </p>
      ))}
      {row.personId === null ? null : (
        <p className="small">
          <Link to="/people/$id" params={{ id: row.personId }}>
            {t('openPerson')}
          </Link>{' '}
          {row.caseId === null ? null : (
            <Link to="/cases/$id" params={{ id: row.caseId }}>
              {t('openCase')}
            </Link>
          )}
        </p>
      )}
      {isOpen && row.state !== 'heading' ? (
        <Button
          size="compact-xs"
          variant="subtle"
          aria-label={t('skipRow', { n: row.row })}
          onClick={() => onSkip(true)}
        >
          {t('skip')}
        </Button>
      ) : null}
      {row.state === 'skipped' ? (
        <Button
          size="compact-xs"
          variant="subtle"
          aria-label={t('restoreRow', { n: row.row })}
          onClick={() => onSkip(false)}
        >
          {t('restore')}
        </Button>
      ) : null}
    </>
  );
}
