import { localToInstant } from '../../../shared/formats.ts';
import { fileUrl } from '../../kit/api.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { DateField } from '../../kit/form/DateField.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { CodeFilter, urlCode } from '../../kit/list/CodeFilter.tsx';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { SearchBox } from '../../kit/list/SearchBox.tsx';
import { useList } from '../../kit/list/useList.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Page, Panel } from '../../kit/Page.tsx';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { common } from '../../kit/texts.ts';
import { PostCounts } from './PostCounts.tsx';
import { texts } from './texts.ts';
import { usePlateColumns } from './usePlateColumns.tsx';

const EVERY_MS = 30_000;
const instant = (local: string | undefined) => (local === undefined ? undefined : localToInstant(local));

/** Plates that were read at the posts of the officer's areas. */
export function Plates() {
  const t = useTexts(texts);
  const words = useTexts(common);
  const [url, change] = useUrlState();
  const filters = {
    q: url['q'],
    view: urlCode('plateView', url['view']),
    post: url['post'],
    area: url['area'],
    from: instant(url['from']),
    to: instant(url['to']),
    sort: url['sort'],
  };
  const list = useList('GET /plates', { query: filters }, { everyMs: EVERY_MS });
  const columns = usePlateColumns();
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={<ExportList url={fileUrl('GET /plates', { query: filters as object })} people name="plates" />}
    >
      <Panel title={t('posts')}>
        <PostCounts area={url['area']} post={url['post']} onShow={(post, view) => change({ post, view })} />
      </Panel>
      <Filters url={url} change={change} names={['q', 'view', 'post', 'area', 'from', 'to']}>
        <SearchBox label={t('search')} value={url['q']} onChange={(q) => change({ q })} />
        <CodeFilter
          kind="plateView"
          label={t('view')}
          all={t('anyView')}
          name="view"
          url={url}
          change={change}
        />
        <AreaPicker
          label={words('area')}
          value={url['area'] ?? null}
          onPick={(area) => change({ area: area ?? undefined })}
        />
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
        sort={url['sort']}
        onSort={(sort) => change({ sort })}
        columns={columns}
        rowKey={(row) => row.id}
        rowName={(row) => row.plate ?? row.readAs}
        empty={{ title: t('none') }}
      />
    </Page>
  );
}
