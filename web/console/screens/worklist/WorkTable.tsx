import { useNavigate } from '@tanstack/react-router';
import type { DataOf } from '../../kit/api.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import type { Selection } from '../../kit/list/selection.ts';
import type { List } from '../../kit/list/useList.ts';
import { Late, lateRow } from '../../kit/Late.tsx';
import { PhoneLink } from '../../kit/PhoneLink.tsx';
import { showDate, showDeadline, showInstant } from '../../kit/show.ts';
import { Tag } from '../../kit/Tag.tsx';
import { texts } from './texts.ts';

export type WorkRow = DataOf<'GET /worklist'>['items'][number];
type WorkTableProps = { readonly list: List<WorkRow>; readonly selection?: Selection };

/** Due work as every screen lists it, what waits longest first. */
export function WorkTable({ list, selection }: WorkTableProps) {
  const t = useTexts(texts);
  const name = useLabel();
  const navigate = useNavigate();
  const open = (row: WorkRow) =>
    row.kind === 'order'
      ? navigate({ to: '/orders/$id', params: { id: row.id } })
      : row.kind === 'call'
        ? navigate({ to: '/interviews/$id', params: { id: row.id } })
        : row.kind === 'request'
          ? navigate({ to: '/privacy', search: { tab: 'requests', request: row.id } })
          : navigate({ to: '/', search: { tab: 'contacts', contact: row.id } });
  return (
    <DataList
      label={t('label')}
      list={list}
      {...(selection === undefined ? {} : { selection })}
      columns={[
        {
          id: 'person',
          title: t('person'),
          className: 'wrap',
          render: (row) => (
            <>
              <strong>{row.personName}</strong>
              <span className="small block">
                <PhoneLink phone={row.phone} />
              </span>
              <span className="muted small block">{name('workKind', row.kind)}</span>
            </>
          ),
        },
        { id: 'area', title: t('area'), className: 'wrap', render: (row) => row.areaName },
        {
          id: 'since',
          title: t('since'),
          className: 'wrap',
          render: (row) => (
            <>
              {row.kind === 'request'
                ? t('answerBy', { time: showDeadline(row.since) })
                : showInstant(row.since)}
              {!row.late ? null : (
                <span className="block">
                  {row.lateHours === 0 ? (
                    <Tag tone="warning">{t('lateNow')}</Tag>
                  ) : (
                    <Late hours={row.lateHours} />
                  )}
                </span>
              )}
              {row.escalatedTo === null ? null : (
                <span className="muted small block">{t('escalated', { area: row.escalatedTo })}</span>
              )}
            </>
          ),
        },
        {
          id: 'officer',
          title: t('officer'),
          className: 'wrap',
          render: (row) => (
            <>
              {row.officerName ?? <span className="muted">{t('nobody')}</span>}
              {!row.away ? null : (
                <span className="block">
                  <Tag tone={row.standInName === null ? 'bad' : 'blue'}>
                    {row.standInName === null ? t('awayAlone') : t('standIn', { name: row.standInName })}
                  </Tag>
                  <span className="muted small block">{t('awayUntil', { to: showDate(row.awayUntil) })}</span>
                </span>
              )}
            </>
          ),
        },
      ]}
      rowKey={(row) => row.id}
      rowName={(row) => row.personName}
      rowClass={(row) => lateRow(row.lateHours)}
      onOpen={(row) => void open(row)}
      empty={{ title: t('none'), hint: t('noneHint') }}
    />
  );
}
