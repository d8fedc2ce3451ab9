import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useRight } from '../../app/session/session.ts';
import { useTexts } from '../../kit/i18n.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Page, Panel } from '../../kit/Page.tsx';
import { PersonPicker } from '../../kit/pick/PersonPicker.tsx';
import { OpenPass } from '../../kit/reason/OpenPass.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi } from '../../kit/useApi.ts';
import { PersonCreate } from '../person/PersonCreate.tsx';
import { usePersonCases } from '../person/usePersonCases.ts';
import { CaseForm } from './CaseForm.tsx';
import { texts } from './texts.ts';

/** Person first, then the case: nobody gets a second record because the first was not looked for. */
export function CaseIntake() {
  const t = useTexts(texts);
  const [url, change] = useUrlState();
  const personId = url['person'];
  return (
    <Page title={t('title')}>
      <Panel title={t('step1')}>
        {personId === undefined ? (
          <FindPerson onChosen={(person) => change({ person })} />
        ) : (
          <ChosenPerson key={personId} id={personId} onChange={() => change({ person: undefined })} />
        )}
      </Panel>
    </Page>
  );
}

function FindPerson({ onChosen }: { readonly onChosen: (id: string) => void }) {
  const t = useTexts(texts);
  const mayAdd = useRight('person.write');
  const [adding, setAdding] = useState(false);
  if (adding) {
    return (
      <>
        <div>
          <Button variant="subtle" onClick={() => setAdding(false)}>
            {t('backToSearch')}
          </Button>
        </div>
        <PersonCreate name="" onCreated={(person) => onChosen(person.id)} />
      </>
    );
  }
  return (
    <>
      <p>{t('step1Lead')}</p>
      <PersonPicker
        label={t('find')}
        value={null}
        onPick={(person) => {
          if (person !== null) {
            onChosen(person.id);
          }
        }}
      />
      {mayAdd ? (
        <div>
          <Button variant="default" onClick={() => setAdding(true)}>
            {t('notFound')}
          </Button>
        </div>
      ) : null}
    </>
  );
}

type ChosenPersonProps = { readonly id: string; readonly onChange: () => void };

function ChosenPerson({ id, onChange }: ChosenPersonProps) {
  const t = useTexts(texts);
  const query = useApi('GET /people/{id}', { params: { id } }, { subject: id });
  const areaId = query.data?.areaId;
  const [home, setHome] = useState(areaId);
  if (home === undefined && areaId !== undefined) {
    setHome(areaId);
  }
  return (
    <>
      <Await query={query} subject={id}>
        {(person) => (
          <>
            <OpenPass subject={person.id} onEnded={() => void query.refetch()} />
            <div className="row">
              <strong>{t('chosen', { name: person.fullName })}</strong>
              <Button variant="subtle" onClick={onChange}>
                {t('change')}
              </Button>
            </div>
            <ExistingCases person={person} />
          </>
        )}
      </Await>
      {home === undefined ? null : (
        <>
          {/* Stays when the record closes: what was typed is not lost with the half hour. */}
          <h2>{t('step2')}</h2>
          <CaseForm personId={id} areaId={home} />
        </>
      )}
    </>
  );
}

function ExistingCases({ person }: { readonly person: { readonly id: string; readonly fullName: string } }) {
  const t = useTexts(texts);
  const { rows } = usePersonCases(person);
  if (rows.length === 0) {
    return null;
  }
  return (
    <Notice tone="warning" title={t('existing')}>
      {rows.map((row) => (
        <Link key={row.id} to="/cases/$id" params={{ id: row.id }}>
          {row.label}
        </Link>
      ))}
    </Notice>
  );
}
