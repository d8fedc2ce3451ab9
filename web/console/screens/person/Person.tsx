import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useRight } from '../../app/session/session.ts';
import { useDatasetName } from '../../app/shell/useDatasetName.ts';
import { formatInstant, formatPhone } from '../../../shared/formats.ts';
import { useLabel, useLanguage, useTexts } from '../../kit/i18n.ts';
import { HistoryPanel } from '../../kit/history/HistoryPanel.tsx';
import { OpenPass } from '../../kit/reason/OpenPass.tsx';
import { Facts, Page, Panel } from '../../kit/Page.tsx';
import { showBirth } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { common } from '../../kit/texts.ts';
import { PersonTests } from '../laboratory/PersonTests.tsx';
import { useApi, useInvalidate } from '../../kit/useApi.ts';
import type { PersonRecord } from './draft.ts';
import { Helpers } from './Helpers.tsx';
import { Merges } from './Merges.tsx';
import { PersonCard } from './PersonCard.tsx';
import { PersonCases } from './PersonCases.tsx';
import { PersonEdit } from './PersonEdit.tsx';
import { PersonOrders } from './PersonOrders.tsx';
import { AskAbout } from '../privacy/AskAbout.tsx';
import { HeldBack } from '../privacy/HeldBack.tsx';
import { Stays } from './Stays.tsx';
import { texts } from './texts.ts';

/** Everything about one person that the officer may see. */
export function Person() {
  const t = useTexts(texts);
  const { id } = useParams({ strict: false });
  const query = useApi('GET /people/{id}', { params: { id: id ?? '' } }, { subject: id ?? '' });
  return (
    <Page title={query.data?.fullName ?? t('title')} lead={query.data?.areaName}>
      <Await query={query} subject={id ?? ''}>
        {(person) => (
          <>
            <OpenPass subject={person.id} onEnded={() => void query.refetch()} />
            <Record key={person.id} person={person} />
          </>
        )}
      </Await>
    </Page>
  );
}

function Record({ person }: { readonly person: PersonRecord }) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const invalidate = useInvalidate();
  const [editing, setEditing] = useState(false);
  const [saved, setSaved] = useState(false);
  const mayEdit = useRight('person.write');
  const seesStays = useRight('presence.read');
  const seesCases = useRight('case.read');
  const seesOrders = useRight('order.read');
  const seesTests = useRight('lab.read');
  const asks = useRight('privacy.record');
  const merges = useRight('person.merge');
  if (editing) {
    return (
      <Panel title={t('editTitle')}>
        <PersonEdit
          person={person}
          onCancel={() => setEditing(false)}
          onSaved={() => {
            setSaved(true);
            setEditing(false);
            invalidate(['/people']);
          }}
        />
      </Panel>
    );
  }
  return (
    <>
      <HeldBack person={person} />
      {saved ? <Notice tone="good">{t('edited')}</Notice> : null}
      {person.mergedInto === null ? null : (
        <Notice tone="warning">
          {t('merged')}{' '}
          <Link to="/people/$id" params={{ id: person.mergedInto }}>
            {t('openMerged')}
          </Link>
        </Notice>
      )}
      <Panel
        title={t('identity')}
        actions={
          <>
            {asks ? <AskAbout personId={person.id} name={person.fullName} /> : null}
            {mayEdit ? (
              <Button variant="default" onClick={() => setEditing(true)}>
                {words('edit')}
              </Button>
            ) : null}
          </>
        }
      >
        <Identity person={person} />
      </Panel>
      <div className="two">
        <Household person={person} />
        <PersonCard person={person} />
      </div>
      {seesCases ? <PersonCases person={person} /> : null}
      {seesOrders ? <PersonOrders personId={person.id} /> : null}
      {seesTests ? <PersonTests personId={person.id} /> : null}
      <Helpers personId={person.id} />
      {seesStays ? <Stays personId={person.id} /> : null}
      {merges && person.mergedInto === null ? <Merges personId={person.id} /> : null}
      <HistoryPanel of="people" id={person.id} />
    </>
  );
}

function Identity({ person }: { readonly person: PersonRecord }) {
  const t = useTexts(texts);
  const datasetName = useDatasetName();
  const name = useLabel();
  const lang = useLanguage();
  const documents = person.identifiers.map(({ kind, value }) => `${name('identifierKind', kind)}: ${value}`);
  return (
    <>
      <Facts
        items={[
          [t('name'), person.fullName],
          [t('birth'), showBirth(person)],
          [t('sex'), name('sex', person.sex)],
          [t('phones'), person.phones.map(formatPhone).join(', ')],
          [t('identifiers'), documents.join('; ')],
          [t('address'), person.address],
          [t('area'), person.areaName],
          [t('assurance'), name('assurance', person.assurance)],
          [t('source'), name('personSource', person.source)],
          [t('created'), formatInstant(person.createdAt)],
          [t('dataset'), datasetName(person.dataset)],
        ]}
      />
      <p className="muted small">
        {t('legal')}: {lang === 'vi' ? person.legalGround : person.legalGroundEn}
      </p>
    </>
  );
}

function Household({ person }: { readonly person: PersonRecord }) {
  const t = useTexts(texts);
  const others = person.household.filter(({ id }) => id !== person.id);
  return (
    <Panel title={t('household')}>
      {others.length === 0 ? <p className="muted">{t('noHousehold')}</p> : null}
      <ul className="plain">
        {others.map((member) => (
          <li key={member.id}>
            <Link to="/people/$id" params={{ id: member.id }}>
              {member.fullName}
            </Link>{' '}
            <span className="muted">
              {showBirth(member)} {member.phone === null ? '' : `· ${formatPhone(member.phone)}`}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
