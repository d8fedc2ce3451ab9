import { Link } from '@tanstack/react-router';
import { useTexts } from '../../kit/i18n.ts';
import { oneOf } from '../../kit/list/useUrlState.ts';
import { planTexts } from './plan-texts.ts';

export const lists = ['proposed', 'below', 'places'] as const;
export type ListName = (typeof lists)[number];

/** Which list the address names; the proposed contacts without one. */
export function listOf(value: string | undefined): ListName {
  return oneOf(lists, value) ?? 'proposed';
}

type ListTabsProps = { readonly caseId: string; readonly current: ListName };

/** Proposed and decided contacts, those below the cut-offs, crowded places. */
export function ListTabs({ caseId, current }: ListTabsProps) {
  const t = useTexts(planTexts);
  return (
    <nav className="tabs" aria-label={t('lists')}>
      {lists.map((list) => (
        <Link
          key={list}
          to="/cases/$id/contacts"
          params={{ id: caseId }}
          search={list === 'proposed' ? {} : { list }}
          // Other filters in the address must not change which list is current.
          activeOptions={{ exact: true }}
          className={list === current ? 'active' : ''}
          {...(list === current ? { 'aria-current': 'page' as const } : {})}
        >
          {t(list)}
        </Link>
      ))}
    </nav>
  );
}
