import { useLabel, useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { fixedList } from '../../kit/list/fixedList.ts';
import { Panel } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { pageTexts } from './pageTexts.ts';
import type { TripRecord } from './types.ts';

/** Where the code of the trip was used as it should not be; nothing where it never was. */
export function TripMisuse({ trip }: { readonly trip: TripRecord }) {
  const t = useTexts(pageTexts);
  const name = useLabel();
  if (trip.misuse.length === 0) {
    return null;
  }
  return (
    <Panel title={t('misuse')}>
      <p className="muted">{t('misuseHint')}</p>
      <DataList
        label={t('misuse')}
        list={fixedList(trip.misuse)}
        columns={[
          {
            id: 'kind',
            title: t('what'),
            className: 'wrap',
            render: (one) => (
              <>
                <strong>{name('tripMisuse', one.kind)}</strong>
                {one.plate === null ? null : (
                  <span className="small block">{t('otherPlate', { plate: one.plate })}</span>
                )}
              </>
            ),
          },
          {
            id: 'where',
            title: t('where'),
            className: 'wrap',
            render: (one) => (
              <>
                {one.placeName ?? '–'}
                {one.otherPlaceName === null ? null : (
                  <span className="small block">
                    {t('otherUse', { place: one.otherPlaceName, at: showInstant(one.otherAt) })}
                  </span>
                )}
              </>
            ),
          },
          { id: 'at', title: t('at'), render: (one) => showInstant(one.at) },
          {
            id: 'by',
            title: t('by'),
            className: 'wrap',
            render: (one) => (
              <>
                {one.by ?? t('byProgram')}
                {one.note === null ? null : <span className="small block">{one.note}</span>}
              </>
            ),
          },
        ]}
        rowKey={(one) => one.id}
        rowName={(one) => [name('tripMisuse', one.kind), one.placeName].join(' ')}
        empty={{ title: t('misuse') }}
      />
    </Panel>
  );
}
