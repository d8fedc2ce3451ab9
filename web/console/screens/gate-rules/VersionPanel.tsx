import { Button } from '@mantine/core';
import { useState } from 'react';
import { useLabel, useLanguage, useTexts } from '../../kit/i18n.ts';
import { Facts, Panel } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { Notice } from '../../kit/state/Notice.tsx';
import { rulesOf, type Version } from './draft.ts';
import { DryRun } from './DryRun.tsx';
import { PublishDialog } from './PublishDialog.tsx';
import { RulesTable } from './RulesTable.tsx';
import { StateTags } from './StateTags.tsx';
import { texts } from './texts.ts';

type VersionPanelProps = {
  readonly version: Version;
  /** Null for who may only read. */
  readonly onEdit: (() => void) | null;
};

/** One version in full, with what can be done with it. */
export function VersionPanel({ version, onEdit }: VersionPanelProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const name = useLabel();
  const [publishing, setPublishing] = useState(false);
  return (
    <Panel
      title={`${t('versionNo', { n: version.version })} · ${version.name[lang]}`}
      actions={
        onEdit === null ? null : (
          <>
            <Button variant="default" onClick={onEdit}>
              {t('edit')}
            </Button>
            {version.inForce ? null : (
              <Button onClick={() => setPublishing(true)}>
                {t(version.state === 'published' ? 'rollBack' : 'publish')}
              </Button>
            )}
          </>
        )
      }
    >
      <StateTags version={version} />
      {version.certainty === 'unverified' ? <Notice tone="warning">{t('unverifiedNote')}</Notice> : null}
      <Facts
        items={[
          [t('legalBasis'), version.legalBasis],
          [t('since'), version.state === 'draft' ? null : showInstant(version.validFrom)],
          [t('author'), version.author ?? t('shipped')],
          [t('otherwise'), name('gateDecision', version.otherwise)],
          [t('zoneHours'), version.zoneDataHours],
          [t('precedence'), version.precedence.map((code) => name('gateDecision', code)).join(' › ')],
        ]}
      />
      {onEdit === null ? null : <DryRun version={version.version} />}
      <h3>{t('rules', { n: version.rules.length })}</h3>
      <RulesTable rules={rulesOf(version)} />
      {publishing ? <PublishDialog version={version} onClose={() => setPublishing(false)} /> : null}
    </Panel>
  );
}
