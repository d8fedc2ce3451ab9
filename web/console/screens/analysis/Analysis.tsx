import { useRight } from '../../app/session/session.ts';
import { Segments } from '../../kit/figures/Segments.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { oneOf, useUrlState } from '../../kit/list/useUrlState.ts';
import { Page } from '../../kit/Page.tsx';
import './analysis.css';
import { PivotDesk } from './PivotDesk.tsx';
import { texts } from './texts.ts';
import { WhatIf } from './WhatIf.tsx';

const tabs = ['pivot', 'what-if'] as const;

/** The analyst's desk: any metric by area, time, age and sex; and, for analysts, what the simulator says of a change. */
export function Analysis() {
  const t = useTexts(texts);
  const models = useRight('analysis.model');
  const [url, change] = useUrlState();
  const tab = models ? (oneOf(tabs, url['tab']) ?? 'pivot') : 'pivot';
  return (
    <Page title={t('title')} lead={t('lead')}>
      {models ? (
        <Segments
          label={t('tabs')}
          options={tabs.map((name) => [name, t(name)] as const)}
          value={tab}
          onChange={(name) => change({ tab: name === 'pivot' ? undefined : name })}
        />
      ) : null}
      {tab === 'pivot' ? <PivotDesk url={url} change={change} /> : <WhatIf />}
    </Page>
  );
}
