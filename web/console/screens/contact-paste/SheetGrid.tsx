import { Button } from '@mantine/core';
import { type KeyboardEvent, useRef } from 'react';
import { labelOptions } from '../../../../contract/labels.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { type ColumnId, type SheetRow, columns } from './sheet.ts';
import { texts } from './texts.ts';

type SheetGridProps = {
  readonly rows: readonly SheetRow[];
  readonly onChange: (rows: readonly SheetRow[]) => void;
  readonly errorOf: (row: SheetRow) => string | null;
  readonly onAddRow: () => void;
};

/** Editable cells: Enter goes to the next row, Ctrl D copies a cell to the rows below. */
export function SheetGrid({ rows, onChange, errorOf, onAddRow }: SheetGridProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const table = useRef<HTMLTableElement>(null);
  const relations = labelOptions('relation', lang);
  const set = (id: number, column: ColumnId, value: string) =>
    onChange(rows.map((row) => (row.id === id ? { ...row, [column]: value } : row)));

  const onKeyDown = (event: KeyboardEvent, index: number, column: ColumnId) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      if (index === rows.length - 1) {
        onAddRow();
      }
      // The row may only exist after the next drawing.
      requestAnimationFrame(() => {
        table.current?.querySelector<HTMLElement>(`[data-cell="${index + 1} ${column}"]`)?.focus();
      });
    } else if (event.ctrlKey && event.key.toLowerCase() === 'd') {
      event.preventDefault();
      const value = rows[index]?.[column] ?? '';
      onChange(rows.map((row, at) => (at > index ? { ...row, [column]: value } : row)));
    }
  };
  return (
    <>
      <p className="muted small">
        {t('rows', { n: rows.length })} · {t('copyDown')}
      </p>
      <div className="table-region">
        <table className="table sheet" ref={table}>
          <caption className="hidden">{t('title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('row')}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(column)}
                </th>
              ))}
              <th scope="col">{t('outcome')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => {
              const error = errorOf(row);
              return (
                <tr key={row.id} className={error === null ? undefined : 'bad-row'}>
                  <td>
                    {index + 1}{' '}
                    <Button
                      variant="subtle"
                      size="compact-xs"
                      aria-label={t('removeRow', { n: index + 1 })}
                      onClick={() => onChange(rows.filter((one) => one.id !== row.id))}
                    >
                      ✕
                    </Button>
                  </td>
                  {columns.map((column) => {
                    const cell = {
                      'aria-label': t('cell', { column: t(column), n: index + 1 }),
                      'data-cell': `${index} ${column}`,
                      value: row[column],
                      onKeyDown: (event: KeyboardEvent) => onKeyDown(event, index, column),
                    };
                    return (
                      <td key={column}>
                        {column === 'relation' ? (
                          <select
                            {...cell}
                            onChange={(event) => set(row.id, column, event.currentTarget.value)}
                          >
                            <option value="">{t('noRelation')}</option>
                            {relations.map((option) => (
                              <option key={option.value} value={option.value}>
                                {option.label}
                              </option>
                            ))}
                          </select>
                        ) : (
                          <input
                            {...cell}
                            onChange={(event) => set(row.id, column, event.currentTarget.value)}
                          />
                        )}
                      </td>
                    );
                  })}
                  <td className="wrap" aria-live="polite">
                    {error === null ? '' : `✕ ${error}`}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}
