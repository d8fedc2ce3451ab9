import { Checkbox } from '@mantine/core';
import type { MouseEvent, ReactNode } from 'react';
import { useTexts } from '../i18n.ts';
import { common } from '../texts.ts';
import type { Column } from './Column.ts';

type RowProps<T> = {
  readonly row: T;
  readonly name: string;
  readonly columns: readonly Column<T>[];
  readonly current: boolean;
  readonly className: string | undefined;
  readonly ticked: boolean | undefined;
  readonly onTick: (() => void) | undefined;
  readonly onFocus: () => void;
  readonly onOpen: ((row: T) => void) | undefined;
  readonly below: ReactNode;
};

const interactive = 'a, button, input, label, select, textarea';

function classes(props: { readonly end?: boolean; readonly className?: string }): string | undefined {
  const names = [props.end === true ? 'end' : '', props.className ?? ''].filter(Boolean);
  return names.length === 0 ? undefined : names.join(' ');
}

/** One row; a click beside its links and fields opens it. */
export function Row<T>(props: RowProps<T>) {
  const { row, columns, onOpen, onTick } = props;
  const t = useTexts(common);
  const onClick = (event: MouseEvent<HTMLTableRowElement>) => {
    const target = event.target as HTMLElement;
    if (onOpen !== undefined && target.closest(interactive) === null) {
      onOpen(row);
    }
  };
  return (
    <>
      <tr
        className={[onOpen === undefined ? '' : 'opens', props.className ?? ''].join(' ')}
        data-ticked={props.ticked === true ? '' : undefined}
        tabIndex={props.current ? 0 : -1}
        onFocus={props.onFocus}
        onClick={onClick}
      >
        {onTick === undefined ? null : (
          <td className="tick">
            <Checkbox
              size="xs"
              tabIndex={-1}
              aria-label={t('selectRow', { name: props.name })}
              checked={props.ticked ?? false}
              onChange={onTick}
            />
          </td>
        )}
        {columns.map((column) => (
          <td key={column.id} className={classes(column)} data-label={column.title}>
            {column.render(row)}
          </td>
        ))}
      </tr>
      {props.below === undefined || props.below === null ? null : (
        <tr className="below">
          <td colSpan={columns.length + (onTick === undefined ? 0 : 1)}>{props.below}</td>
        </tr>
      )}
    </>
  );
}
