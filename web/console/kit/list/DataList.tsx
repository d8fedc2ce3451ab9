import { Button } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import { useTexts } from '../i18n.ts';
import { Empty } from '../state/Empty.tsx';
import { FailureNotice } from '../state/FailureNotice.tsx';
import { Loading } from '../state/Loading.tsx';
import { common } from '../texts.ts';
import type { Column } from './Column.ts';
import { Head } from './Head.tsx';
import { Row } from './Row.tsx';
import { MOST_ROWS } from './wholeList.ts';
import type { Selection } from './selection.ts';
import type { List } from './useList.ts';
import { type RowKeys, useRowKeys } from './useRowKeys.ts';

export type DataListProps<T> = {
  /** What the rows are, for readers of the screen. */
  readonly label: string;
  readonly list: List<T>;
  readonly columns: readonly Column<T>[];
  readonly rowKey: (row: T) => string;
  readonly rowName: (row: T) => string;
  readonly sort?: string | undefined;
  readonly onSort?: (sort: string | undefined) => void;
  readonly selection?: Selection;
  readonly onOpen?: (row: T) => void;
  /** Further keys on the current row, by letter. */
  readonly keys?: RowKeys<T>;
  /** What an opened row shows below itself; null for a closed one. */
  readonly renderBelow?: (row: T) => ReactNode;
  readonly rowClass?: (row: T) => string | undefined;
  readonly empty: { readonly title: string; readonly hint?: string; readonly action?: ReactNode };
};

/** The one list of the console: sorting, ticking, keys (J/K, Enter, space), paging, and its empty states. */
export function DataList<T>(props: DataListProps<T>) {
  const { label, list, columns, rowKey, rowName, selection, onOpen } = props;
  const t = useTexts(common);
  const region = useRef<HTMLDivElement>(null);
  const [ticking, setTicking] = useState(false);
  const { current, setCurrent } = useRowKeys({
    rows: list.rows,
    region,
    onOpen,
    onTick: selection === undefined ? undefined : (row) => selection.toggle(rowKey(row)),
    keys: props.keys,
  });

  if (list.loading) {
    return <Loading lines={8} />;
  }
  if (list.rows.length === 0) {
    return list.failure === null ? (
      <Empty
        title={props.empty.title}
        {...(props.empty.hint === undefined ? {} : { hint: props.empty.hint })}
      >
        {props.empty.action}
      </Empty>
    ) : (
      <FailureNotice failure={list.failure} retry={list.again} />
    );
  }
  const keys = list.rows.map(rowKey);
  const ticked = selection === undefined ? 0 : keys.filter((key) => selection.keys.has(key)).length;
  const select =
    selection === undefined
      ? undefined
      : {
          all: ticked === keys.length,
          some: ticked > 0,
          toggle: () => selection.set(ticked === keys.length ? [] : keys),
        };
  const tickWhole = async () => {
    setTicking(true);
    const rows = await list.whole();
    setTicking(false);
    selection?.set(rows.map(rowKey));
  };
  return (
    <div className="stack">
      <FailureNotice failure={list.failure} retry={list.again} />
      {select?.all === true && list.hasMore ? (
        <div className="row">
          <output>{t('tickedShown', { n: formatNumber(ticked) })}</output>
          {keys.length < MOST_ROWS ? (
            <Button variant="outline" size="compact-md" loading={ticking} onClick={() => void tickWhole()}>
              {list.total === null || list.total > MOST_ROWS
                ? t('tickMost', { n: formatNumber(MOST_ROWS) })
                : t('tickWhole', { n: formatNumber(list.total) })}
            </Button>
          ) : null}
        </div>
      ) : null}
      <div ref={region} className="table-region">
        <table className="table cards">
          <caption className="hidden">{label}</caption>
          <Head columns={columns} sort={props.sort} onSort={props.onSort} select={select} />
          <tbody>
            {list.rows.map((row, index) => {
              const key = rowKey(row);
              return (
                <Row
                  key={key}
                  row={row}
                  name={rowName(row)}
                  columns={columns}
                  current={index === current}
                  className={props.rowClass?.(row)}
                  ticked={selection?.keys.has(key)}
                  onTick={selection === undefined ? undefined : () => selection.toggle(key)}
                  onFocus={() => setCurrent(index)}
                  onOpen={onOpen}
                  below={props.renderBelow?.(row)}
                />
              );
            })}
          </tbody>
        </table>
      </div>
      <div className="row spread">
        <span className="muted" aria-live="polite">
          {list.total === null
            ? t('shown', { n: formatNumber(list.rows.length) })
            : t('shownOf', { n: formatNumber(list.rows.length), total: formatNumber(list.total) })}
        </span>
        {list.hasMore ? (
          <Button variant="outline" size="compact-md" loading={list.loadingMore} onClick={list.more}>
            {t('more')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
