import { calendarDate } from '../../../shared/formats.ts';
import { useRight } from '../../app/session/session.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { Filters } from '../../kit/list/Filters.tsx';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Panel } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { Empty } from '../../kit/state/Empty.tsx';
import { common } from '../../kit/texts.ts';
import { useApi } from '../../kit/useApi.ts';
import { useNow } from '../../kit/useNow.ts';
import { sumOf } from './board.ts';
import { BoardFigures } from './BoardFigures.tsx';
import { BoardTable } from './BoardTable.tsx';
import { CodeMisuse } from './CodeMisuse.tsx';
import { PostPanel } from './PostPanel.tsx';
import { PostSelect } from './PostSelect.tsx';
import { texts } from './texts.ts';

const EVERY_MS = 15_000;

/** Posts of a day: all of them, or one with what its commander can do. */
export function BoardTab() {
  const t = useTexts(texts);
  const words = useTexts(common);
  const [url, change] = useUrlState();
  const trips = useRight('trip.read');
  const today = calendarDate(useNow());
  const date = url['date'] ?? today;
  const board = useApi(
    'GET /gates/board',
    { query: { date: url['date'] } },
    { everyMs: EVERY_MS, keep: true },
  );
  return (
    <>
      <Filters url={url} change={change} names={['post', 'date']}>
        <PostSelect url={url} change={change} />
        <DateField
          label={t('day')}
          value={date}
          max={today}
          onChange={(day) => change({ date: day === today ? undefined : (day ?? undefined) })}
        />
      </Filters>
      <Await query={board} lines={8}>
        {({ asOf, posts }) => {
          const chosen = posts.filter(({ postId }) => postId === url['post'] || posts.length === 1);
          const shown = chosen.length === 0 ? posts : chosen;
          if (posts.length === 0) {
            return <Empty title={t('noPosts')} hint={t('noPostsHint')} />;
          }
          return (
            <>
              {trips ? <CodeMisuse postId={chosen[0]?.postId} /> : null}
              <Panel
                title={shown.length === 1 ? shown[0]!.postName : t('allPosts', { n: shown.length })}
                actions={<span className="muted small">{words('asOf', { time: showInstant(asOf) })}</span>}
              >
                <BoardFigures sum={sumOf(shown)} date={date} />
              </Panel>
              {chosen.map((post) => (
                <PostPanel key={post.postId} post={post} />
              ))}
              {posts.length > 1 && chosen.length === 0 ? <p className="muted">{t('choose')}</p> : null}
              {shown.length > 1 ? <BoardTable posts={shown} /> : null}
            </>
          );
        }}
      </Await>
    </>
  );
}
