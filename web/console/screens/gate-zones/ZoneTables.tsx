import { formatNumber } from '../../../shared/formats.ts';
import { useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { Panel } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { fixedList } from '../../kit/list/fixedList.ts';
import type { Zones } from './types.ts';
import { texts } from './texts.ts';

type ZoneTablesProps = {
  readonly tables: Zones['tables'];
  readonly onShow: (id: string) => void;
};

/** Tables received, the newest first; one is opened by click or Enter. */
export function ZoneTables({ tables, onShow }: ZoneTablesProps) {
  const t = useTexts(texts);
  return (
    <Panel title={t('tables')}>
      <DataList
        label={t('tables')}
        list={fixedList(tables)}
        columns={[
          { id: 'asOf', title: t('asOf'), render: (row) => <strong>{showInstant(row.asOf)}</strong> },
          { id: 'source', title: t('source'), className: 'wrap', render: (row) => row.source },
          { id: 'areas', title: t('areas'), end: true, render: (row) => formatNumber(row.areas) },
          { id: 'received', title: t('received'), render: (row) => showInstant(row.receivedAt) },
        ]}
        rowKey={(row) => row.id}
        rowName={(row) => showInstant(row.asOf)}
        onOpen={(row) => onShow(row.id)}
        empty={{ title: t('noTables') }}
      />
    </Panel>
  );
}
