import { formatInstant, localToInstant } from '../../../shared/formats.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { fileUrl } from '../../kit/api.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { SearchBox } from '../../kit/list/SearchBox.tsx';
import { useList } from '../../kit/list/useList.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Page } from '../../kit/Page.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { common } from '../../kit/texts.ts';
import { texts } from './texts.ts';

const instant = (local: string | undefined) => (local === undefined ? undefined : localToInstant(local));

/** Who did what and who looked at whom. */
export function Audit() {
  const t = useTexts(texts);
  const words = useTexts(common);
  const [url, change] = useUrlState();
  const query = {
    actor: url['actor'],
    action: url['action'],
    subject: url['subject'],
    from: instant(url['from']),
    to: instant(url['to']),
  };
  const list = useList('GET /audit', { query });
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={<ExportList url={fileUrl('GET /audit', { query: query as object })} name="audit" />}
    >
      <Filters url={url} change={change} names={['actor', 'action', 'subject', 'from', 'to']}>
        <SearchBox label={t('actor')} value={url['actor']} onChange={(actor) => change({ actor })} />
        <SearchBox label={t('action')} value={url['action']} onChange={(action) => change({ action })} />
        <SearchBox label={t('subject')} value={url['subject']} onChange={(subject) => change({ subject })} />
        <DateField
          label={t('from')}
          time
          value={url['from'] ?? null}
          onChange={(from) => change({ from: from ?? undefined })}
        />
        <DateField
          label={t('to')}
          time
          value={url['to'] ?? null}
          onChange={(to) => change({ to: to ?? undefined })}
        />
      </Filters>
      <DataList
        label={t('label')}
        list={list}
        columns={[
          { id: 'at', title: t('at'), render: (row) => formatInstant(row.at) },
          { id: 'actor', title: t('actor'), render: (row) => row.actor },
          { id: 'action', title: t('action'), render: (row) => row.action },
          { id: 'kind', title: t('kind'), render: (row) => row.subjectKind ?? '–' },
          { id: 'subject', title: t('subject'), render: (row) => row.subjectId ?? '–' },
          { id: 'area', title: t('area'), render: (row) => row.areaName ?? '–' },
          { id: 'reason', title: t('reason'), className: 'wrap', render: (row) => row.reason ?? '–' },
          {
            id: 'sealed',
            title: t('sealed'),
            render: (row) => (
              <Tag tone={row.sealed ? 'good' : 'muted'}>{words(row.sealed ? 'yes' : 'no')}</Tag>
            ),
          },
        ]}
        rowKey={(row) => row.id}
        rowName={(row) => `${row.actor} ${row.action}`}
        empty={{ title: t('none') }}
      />
    </Page>
  );
}
