import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { diseases } from '../../../../contract/cases.ts';
import { formatInstant } from '../../../shared/formats.ts';
import { useRight } from '../../app/session/session.ts';
import type { DataOf } from '../../kit/api.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { oneOf } from '../../kit/list/useUrlState.ts';
import { Page, Panel } from '../../kit/Page.tsx';
import { showDate } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { TableRegion } from '../../kit/TableRegion.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { useApi } from '../../kit/useApi.ts';
import type { Disease, Profile as Version } from './draft.ts';
import { ProfileContent } from './ProfileContent.tsx';
import { ProfileForm } from './ProfileForm.tsx';
import { texts } from './texts.ts';

/** One disease: every version, the one looked at, and a new one. */
export function Profile() {
  const { disease: named } = useParams({ strict: false });
  const disease = oneOf(diseases, named) ?? 'covid-19';
  const name = useLabel();
  const t = useTexts(texts);
  const query = useApi('GET /profiles/{disease}', { params: { disease } });
  return (
    <Page title={`${t('title')}: ${name('disease', disease)}`} lead={t('lead')}>
      <Await query={query} lines={8}>
        {(history) => <Versions key={disease} disease={disease} history={history} />}
      </Await>
    </Page>
  );
}

type History = DataOf<'GET /profiles/{disease}'>;

function Versions({ disease, history }: { readonly disease: Disease; readonly history: History }) {
  const t = useTexts(texts);
  const mayEdit = useRight('profile.manage');
  const [shownId, setShownId] = useState<string | null>(history.current);
  const [editing, setEditing] = useState(false);
  const [saved, setSaved] = useState<number | null>(null);
  const shown = history.items.find((one) => one.id === shownId) ?? history.items[0];
  if (shown === undefined) {
    return null;
  }
  const latest = history.items.toSorted((one, other) => other.version - one.version)[0] ?? shown;
  return (
    <>
      {saved === null ? null : <Notice tone="good">{t('saved', { n: saved })}</Notice>}
      {editing ? (
        <Panel title={t('editing', { n: shown.version })}>
          <ProfileForm
            disease={disease}
            start={shown}
            latest={latest}
            onClose={() => setEditing(false)}
            onSaved={(version) => {
              setEditing(false);
              setSaved(version.version);
              setShownId(version.id);
            }}
          />
        </Panel>
      ) : (
        <Panel
          title={t('version', { n: shown.version })}
          actions={
            mayEdit ? (
              <Button
                onClick={() => {
                  setSaved(null);
                  setEditing(true);
                }}
              >
                {t('newVersion')}
              </Button>
            ) : null
          }
        >
          <ProfileContent version={shown} />
        </Panel>
      )}
      <Panel title={t('history')}>
        <HistoryTable history={history} shown={shown} onShow={editing ? null : setShownId} />
      </Panel>
    </>
  );
}

type HistoryTableProps = {
  readonly history: History;
  readonly shown: Version;
  readonly onShow: ((id: string) => void) | null;
};

function HistoryTable({ history, shown, onShow }: HistoryTableProps) {
  const t = useTexts(texts);
  return (
    <TableRegion label={t('history')}>
      <table className="table cards">
        <caption className="hidden">{t('history')}</caption>
        <thead>
          <tr>
            {(['history', 'from', 'author', 'createdAt', 'reason'] as const).map((head) => (
              <th key={head} scope="col">
                {t(head)}
              </th>
            ))}
            <th scope="col">
              <span className="hidden">{t('show')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {history.items.map((one) => (
            <tr key={one.id}>
              <td data-label={t('history')}>
                {t('version', { n: one.version })}{' '}
                {one.id === history.current ? <Tag tone="good">{t('inForce')}</Tag> : null}
              </td>
              <td data-label={t('from')}>{showDate(one.validFrom)}</td>
              <td data-label={t('author')}>{one.author ?? t('shipped')}</td>
              <td data-label={t('createdAt')}>{one.shipped ? '–' : formatInstant(one.createdAt)}</td>
              <td data-label={t('reason')} className="wrap">
                {one.reason ?? '–'}
              </td>
              <td>
                {one.id === shown.id ? (
                  t('shown')
                ) : onShow === null ? null : (
                  <Button
                    variant="default"
                    size="compact-md"
                    aria-label={t('showNamed', { n: one.version })}
                    onClick={() => onShow(one.id)}
                  >
                    {t('show')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}
