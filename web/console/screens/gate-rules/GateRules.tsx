import { useState } from 'react';
import { useRight } from '../../app/session/session.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Page, Panel } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi } from '../../kit/useApi.ts';
import { fixedList } from '../../kit/list/fixedList.ts';
import type { Version } from './draft.ts';
import { RulesEditor } from './RulesEditor.tsx';
import './rules.css';
import { StateTags } from './StateTags.tsx';
import { texts } from './texts.ts';
import { VersionPanel } from './VersionPanel.tsx';

/** Versions of the rules that gates decide by: which is in force, writing the next, trying it, publishing, the way back. */
export function GateRules() {
  const t = useTexts(texts);
  const [url, change] = useUrlState();
  const writes = useRight('gate.rules');
  const [editing, setEditing] = useState<Version | null>(null);
  const [saved, setSaved] = useState<number | null>(null);
  const rules = useApi('GET /gates/rules', {});
  return (
    <Page title={t('title')} lead={t('lead')}>
      {saved === null ? null : <Notice tone="good">{t('saved', { n: saved })}</Notice>}
      <Await query={rules} lines={8}>
        {({ items, cordons }) => {
          const chosen =
            items.find(({ version }) => String(version) === url['version']) ??
            items.find(({ inForce }) => inForce) ??
            items[0];
          const unasked =
            cordons.inForce > 0 && !cordons.asked ? (
              <Notice tone="warning">{t('cordonsUnasked', { n: cordons.inForce })}</Notice>
            ) : null;
          if (editing !== null) {
            return (
              <>
                {unasked}
                <RulesEditor
                  from={editing}
                  onDone={(version) => {
                    setEditing(null);
                    setSaved(version);
                    if (version !== null) {
                      change({ version: String(version) });
                    }
                  }}
                />
              </>
            );
          }
          return (
            <>
              {unasked}
              <Panel title={t('versions')}>
                <Versions items={items} onOpen={(version) => change({ version: String(version) })} />
              </Panel>
              {chosen === undefined ? null : (
                <VersionPanel
                  key={chosen.version}
                  version={chosen}
                  onEdit={
                    writes
                      ? () => {
                          setSaved(null);
                          setEditing(chosen);
                        }
                      : null
                  }
                />
              )}
            </>
          );
        }}
      </Await>
    </Page>
  );
}

type VersionsProps = { readonly items: readonly Version[]; readonly onOpen: (version: number) => void };

function Versions({ items, onOpen }: VersionsProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  return (
    <DataList
      label={t('versions')}
      list={fixedList(items)}
      columns={[
        {
          id: 'version',
          title: t('version'),
          render: (row) => <strong>{t('versionNo', { n: row.version })}</strong>,
        },
        { id: 'name', title: t('name'), className: 'wrap', render: (row) => row.name[lang] },
        { id: 'state', title: t('state'), className: 'wrap', render: (row) => <StateTags version={row} /> },
        {
          id: 'since',
          title: t('since'),
          render: (row) => (row.state === 'draft' ? '–' : showInstant(row.validFrom)),
        },
        { id: 'author', title: t('author'), render: (row) => row.author ?? t('shipped') },
      ]}
      rowKey={(row) => String(row.version)}
      rowName={(row) => t('versionNo', { n: row.version })}
      onOpen={(row) => onOpen(row.version)}
      empty={{ title: t('none') }}
    />
  );
}
