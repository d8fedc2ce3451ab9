import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { formatInstant, formatNumber, instantToLocal, localToInstant } from '../../../shared/formats.ts';
import { useRight } from '../../app/session/session.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { Facts, Page, Panel } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { useApi, useSend } from '../../kit/useApi.ts';
import { EnterOne } from './EnterOne.tsx';
import { History } from './History.tsx';
import { Slips } from './Slips.tsx';
import { texts } from './texts.ts';
import type { TubeRecord } from './types.ts';

/** One tube: who is in it, every value it ever had, retests of a positive pool, slips. */
export function TubePage() {
  const t = useTexts(texts);
  const { id } = useParams({ strict: false });
  const query = useApi('GET /lab/tubes/{id}', { params: { id: id ?? '' } });
  const code = query.data?.code ?? '';
  return (
    <Page title={t('tube', { code })}>
      <Await query={query}>
        {(tube) => (
          <>
            <TubeFacts tube={tube} />
            <History tube={tube} />
            <EnterOne tube={tube} />
            {tube.retests.length > 0 ? <Retests tube={tube} /> : null}
            <Slips tube={tube} />
          </>
        )}
      </Await>
    </Page>
  );
}

function TubeFacts({ tube }: { readonly tube: TubeRecord }) {
  const t = useTexts(texts);
  const name = useLabel();
  const seesPerson = useRight('person.read');
  const people = tube.people.map((person) =>
    seesPerson ? (
      <Link key={person.personId} to="/people/$id" params={{ id: person.personId }}>
        {person.name}
      </Link>
    ) : (
      <span key={person.personId}>{person.name}</span>
    ),
  );
  return (
    <Panel>
      <Facts
        items={[
          [t('status'), <StatusTag key="status" kind="tubeStatus" code={tube.status} />],
          [
            t('result'),
            tube.result === null ? null : <StatusTag key="result" kind="testResult" code={tube.result} />,
          ],
          [
            t('who'),
            <span key="people" className="row">
              {people}
            </span>,
          ],
          [t('kind'), name('testKind', tube.kind)],
          [t('disease'), name('disease', tube.disease)],
          [t('specimen'), name('specimen', tube.specimen)],
          [t('purpose'), name('samplePurpose', tube.purpose)],
          [t('sampledAt'), formatInstant(tube.sampledAt)],
          [t('collector'), tube.collector],
          [t('place'), [tube.placeName, tube.areaName].filter(Boolean).join(', ')],
          [t('receivedAt'), showInstant(tube.receivedAt)],
          [t('condition'), tube.condition === null ? null : name('specimenCondition', tube.condition)],
          [t('rejectReason'), tube.rejectReason],
          [t('age'), t('hours', { n: formatNumber(tube.ageHours) })],
        ]}
      />
    </Panel>
  );
}

/** L4: the people of a positive pool, and one click for their own tubes. */
function Retests({ tube }: { readonly tube: TubeRecord }) {
  const t = useTexts(texts);
  const mayRecord = useRight('lab.record');
  const order = useSend('POST /lab/tubes/{id}/retests', ['/lab']);
  const missing = tube.retests.filter((one) => one.tubeId === null).length;
  const nameOf = (personId: string) => tube.people.find((one) => one.personId === personId)?.name ?? '–';
  return (
    <Panel title={t('retests')}>
      <p>{t('retestsLead')}</p>
      <ul className="plain">
        {tube.retests.map((one) => (
          <li key={one.personId}>
            {nameOf(one.personId)}{' '}
            {one.tubeId === null ? (
              <span className="muted">{t('untested')}</span>
            ) : (
              <Link to="/laboratory/$id" params={{ id: one.tubeId }}>
                {one.code}
              </Link>
            )}
          </li>
        ))}
      </ul>
      <FailureNotice failure={order.failure} />
      {mayRecord && missing > 0 ? (
        <div>
          <Button
            loading={order.busy}
            onClick={() =>
              void order.send({
                params: { id: tube.id },
                body: { sampledAt: localToInstant(instantToLocal(Date.now())) },
              })
            }
          >
            {t('orderRetests', { n: missing })}
          </Button>
        </div>
      ) : null}
    </Panel>
  );
}
