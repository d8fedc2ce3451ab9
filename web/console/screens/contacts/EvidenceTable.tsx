import { Link } from '@tanstack/react-router';
import { formatInstant, formatMinutes } from '../../../shared/formats.ts';
import { useRight } from '../../app/session/session.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { TableRegion } from '../../kit/TableRegion.tsx';
import { lastMet } from './last-met.ts';
import { GroupEvidence } from './GroupEvidence.tsx';
import { texts } from './texts.ts';
import type { EvidenceRow } from './why.ts';

type EvidenceTableProps = { readonly label: string; readonly rows: readonly EvidenceRow[] };

/** Where, when, how long, and from which source two people met. */
export function EvidenceTable({ label, rows }: EvidenceTableProps) {
  const t = useTexts(texts);
  const name = useLabel();
  const seesPlaces = useRight('place.read');
  return (
    <TableRegion label={label}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('source')}</th>
            <th scope="col">{t('place')}</th>
            <th scope="col">{t('start')}</th>
            <th scope="col">{t('end')}</th>
            <th scope="col" className="end">
              {t('minutes')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.source} ${row.placeId ?? ''} ${row.from}`}>
              <td className="wrap">
                {name('evidenceSource', row.source)}
                {row.group === undefined ? null : <GroupEvidence group={row.group} />}
              </td>
              <td>
                {row.placeId === null || !seesPlaces ? (
                  (row.placeName ?? '–')
                ) : (
                  <Link to="/places/$id" params={{ id: row.placeId }}>
                    {row.placeName}
                  </Link>
                )}
              </td>
              <td>{formatInstant(row.from)}</td>
              <td>{lastMet(row.to)}</td>
              <td className="end">{row.minutes === 0 ? '–' : formatMinutes(row.minutes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}
