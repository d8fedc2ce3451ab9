import { Link } from '@tanstack/react-router';
import { formatPercent } from '../../../shared/formats.ts';
import { useTexts } from '../../kit/i18n.ts';
import type { Column } from '../../kit/list/Column.ts';
import type { RowOf } from '../../kit/list/useList.ts';
import { showInstant } from '../../kit/show.ts';
import { Tag } from '../../kit/Tag.tsx';
import { texts } from './texts.ts';

type PlateEvent = RowOf<'GET /plates'>;

/** Columns of the list of plates. */
export function usePlateColumns(): Column<PlateEvent>[] {
  const t = useTexts(texts);
  return [
    {
      id: 'plate',
      title: t('plate'),
      className: 'brief',
      render: (row) => (
        <>
          {row.plate === null ? <Tag tone="muted">{t('unreadable')}</Tag> : <strong>{row.plate}</strong>}
          {row.plate !== null && row.corrections === 0 ? null : (
            <span className="muted small block">{t('readAs', { text: row.readAs })}</span>
          )}
          {row.corrections === 0 ? null : (
            <span className="muted small block">{t('corrected', { n: row.corrections })}</span>
          )}
        </>
      ),
    },
    { id: 'at', title: t('at'), sort: 'at', className: 'brief', render: (row) => showInstant(row.at) },
    {
      id: 'post',
      title: t('post'),
      className: 'reach',
      render: (row) => (
        <>
          {row.postName}
          {row.cameraId === null ? null : (
            <span className="muted small block">{t('camera', { name: row.cameraId })}</span>
          )}
          {row.confidence === null ? null : (
            <span className="muted small block">
              {t('confidence', { share: formatPercent(row.confidence) })}
            </span>
          )}
        </>
      ),
    },
    {
      id: 'province',
      title: t('province'),
      className: 'brief',
      render: (row) => (
        <>
          {row.province ?? '–'}
          {row.province === null ? null : (
            <span className="muted small block">{t(row.outside ? 'outside' : 'inside')}</span>
          )}
        </>
      ),
    },
    {
      id: 'match',
      title: t('match'),
      className: 'reach',
      render: (row) => (
        <>
          {row.watched ? (
            <span className="block">
              <Tag tone="bad">{t('watchedOne')}</Tag>
              <span className="small block">{t('askCommander')}</span>
            </span>
          ) : null}
          <Papers row={row} />
          {row.outside && !row.permitted && !row.declared && row.tripId === null ? (
            <Tag tone="warning">{t('noPermit')}</Tag>
          ) : null}
        </>
      ),
    },
    { id: 'image', title: t('image'), className: 'brief', render: (row) => row.imageRef ?? '–' },
  ];
}

/** What covered the vehicle, and what ended since: a paper that was good then stays good, and says so. */
function Papers({ row }: { readonly row: PlateEvent }) {
  const t = useTexts(texts);
  const since = (key: 'withdrawnAt' | 'droppedAt', at: string | null) =>
    at === null ? null : <span className="small block">{t(key, { at: showInstant(at) })}</span>;
  return (
    <>
      {row.permitCode === null ? null : (
        <span className="block">
          <Tag tone={row.permitted ? 'good' : 'bad'}>{t('permit', { code: row.permitCode })}</Tag>
          {since('withdrawnAt', row.permitWithdrawnAt)}
        </span>
      )}
      {row.declarationCode === null ? null : (
        <span className="block">
          <Tag tone={row.declared ? 'good' : 'bad'}>{t('declared', { code: row.declarationCode })}</Tag>
          {since('droppedAt', row.declarationDroppedAt)}
        </span>
      )}
      {row.tripId === null ? null : (
        <span className="block">
          <Link to="/trips/$id" params={{ id: row.tripId }}>
            {t('trip', { code: row.tripCode ?? '' })}
          </Link>
        </span>
      )}
    </>
  );
}
