import { Link } from '@tanstack/react-router';
import { useRight } from '../../app/session/session.ts';
import { useTexts } from '../../kit/i18n.ts';
import { EvidenceTable } from './EvidenceTable.tsx';
import { RankReasons } from './Rank.tsx';
import { texts } from './texts.ts';
import type { ContactRow } from './why.ts';

/** The ground of a contact, and why it ranks where it does. */
export function Evidence({ contact }: { readonly contact: ContactRow }) {
  const t = useTexts(texts);
  const seesPeople = useRight('person.read');
  const label = t('evidence', { name: contact.name });
  return (
    <div className="stack">
      <div className="row">
        <strong>{label}</strong>
        {seesPeople ? (
          <Link to="/people/$id" params={{ id: contact.personId }}>
            {t('openPerson')}
          </Link>
        ) : null}
      </div>
      <EvidenceTable label={label} rows={contact.evidence} />
      <RankReasons contact={contact} />
    </div>
  );
}
