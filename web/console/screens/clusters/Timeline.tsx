import { formatCalendarDate, formatInstant, formatNumber } from '../../../shared/formats.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import type { ClusterRecord } from './draft.ts';
import { texts } from './texts.ts';

type Entry = ClusterRecord['timeline'][number];

/** What happened in an event and what officers did about it, in the order of time. */
export function Timeline({ entries }: { readonly entries: readonly Entry[] }) {
  const t = useTexts(texts);
  const say = (entry: Entry): string => {
    const by = entry.by ?? '';
    const label = entry.label ?? '';
    const n = formatNumber(Math.abs(entry.count ?? 0));
    switch (entry.kind) {
      case 'start':
        return t('tlStart');
      case 'end':
        return t('tlEnd');
      case 'onset':
        return t('tlOnset', { label });
      case 'report':
        return t('tlReport', { label });
      case 'participants':
        return t((entry.count ?? 0) < 0 ? 'tlRemoved' : 'tlAdded', { by, n });
      case 'contacts':
        return t('tlContacts', { by, n, label });
      case 'cases':
        return t('tlCases', { by, n });
      case 'case':
        return t('tlCase', { by, label });
      case 'change':
        return entry.fields.includes('created')
          ? t('tlCreated', { by })
          : t('tlChange', { by, fields: namesOf(entry) });
    }
  };
  const names: { readonly [field: string]: string } = {
    title: t('name'),
    status: t('status'),
    investigation: t('investigation'),
    risk: t('risk'),
    disease: t('disease'),
    areaId: t('area'),
    placeKind: t('placeKind'),
    placeId: t('place'),
    from: t('from'),
    to: t('to'),
    description: t('description'),
  };
  const namesOf = (entry: Entry) => entry.fields.map((field) => names[field] ?? field).join(', ');
  return (
    <Panel title={t('timeline')}>
      <ol className="plain">
        {entries.map((entry, i) => (
          <li key={`${entry.at} ${i}`}>
            <span className="muted">
              {entry.at.length === 10 ? formatCalendarDate(entry.at) : formatInstant(entry.at)}
            </span>{' '}
            {say(entry)}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
