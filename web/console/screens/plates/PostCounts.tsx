import { Button } from '@mantine/core';
import { formatNumber } from '../../../shared/formats.ts';
import { useTexts } from '../../kit/i18n.ts';
import { showInstant } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { common } from '../../kit/texts.ts';
import { useApi } from '../../kit/useApi.ts';
import { DataTable } from '../../kit/figures/DataTable.tsx';
import { texts } from './texts.ts';

const EVERY_MS = 30_000;

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
            <DataTable
              label={t('posts')}
              heads={[
                t('post'),
                t('unmatched'),
                t('watched'),
                t('outside'),
                t('seen'),
                t('unreadable'),
                t('show'),
              ]}
              rows={items.map((row) => ({
                key: row.postId,
                cells: [
                  row.postName,
                  formatNumber(row.unmatched),
                  formatNumber(row.watched),
                  formatNumber(row.outside),
                  formatNumber(row.seen),
                  formatNumber(row.unreadable),
                  <Button
                    key={row.postId}
                    size="xs"
                    variant="default"
                    aria-label={`${t('show')}: ${row.postName}`}
                    aria-pressed={row.postId === post}
                    onClick={() => onShow(row.postId, row.unmatched > 0 ? 'unmatched' : undefined)}
                  >
                    {t('show')}
                  </Button>,
                ],
              }))}
            />
            <div className="row spread">
              <p className="muted small">{words('asOf', { time: showInstant(asOf) })}</p>
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
