import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import { useRight } from '../../app/session/session.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { Facts, Panel } from '../../kit/Page.tsx';
import { showDate } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi } from '../../kit/useApi.ts';
import { AreaCreate } from './AreaCreate.tsx';
import { PopulationGroups } from './PopulationGroups.tsx';
import { texts } from './texts.ts';

type AreaDetailProps = { readonly id: string; readonly mayAdd: boolean };

/** One unit: dates, population, what became of it, and a unit to add below it. */
export function AreaDetail({ id, mayAdd }: AreaDetailProps) {
  const t = useTexts(texts);
  const name = useLabel();
  const maySee = useRight('figure.read');
  const query = useApi('GET /areas/{id}', { params: { id } });
  const [adding, setAdding] = useState(false);
  const [added, setAdded] = useState<string | null>(null);
  return (
    <Await query={query}>
      {(area) => (
        <Panel
          title={area.name}
          actions={
            mayAdd && !adding ? (
              <Button variant="default" onClick={() => setAdding(true)}>
                {t('add')}
              </Button>
            ) : null
          }
        >
          <Facts
            items={[
              [t('kind'), name('areaKind', area.kind)],
              [t('code'), area.code],
              [t('population'), area.population === null ? null : formatNumber(area.population)],
              [t('populationSource'), area.populationSource],
              [t('validFrom'), showDate(area.validFrom)],
              [t('validTo'), showDate(area.validTo)],
            ]}
          />
          {maySee ? <PopulationGroups id={id} /> : null}
          {area.validTo === null ? null : <Successors id={id} />}
          {added === null ? null : <Notice tone="good">{t('added', { name: added })}</Notice>}
          {adding ? (
            <AreaCreate
              parentId={id}
              parentName={area.name}
              onClose={() => setAdding(false)}
              onAdded={(created) => {
                setAdded(created);
                setAdding(false);
              }}
            />
          ) : null}
        </Panel>
      )}
    </Await>
  );
}

function Successors({ id }: { readonly id: string }) {
  const t = useTexts(texts);
  const query = useApi('GET /areas/{id}/successors', { params: { id } });
  return (
    <Await query={query} lines={1}>
      {({ divided, items }) => (
        <div className="stack">
          <h3>{t('successors')}</h3>
          {divided ? <Notice tone="warning">{t('divided')}</Notice> : null}
          <p>{items.length === 0 ? t('noSuccessors') : items.map((item) => item.name).join(', ')}</p>
        </div>
      )}
    </Await>
  );
}
