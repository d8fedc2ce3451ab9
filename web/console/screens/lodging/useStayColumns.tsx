import { Button } from '@mantine/core';
import { useRight } from '../../app/session/session.ts';
import { useLabel, useLanguage, useTexts } from '../../kit/i18n.ts';
import type { Column } from '../../kit/list/Column.ts';
import { PhoneLink } from '../../kit/PhoneLink.tsx';
import { showInstant } from '../../kit/show.ts';
import { Tag, type Tone } from '../../kit/Tag.tsx';
import { ZoneSign } from '../map/ZoneSign.tsx';
import { type ZoneLevel, zoneOrder, zoneWord } from '../../../shared/zones.ts';
import type { Stay } from './types.ts';
import { texts } from './texts.ts';

const tones: { readonly [state in Stay['state']]: Tone } = {
  REGISTERED: 'warning',
  CONFIRMED: 'good',
  MISSING: 'bad',
};

/** Columns of the list of stays. @param onVisit what happens when a visit is to be noted. */
export function useStayColumns(onVisit: (stay: Stay) => void): Column<Stay>[] {
  const t = useTexts(texts);
  const lang = useLanguage();
  const name = useLabel();
  const mayVisit = useRight('lodging.confirm');
  const zone = (code: string | null): ZoneLevel | undefined => zoneOrder.find((one) => one === code);
  return [
    {
      id: 'person',
      title: t('person'),
      className: 'reach',
      render: (row) => (
        <>
          <strong>{row.name}</strong>
          {row.phone === null ? null : (
            <span className="small block">
              <PhoneLink phone={row.phone} />
            </span>
          )}
        </>
      ),
    },
    {
      id: 'place',
      title: t('place'),
      className: 'reach',
      render: (row) => (
        <>
          {row.placeName}
          {row.room === null ? '' : ` · ${t('room')} ${row.room}`}
          <span className="muted small block">{row.areaName}</span>
        </>
      ),
    },
    {
      id: 'arrived',
      title: t('arrived'),
      sort: 'arrivedAt',
      className: 'reach',
      render: (row) => (
        <>
          {showInstant(row.arrivedAt)}
          <span className="muted small block">{t('recordedBy', { name: row.recordedBy })}</span>
          {row.note === null ? null : <span className="muted small block">{row.note}</span>}
        </>
      ),
    },
    {
      id: 'planned',
      title: t('planned'),
      className: 'brief',
      sort: 'plannedDepartureAt',
      render: (row) => (
        <>
          {showInstant(row.plannedDepartureAt)}
          {row.departedAt === null ? null : (
            <span className="muted small block">{t('left', { at: showInstant(row.departedAt) })}</span>
          )}
          {row.overdue ? (
            <span className="block">
              <Tag tone="warning">{t('late')}</Tag>
            </span>
          ) : null}
        </>
      ),
    },
    {
      id: 'origin',
      title: t('origin'),
      className: 'brief',
      render: (row) => {
        const level = zone(row.originZone);
        return (
          <>
            {row.originName ?? '–'}
            <span className="small block nowrap">
              <ZoneSign level={level ?? 'none'} />{' '}
              {level === undefined ? (row.originZone ?? t('noZone')) : zoneWord(level, lang)}
            </span>
          </>
        );
      },
    },
    {
      id: 'state',
      title: t('check'),
      className: 'reach',
      render: (row) => (
        <>
          <Tag tone={tones[row.state]}>{name('stayState', row.state)}</Tag>
          {row.decidedAt === null ? null : (
            <span className="muted small block">
              {showInstant(row.decidedAt)} · {row.decidedBy}
            </span>
          )}
          <VisitCell stay={row} onVisit={mayVisit ? onVisit : null} />
        </>
      ),
    },
  ];
}

type VisitCellProps = { readonly stay: Stay; readonly onVisit: ((stay: Stay) => void) | null };

/** The visit that is due, or what it found. */
function VisitCell({ stay, onVisit }: VisitCellProps) {
  const t = useTexts(texts);
  const name = useLabel();
  if (stay.visit === null) {
    return null;
  }
  const due = stay.visit === 'DUE' && stay.departedAt === null && stay.state !== 'MISSING';
  return due && onVisit !== null ? (
    <span className="block">
      <Button size="xs" variant="default" onClick={() => onVisit(stay)}>
        {t('visitNow')}
      </Button>
    </span>
  ) : (
    <span className="block">
      <Tag tone={stay.visit === 'DUE' ? 'warning' : 'good'}>{name('stayVisit', stay.visit)}</Tag>
      {stay.visitResult === null ? null : (
        <span className="muted small block">{name('stayVisitResult', stay.visitResult)}</span>
      )}
    </span>
  );
}
