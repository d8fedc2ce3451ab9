import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import type { RowOf } from '../../kit/list/useList.ts';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { texts } from './texts.ts';

export type SheetRow = RowOf<'GET /imports/{id}/rows'>;
/** What is done with a whole row. */
export type RowDeed = 'skip' | 'restore' | 'overwrite';

type RowLineProps = {
  readonly row: SheetRow;
  /** Position in the grid. */
  readonly index: number;
  readonly titles: readonly string[];
  readonly typed: readonly string[] | undefined;
  readonly onType: (row: SheetRow, column: number, value: string) => void;
  readonly onDeed: (row: number, deed: RowDeed) => void;
};

/** One row with its reasons and its cells. Drawn again only when something of it changed: hundreds stand in a grid. */
export const RowLine = memo(function RowLine({ row, index, titles, typed, onType, onDeed }: RowLineProps) {
  const t = useTexts(texts);
  const isTaken = row.state === 'imported' || row.state === 'duplicate';
  return (
    <tr>
      <th scope="row">{row.row}</th>
      <td className="wrap" id={reasonId(row.row)}>
        <Reason row={row} onDeed={onDeed} />
      </td>
      {titles.map((title, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- the place of a column is what it is
        <td key={at}>
          <input
            className="sheet-cell"
            aria-label={t('cell', { column: title, n: row.row })}
            aria-invalid={row.problems.some(({ column }) => column === at)}
            aria-describedby={
              row.problems.some(({ column }) => column === at) ? reasonId(row.row) : undefined
            }
            autoComplete="off"
            readOnly={isTaken}
            data-cell={`${index} ${at}`}
            value={oneLine(typed?.[at] ?? row.cells[at] ?? '')}
            onChange={(event) => onType(row, at, event.currentTarget.value)}
          />
        </td>
      ))}
    </tr>
  );
});

/** Where the reasons of a row stand: a screen reader says them with the cell. */
const reasonId = (row: number) => `reason-of-row-${row}`;

/** A field of one line drops line breaks, and would join the words beside them. */
function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/gu, ' / ');
}

type ReasonProps = { readonly row: SheetRow; readonly onDeed: RowLineProps['onDeed'] };

function Reason({ row, onDeed }: ReasonProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const said =
    row.problems.length > 0
      ? row.problems.map((one) =>
          one.record === undefined
            ? one[lang]
            : `${one[lang]} ${t('recordSays', { value: one.record === '' ? '–' : one.record })}`,
        )
      : row.changes.map((one) => (one.to === '' ? one[lang] : `${one[lang]}: ${one.to}`));
  const deed = (
    name: RowDeed,
    text: 'skip' | 'restore' | 'overwrite',
    of: 'skipRow' | 'restoreRow' | 'overwriteRow',
  ) => (
    <Button
      size="compact-xs"
      variant="subtle"
      aria-label={t(of, { n: row.row })}
      onClick={() => onDeed(row.row, name)}
    >
      {t(text)}
    </Button>
  );
  return (
    <>
      <StatusTag kind="sheetRowState" code={row.state} />
      {[...new Set(said)].map((sentence) => (
        <p key={sentence} className="small">
          {sentence}
        </p>
      ))}
      {row.personId === null && row.caseId === null ? null : (
        <p className="small">
          {row.personId === null ? null : (
            <Link to="/people/$id" params={{ id: row.personId }}>
              {t('openPerson')}
            </Link>
          )}{' '}
          {row.caseId === null ? null : (
            <Link to="/cases/$id" params={{ id: row.caseId }}>
              {t('openCase')}
            </Link>
          )}
        </p>
      )}
      {row.problems.some(({ code }) => code === 'differs')
        ? deed('overwrite', 'overwrite', 'overwriteRow')
        : null}
      {row.state === 'bad' || row.state === 'ready' || row.state === 'new'
        ? deed('skip', 'skip', 'skipRow')
        : null}
      {row.state === 'skipped' ? deed('restore', 'restore', 'restoreRow') : null}
    </>
  );
}
