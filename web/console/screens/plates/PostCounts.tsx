import { Button } from '@mantine/core';
import { formatNumber } from '../../../shared/formats.ts';
import type { DataOf } from '../../kit/api.ts';
import { useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { fixedList } from '../../kit/list/fixedList.ts';
import { showInstant } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { common } from '../../kit/texts.ts';
import { useApi } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

const EVERY_MS = 30_000;
type Count = DataOf<'GET /plates/posts'>['items'][number];
const counted = ['unmatched', 'watched', 'outside', 'seen', 'unreadable'] as const;

type PostCountsProps = {
  readonly area: string | undefined;
  /** The post that the list below shows. */
  readonly post: string | undefined;
  readonly onShow: (post: string | undefined, view: string | undefined) => void;
};

/** What each post saw in a day; a figure that asks for work opens its list. */
export function PostCounts({ area, post, onShow }: PostCountsProps) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const posts = useApi(
    'GET /plates/posts',
    { query: area === undefined ? {} : { area } },
    { everyMs: EVERY_MS, keep: true },
  );
  return (
    <Await query={posts} lines={3}>
      {({ items, asOf }) =>
        items.length === 0 ? (
          <p>{t('noPosts')}</p>
        ) : (
          <>
            <DataList
              label={t('posts')}
              list={fixedList(items)}
              columns={[
                {
                  id: 'post',
                  title: t('post'),
                  className: 'reach',
                  render: (row) => <strong>{row.postName}</strong>,
                },
                ...counted.map((figure) => ({
                  id: figure,
                  title: t(figure),
                  end: true,
                  render: (row: Count) => formatNumber(row[figure]),
                })),
                {
                  id: 'show',
                  title: t('show'),
                  render: (row) => (
                    <Button
                      size="xs"
                      variant="default"
                      aria-label={`${t('show')}: ${row.postName}`}
                      aria-pressed={row.postId === post}
                      onClick={() => onShow(row.postId, row.unmatched > 0 ? 'unmatched' : undefined)}
                    >
                      {t('show')}
                    </Button>
                  ),
                },
              ]}
              rowKey={(row) => row.postId}
              rowName={(row) => row.postName}
              empty={{ title: t('noPosts') }}
            />
            <div className="row spread">
              <p className="muted small">
                {words('asOf', { time: showInstant(asOf) })} · {t('unmatchedNote')}
              </p>
              {post === undefined ? null : (
                <Button size="xs" variant="subtle" onClick={() => onShow(undefined, undefined)}>
                  {t('anyPost')}
                </Button>
              )}
            </div>
          </>
        )
      }
    </Await>
  );
}
