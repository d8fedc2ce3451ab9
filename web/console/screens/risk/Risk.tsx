import { useTexts } from '../../kit/i18n.ts';
import { oneOf, useUrlState } from '../../kit/list/useUrlState.ts';
import { Page } from '../../kit/Page.tsx';
import { Levels } from './Levels.tsx';
import { Proposals } from './Proposals.tsx';
import './risk.css';
import { Rules } from './Rules.tsx';
import { texts } from './texts.ts';

const tabs = ['levels', 'proposals', 'rules'] as const;
const parts = { levels: Levels, proposals: Proposals, rules: Rules };

/** Risk levels: what is decided, what the rule says, the way from one to the other, and the rule itself. */
export function Risk() {
  const t = useTexts(texts);
  const [url, change] = useUrlState();
  const tab = oneOf(tabs, url['tab']) ?? 'levels';
  const Part = parts[tab];
  return (
    <Page title={t('title')} lead={t('lead')}>
      <fieldset className="segments" aria-label={t('tabs')}>
        {tabs.map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={name === tab}
            onClick={() => change({ tab: name, status: undefined, open: undefined, sort: undefined })}
          >
            {t(name)}
          </button>
        ))}
      </fieldset>
      <Part />
    </Page>
  );
}
