import { Link } from '@tanstack/react-router';
import { formatInstant } from '../../../shared/formats.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { useList } from '../../kit/list/useList.ts';
import { Panel } from '../../kit/Page.tsx';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { fileUrl } from '../../kit/api.ts';
import { texts } from './texts.ts';

/** Who was at the place, newest first. */
export function Visitors({ placeId }: { readonly placeId: string }) {
  const t = useTexts(texts);
  const name = useLabel();
  const list = useList('GET /presence', { query: { place: placeId } });
  return (
    <Panel
      title={t('visitors')}
      actions={
        <ExportList people url={fileUrl('GET /presence', { query: { place: placeId } })} name="visitors" />
      }
    >
      <DataList
        label={t('visitors')}
        list={list}
        columns={[
          {
            id: 'person',
            title: t('person'),
            render: (row) => (
              <Link to="/people/$id" params={{ id: row.personId }}>
                {row.personName}
              </Link>
            ),
          },
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
          { id: 'source', title: t('how'), render: (row) => name('presenceSource', row.source) },
        ]}
        rowKey={(row) => row.stayId}
        rowName={(row) => row.personName}
        empty={{ title: t('noVisitors') }}
      />
    </Panel>
  );
}
