import { Checkbox } from '@mantine/core';
import { useTexts } from '../i18n.ts';
import { common } from '../texts.ts';
import { type Column, nextSort } from './Column.ts';

type HeadProps<Row> = {
  readonly columns: readonly Column<Row>[];
  readonly sort: string | undefined;
  readonly onSort: ((sort: string | undefined) => void) | undefined;
  readonly select: { readonly all: boolean; readonly some: boolean; readonly toggle: () => void } | undefined;
};

function direction(sort: string | undefined, field: string): 'ascending' | 'descending' | 'none' {
  if (sort === field) {
    return 'ascending';
  }
  return sort === `-${field}` ? 'descending' : 'none';
}

const arrows = { ascending: '▲', descending: '▼', none: '↕' } as const;

/** Sticky table head with sort buttons and the tick for all rows shown. */
export function Head<Row>({ columns, sort, onSort, select }: HeadProps<Row>) {
  const t = useTexts(common);
  return (
    <thead>
      <tr>
        {select === undefined ? null : (
          <th scope="col" className="tick">
            <Checkbox
              size="xs"
              aria-label={t('selectAll')}
              checked={select.all}
              indeterminate={!select.all && select.some}
              onChange={select.toggle}
            />
          </th>
        )}
        {columns.map((column) => {
          const { sort: field } = column;
          if (field === undefined || onSort === undefined) {
            return (
              <th key={column.id} scope="col" className={column.end === true ? 'end' : undefined}>
                {column.title}
              </th>
            );
          }
          const order = direction(sort, field);
          return (
            <th
              key={column.id}
              scope="col"
              aria-sort={order}
              className={column.end === true ? 'end' : undefined}
            >
              <button
                type="button"
                className="sort"
                title={t('sortBy', { name: column.title })}
                onClick={() => onSort(nextSort(sort, field))}
              >
                {column.title} <span aria-hidden="true">{arrows[order]}</span>
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
