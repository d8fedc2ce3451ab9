import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import { useRight } from '../../app/session/session.ts';
import { useTexts } from '../../kit/i18n.ts';
import { showDate } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi } from '../../kit/useApi.ts';
import { PopulationForm } from './PopulationForm.tsx';
import { texts } from './texts.ts';

/** Populations of a unit by age and sex: who said so, as of when; rates by age and sex take the newest. */
export function PopulationGroups({ id }: { readonly id: string }) {
  const t = useTexts(texts);
  const mayEnter = useRight('figure.manage');
  const query = useApi('GET /areas/{id}/population-groups', { params: { id } });
  const [entering, setEntering] = useState(false);
  const [stored, setStored] = useState(false);
  return (
    <div className="stack">
      <h3>{t('groups')}</h3>
      <Await query={query} lines={1}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t('noGroups')}</p>
          ) : (
            <ul>
              {items.map((one) => (
                <li key={one.id}>
                  {t('groupsOf', {
                    date: showDate(one.asOf),
                    source: one.source,
                    lines: formatNumber(one.groups.length),
                    people: formatNumber(
                      one.groups.reduce((sum, { age, people }) => sum + (age === null ? 0 : people), 0),
                    ),
                  })}
                </li>
              ))}
            </ul>
          )
        }
      </Await>
      {stored ? <Notice tone="good">{t('groupsStored')}</Notice> : null}
      {entering ? (
        <PopulationForm
          areaId={id}
          onClose={() => setEntering(false)}
          onStored={() => {
            setStored(true);
            setEntering(false);
          }}
        />
      ) : mayEnter ? (
        <div className="row">
          <Button variant="default" onClick={() => setEntering(true)}>
            {t('enterGroups')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
