import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import { useRight } from '../../app/session/session.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { Panel } from '../../kit/Page.tsx';
import { showDate } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { useApi } from '../../kit/useApi.ts';
import { fixedList } from '../../kit/list/fixedList.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { fileUrl } from '../../kit/api.ts';
import { EndRouteDialog } from './EndRouteDialog.tsx';
import { GateDialog } from './GateDialog.tsx';
import { RouteDialog } from './RouteDialog.tsx';
import { termTexts } from './termTexts.ts';
import type { Gate, Route } from './types.ts';

type Opened =
  | { readonly what: 'gate'; readonly gate: Gate }
  | { readonly what: 'route'; readonly replaced: Route | null }
  | { readonly what: 'end'; readonly route: Route };

/** What trips are bound to: how the gates work, and the route templates with their sources. */
export function Routes() {
  const t = useTexts(termTexts);
  const manages = useRight('trip.manage');
  const [opened, setOpened] = useState<Opened | null>(null);
  const gates = useApi('GET /border/gates', {});
  const routes = useApi('GET /border/routes', {});
  const close = () => setOpened(null);
  return (
    <>
      <Panel title={t('gates')}>
        <Await query={gates}>
          {({ items }) => (
            <GateList items={items} onEdit={manages ? (gate) => setOpened({ what: 'gate', gate }) : null} />
          )}
        </Await>
      </Panel>
      <Panel
        title={t('routes')}
        actions={
          <>
            <ExportList url={fileUrl('GET /border/routes')} name="routes" />
            {manages ? (
              <Button onClick={() => setOpened({ what: 'route', replaced: null })}>{t('newRoute')}</Button>
            ) : null}
          </>
        }
      >
        <Await query={routes}>
          {({ items }) => <RouteList items={items} open={manages ? setOpened : null} />}
        </Await>
      </Panel>
      {opened?.what === 'gate' ? <GateDialog gate={opened.gate} onClose={close} /> : null}
      {opened?.what === 'route' ? (
        <RouteDialog replaced={opened.replaced} gates={gates.data?.items ?? []} onClose={close} />
      ) : null}
      {opened?.what === 'end' ? <EndRouteDialog route={opened.route} onClose={close} /> : null}
    </>
  );
}

type GateListProps = { readonly items: readonly Gate[]; readonly onEdit: ((gate: Gate) => void) | null };

function GateList({ items, onEdit }: GateListProps) {
  const t = useTexts(termTexts);
  return (
    <DataList
      label={t('gates')}
      list={fixedList(items)}
      columns={[
        {
          id: 'name',
          title: t('gate'),
          className: 'reach',
          render: (row) => (
            <>
              <strong>{row.name}</strong>
              <span className="muted small block">{row.areaName}</span>
            </>
          ),
        },
        { id: 'yard', title: t('yard'), className: 'wrap', render: (row) => row.yard?.placeName ?? '–' },
        {
          id: 'hours',
          title: t('hours'),
          render: (row) => (row.opens === null ? t('notSet') : `${row.opens} – ${row.closes}`),
        },
        {
          id: 'slots',
          title: t('slots'),
          render: (row) =>
            row.slotMinutes === null || row.slotCapacity === null
              ? t('notSet')
              : t('slotsOf', { n: row.slotCapacity, minutes: row.slotMinutes }),
        },
        { id: 'source', title: t('source'), className: 'wrap', render: (row) => <Source of={row} /> },
        {
          id: 'act',
          title: t('acts'),
          render: (row) =>
            onEdit === null ? null : (
              <Button variant="default" size="compact-sm" onClick={() => onEdit(row)}>
                {t('edit')}
                <span className="hidden"> {row.name}</span>
              </Button>
            ),
        },
      ]}
      rowKey={(row) => row.id}
      rowName={(row) => row.name}
      empty={{ title: t('noGates'), hint: t('noGatesHint') }}
    />
  );
}

function Source({ of }: { readonly of: Pick<Gate, 'source' | 'certainty'> }) {
  const t = useTexts(termTexts);
  return of.source === null || of.certainty === null ? (
    <>–</>
  ) : (
    <>
      {of.source} <Tag tone={of.certainty === 'verified' ? 'good' : 'warning'}>{t(of.certainty)}</Tag>
    </>
  );
}

type RouteListProps = {
  readonly items: readonly Route[];
  readonly open: ((opened: Opened) => void) | null;
};

function RouteList({ items, open }: RouteListProps) {
  const t = useTexts(termTexts);
  const name = useLabel();
  return (
    <DataList
      label={t('routes')}
      list={fixedList(items)}
      columns={[
        {
          id: 'name',
          title: t('name'),
          className: 'reach',
          render: (row) => (
            <>
              <strong>{row.name}</strong>
              <span className="muted small block">
                {[name('tripDirection', row.direction), row.gateName].join(' · ')}
              </span>
            </>
          ),
        },
        {
          id: 'way',
          title: t('way'),
          className: 'wrap',
          render: (row) => (
            <>
              {row.stops
                .map((stop) => t('stop', { name: stop.placeName, n: formatNumber(stop.limitMinutes) }))
                .join(' → ')}
              {row.restStops.length === 0 ? null : (
                <span className="small block">
                  {t('rest')}: {row.restStops.map(({ placeName }) => placeName).join(', ')}
                </span>
              )}
              {row.needsHandOver ? <span className="small block">{t('handOver')}</span> : null}
            </>
          ),
        },
        {
          id: 'term',
          title: t('term'),
          render: (row) => (
            <>
              <Tag tone={row.inForce ? 'good' : 'muted'}>{t(row.inForce ? 'inForce' : 'ended')}</Tag>
              <span className="small block">
                {row.validUntil === null
                  ? t('from', { from: showDate(row.validFrom) })
                  : t('fromUntil', { from: showDate(row.validFrom), until: showDate(row.validUntil) })}
              </span>
            </>
          ),
        },
        { id: 'source', title: t('source'), className: 'wrap', render: (row) => <Source of={row} /> },
        {
          id: 'act',
          title: t('acts'),
          render: (row) =>
            open === null || !row.inForce ? null : (
              <span className="row">
                <Button
                  variant="default"
                  size="compact-sm"
                  onClick={() => open({ what: 'route', replaced: row })}
                >
                  {t('replace')}
                  <span className="hidden"> {row.name}</span>
                </Button>
                <Button variant="default" size="compact-sm" onClick={() => open({ what: 'end', route: row })}>
                  {t('end')}
                  <span className="hidden"> {row.name}</span>
                </Button>
              </span>
            ),
        },
      ]}
      rowKey={(row) => row.id}
      rowName={(row) => row.name}
      empty={{ title: t('noRoutes'), hint: t('noRoutesHint') }}
    />
  );
}
