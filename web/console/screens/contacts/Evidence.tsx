import { Link } from '@tanstack/react-router';
import { formatInstant, formatMinutes } from '../../../shared/formats.ts';
import { useRight } from '../../app/session/session.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { texts } from './texts.ts';
import type { ContactRow } from './why.ts';
import { TableRegion } from '../../kit/TableRegion.tsx';

/** Where, when, how long, and from which source: the ground of a contact. */
export function Evidence({ contact }: { readonly contact: ContactRow }) {
  const t = useTexts(texts);
  const name = useLabel();
  const seesPeople = useRight('person.read');
  const seesPlaces = useRight('place.read');
  return (
    <div className="stack">
      <div className="row">
        <strong>{t('evidence', { name: contact.name })}</strong>
        {seesPeople ? (
          <Link to="/people/$id" params={{ id: contact.personId }}>
            {t('openPerson')}
          </Link>
        ) : null}
      </div>
      <TableRegion label={t('evidence', { name: contact.name })}>
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
            {contact.evidence.map((row) => (
              <tr key={`${row.source} ${row.placeId ?? ''} ${row.from}`}>
                <td>{name('evidenceSource', row.source)}</td>
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
                <td>{formatInstant(row.to)}</td>
                <td className="end">{formatMinutes(row.minutes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableRegion>
    </div>
  );
}
