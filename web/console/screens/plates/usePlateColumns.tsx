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
          {row.permitCode === null ? null : (
            <span className="block">
              <Tag tone="good">{t('permit', { code: row.permitCode })}</Tag>
            </span>
          )}
          {row.declarationCode === null ? null : (
            <span className="block">
              <Tag tone="good">{t('declared', { code: row.declarationCode })}</Tag>
            </span>
          )}
          {row.outside && row.permitCode === null && row.declarationCode === null ? (
            <Tag tone="warning">{t('noPermit')}</Tag>
          ) : null}
        </>
      ),
    },
    { id: 'image', title: t('image'), className: 'brief', render: (row) => row.imageRef ?? '–' },
  ];
}
