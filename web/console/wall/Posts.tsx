import { formatNumber, formatTime } from '../../shared/formats.ts';
import { useTexts } from '../kit/i18n.ts';
import type { WallTile } from './ages.ts';
import { texts } from './texts.ts';

/** Checkpoints that want somebody first, then the busiest. */
export function Posts({ tile }: { readonly tile: WallTile }) {
  const t = useTexts(texts);
  const posts = tile.gates ?? [];
  if (posts.length === 0) {
    return <p className="wall-soft wall-fill">{t('noPosts')}</p>;
  }
  return (
    <table className="wall-table">
      <caption className="hidden">{t('posts')}</caption>
      <thead className="hidden">
        <tr>
          <th scope="col">{t('post')}</th>
          <th scope="col">{t('passed')}</th>
          <th scope="col">{t('last')}</th>
        </tr>
      </thead>
      <tbody>
        {posts.map((post) => (
          <tr key={post.name}>
            <th scope="row">{post.name}</th>
            <td>
              {post.waiting > 0 ? (
                <strong className="wall-worse">{t('waiting', { n: formatNumber(post.waiting) })} </strong>
              ) : null}
              <strong>{formatNumber(post.passed)}</strong>
            </td>
            <td className="wall-soft">{post.lastAt === null ? '–' : formatTime(post.lastAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
