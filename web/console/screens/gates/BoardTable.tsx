import { Button } from '@mantine/core';
import { labelOptions } from '../../../../contract/labels.ts';
import { formatNumber, formatTime } from '../../../shared/formats.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import type { Column } from '../../kit/list/Column.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Tag } from '../../kit/Tag.tsx';
import { useNow } from '../../kit/useNow.ts';
import { type BoardPost, sortPosts } from './board.ts';
import { deskTexts } from './deskTexts.ts';
import { fixedList } from '../../kit/list/fixedList.ts';
import { ModeWord } from './ModeWord.tsx';
import { texts } from './texts.ts';
import './board.css';
import { useAge } from './useAge.ts';

/** Posts side by side; one is opened by click or Enter. */
export function BoardTable({ posts }: { readonly posts: readonly BoardPost[] }) {
  const t = useTexts(texts);
  const desk = useTexts(deskTexts);
  const age = useAge();
  const now = useNow();
  const lang = useLanguage();
  const [url, change] = useUrlState();
  const figure = (id: string, title: string, of: (post: BoardPost) => number): Column<BoardPost> => ({
    id,
    title,
    sort: id,
    end: true,
    render: (post) => formatNumber(of(post)),
  });
  const decisions = labelOptions('gateDecision', lang).map(({ value, label }): Column<BoardPost> => ({
    id: value,
    title: label,
    end: true,
    render: (post) => formatNumber(post.decisions[value] ?? 0),
  }));
  return (
    <div className="board-table">
      <DataList
        label={t('board')}
        list={fixedList(sortPosts(posts, url['sort']))}
        sort={url['sort']}
        onSort={(sort) => change({ sort })}
        columns={[
          {
            id: 'name',
            title: t('post'),
            sort: 'name',
            className: 'reach',
            render: (post) => <strong>{post.postName}</strong>,
          },
          {
            id: 'last',
            title: t('lastShort'),
            sort: 'last',
            render: (post) => (post.lastCrossingAt === null ? '–' : formatTime(post.lastCrossingAt)),
          },
          {
            id: 'shifts',
            title: t('mode'),
            sort: 'shifts',
            className: 'reach',
            render: (post) => (
              <>
                <ModeWord mode={post.mode} />
                {post.openShifts === 0 ? (
                  <Tag tone="warning">{t('noShift')}</Tag>
                ) : (
                  <span className="muted small block">
                    {t('openShifts')}: {formatNumber(post.openShifts)}
                  </span>
                )}
                {post.unansweredSince === null ? null : (
                  <Button
                    variant="outline"
                    color="red"
                    size="compact-sm"
                    onClick={() => change({ tab: 'questions', post: post.postId })}
                  >
                    {desk('unanswered', { n: post.unanswered, age: age(post.unansweredSince, now) })}
                  </Button>
                )}
              </>
            ),
          },
          figure('total', t('total'), (post) => post.total),
          ...decisions,
          figure('waved', t('wavedShort'), (post) => post.waved),
          figure('overridden', t('overridden'), (post) => post.overridden),
        ]}
        rowKey={(post) => post.postId}
        rowName={(post) => post.postName}
        onOpen={(post) => change({ post: post.postId })}
        empty={{ title: t('noPosts'), hint: t('noPostsHint') }}
      />
    </div>
  );
}
