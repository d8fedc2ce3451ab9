import { Link } from '@tanstack/react-router';
import { formatInstant } from '../../../shared/formats.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { useList } from '../../kit/list/useList.ts';
import { Panel } from '../../kit/Page.tsx';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { fileUrl } from '../../kit/api.ts';
import { texts } from './texts.ts';

/** Where the person was, newest first; an estimated end is marked. */
export function Stays({ personId }: { readonly personId: string }) {
  const t = useTexts(texts);
  const name = useLabel();
  const list = useList('GET /presence', { query: { person: personId } }, { subject: personId });
  return (
    <Panel
      title={t('stays')}
      actions={
        <ExportList people url={fileUrl('GET /presence', { query: { person: personId } })} name="stays" />
      }
    >
      <DataList
        label={t('stays')}
        list={list}
        columns={[
          { id: 'in', title: t('inAt'), render: (row) => formatInstant(row.inAt) },
          {
            id: 'out',
            title: t('outAt'),
            render: (row) => (
              <>
                {formatInstant(row.outAt)}
                {row.outImputed ? <span className="muted"> ({t('imputed')})</span> : null}
              </>
            ),
          },
          {
            id: 'place',
            title: t('place'),
            render: (row) => (
              <Link to="/places/$id" params={{ id: row.placeId }}>
                {row.placeName}
              </Link>
            ),
          },
          { id: 'source', title: t('how'), render: (row) => name('presenceSource', row.source) },
          { id: 'quality', title: t('quality'), render: (row) => name('timeQuality', row.timeQuality) },
        ]}
        rowKey={(row) => row.stayId}
        rowName={(row) => row.placeName}
        empty={{ title: t('noStays') }}
      />
    </Panel>
  );
}
