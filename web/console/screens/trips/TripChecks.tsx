import { useLabel, useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { fixedList } from '../../kit/list/fixedList.ts';
import { Panel } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { pageTexts } from './pageTexts.ts';
import type { TripRecord } from './types.ts';

/** What posts, crossings and cameras reported of a trip. */
export function TripChecks({ trip }: { readonly trip: TripRecord }) {
  const t = useTexts(pageTexts);
  const name = useLabel();
  return (
    <Panel title={t('checks')}>
      <DataList
        label={t('checks')}
        list={fixedList(trip.checks)}
        columns={[
          {
            id: 'what',
            title: t('what'),
            render: (check) => <strong>{name('tripCheck', check.kind)}</strong>,
          },
          { id: 'where', title: t('where'), className: 'wrap', render: (check) => check.placeName },
          { id: 'at', title: t('at'), render: (check) => showInstant(check.at) },
          {
            id: 'seals',
            title: t('seals'),
            className: 'wrap',
            render: (check) => (check.seals === null ? '–' : check.seals.join(', ') || t('noSeals')),
          },
          {
            id: 'by',
            title: t('by'),
            className: 'wrap',
            render: (check) => (
              <>
                {check.byCamera
                  ? t('fromCamera', { name: check.by })
                  : check.fromCrossing
                    ? t('fromCrossing')
                    : check.by}
                {check.note === null ? null : <span className="small block">{check.note}</span>}
              </>
            ),
          },
        ]}
        rowKey={(check) => check.id}
        rowName={(check) => [name('tripCheck', check.kind), check.placeName].join(' ')}
        empty={{ title: t('noChecks') }}
      />
    </Panel>
  );
}
