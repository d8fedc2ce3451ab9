import { Link, useParams } from '@tanstack/react-router';
import { formatNumber } from '../../../shared/formats.ts';
import { useRight } from '../../app/session/session.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { Facts, Page, Panel } from '../../kit/Page.tsx';
import { PhoneLink } from '../../kit/PhoneLink.tsx';
import { showInstant } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { Tag, type Tone } from '../../kit/Tag.tsx';
import { useApi } from '../../kit/useApi.ts';
import { fixedList } from '../../kit/list/fixedList.ts';
import { LiveLead, useLiveTrips } from './live.tsx';
import { pageTexts } from './pageTexts.ts';
import { texts } from './texts.ts';
import { TripActions } from './TripActions.tsx';
import { TripState } from './tripColumns.tsx';
import { TripChecks } from './TripChecks.tsx';
import { TripMisuse } from './TripMisuse.tsx';
import { TripTasks } from './TripTasks.tsx';
import type { TripRecord } from './types.ts';

type Leg = TripRecord['legs'][number];
type Member = TripRecord['crew']['driver'];
const EVERY_MS = 30_000;

/** One trip: legs with limits and times, people, seals, goods, tasks, and what can be done now. */
export function TripPage() {
  const t = useTexts(pageTexts);
  const { id } = useParams({ strict: false });
  const live = useLiveTrips();
  const query = useApi('GET /border/trips/{id}', { params: { id: id ?? '' } }, { everyMs: EVERY_MS });
  const plate = query.data?.plate ?? query.data?.shortCode ?? '';
  return (
    <Page title={t('trip', { plate })} lead={<LiveLead lead={t('lead')} state={live} />}>
      <Await query={query} lines={10}>
        {(trip) => (
          <>
            {trip.anonymisedAt === null ? null : (
              <p>{t('anonymised', { at: showInstant(trip.anonymisedAt) })}</p>
            )}
            <TripActions trip={trip} />
            <TripTasks trip={trip} />
            <TripMisuse trip={trip} />
            <Way trip={trip} />
            <TripFacts trip={trip} />
            <People trip={trip} />
            {trip.handOver === null ? null : <HandedOver handOver={trip.handOver} />}
            <TripChecks trip={trip} />
          </>
        )}
      </Await>
    </Page>
  );
}

function TripFacts({ trip }: { readonly trip: TripRecord }) {
  const t = useTexts(pageTexts);
  const words = useTexts(texts);
  const name = useLabel();
  const tons = trip.weightKg === null ? null : `${formatNumber(trip.weightKg / 1000)} t`;
  return (
    <Panel title={t('facts')}>
      <Facts
        items={[
          [words('state'), <TripState key="state" trip={trip} />],
          [t('code'), trip.shortCode],
          [words('vehicle'), [trip.plate, name('plateNation', trip.plateNation)].filter(Boolean).join(' · ')],
          [
            words('goods'),
            [trip.goods, tons, name('tripDirection', trip.direction)].filter(Boolean).join(' · '),
          ],
          [t('seals'), trip.seals.length === 0 ? t('noSeals') : trip.seals.join(', ')],
          [t('enterprise'), trip.enterprise],
          [t('startsAt'), showInstant(trip.startsAt)],
          [t('slotAt'), showInstant(trip.slotAt)],
          [t('plannedAt'), showInstant(trip.plannedArrivalAt)],
          [
            t('test'),
            trip.testValidUntil === null
              ? t('noTest')
              : t('testUntil', { at: showInstant(trip.testValidUntil) }),
          ],
          [t('registeredBy'), trip.registeredBy],
          [t('decidedBy'), trip.decidedBy],
          [t('why'), trip.reason],
        ]}
      />
    </Panel>
  );
}

const tones: { readonly [state in Leg['state']]: Tone } = {
  due: 'muted',
  'in-time': 'good',
  late: 'bad',
  overdue: 'bad',
  skipped: 'warning',
};

function Way({ trip }: { readonly trip: TripRecord }) {
  const t = useTexts(pageTexts);
  return (
    <Panel title={t('timeline')}>
      <DataList
        label={t('timeline')}
        list={fixedList(trip.legs)}
        columns={[
          {
            id: 'post',
            title: t('post'),
            className: 'wrap',
            render: (leg) => <strong>{leg.placeName}</strong>,
          },
          {
            id: 'state',
            title: t('result'),
            render: (leg) => (
              <Tag tone={tones[leg.state]}>{t(leg.state, { n: formatNumber(leg.lateMinutes ?? 0) })}</Tag>
            ),
          },
          { id: 'deadline', title: t('deadline'), render: (leg) => showInstant(leg.deadline) },
          {
            id: 'at',
            title: t('actual'),
            render: (leg) => (
              <>
                {showInstant(leg.at)}
                {leg.byCamera ? <span className="small block">{t('onlyCamera')}</span> : null}
              </>
            ),
          },
          {
            id: 'limit',
            title: t('limit'),
            render: (leg) => t('minutes', { n: formatNumber(leg.limitMinutes) }),
          },
        ]}
        rowKey={(leg) => leg.placeId}
        rowName={(leg) => leg.placeName}
        empty={{ title: t('timeline') }}
      />
      <p className="muted">
        {trip.restStops.length === 0 ? t('noRest') : t('rest', { names: trip.restStops.join(', ') })}
      </p>
      {trip.needsHandOver && trip.handOver === null ? <p className="muted">{t('needHandOver')}</p> : null}
    </Panel>
  );
}

function People({ trip }: { readonly trip: TripRecord }) {
  const t = useTexts(pageTexts);
  const { driver, assistants } = trip.crew;
  return (
    <Panel title={t('people')}>
      <Facts
        items={[
          [t('driver'), <Person key="driver" person={driver} />],
          ...assistants.map(
            (one, i) => [`${t('assistant')} ${i + 1}`, <Person key={one.name} person={one} />] as const,
          ),
          ...(trip.handOver === null
            ? []
            : [[t('dedicated'), <Person key="dedicated" person={trip.handOver.to} />] as const]),
        ]}
      />
    </Panel>
  );
}

function Person({ person }: { readonly person: Member }) {
  const reads = useRight('person.read');
  return (
    <>
      {reads && person.personId !== null ? (
        <Link to="/people/$id" params={{ id: person.personId }}>
          {person.name}
        </Link>
      ) : (
        person.name
      )}{' '}
      {person.phone === null ? null : <PhoneLink phone={person.phone} />}
    </>
  );
}

function HandedOver({ handOver }: { readonly handOver: NonNullable<TripRecord['handOver']> }) {
  const t = useTexts(pageTexts);
  return (
    <Panel title={t('handed')}>
      <Facts
        items={[
          [t('handedAt'), showInstant(handOver.at)],
          [t('handedWhere'), handOver.placeName],
          [t('from'), handOver.from.name],
          [t('to'), handOver.to.name],
          [
            t('sealCheck'),
            handOver.sealsMatch ? (
              <Tag key="match" tone="good">
                {t('sealsMatch')}
              </Tag>
            ) : (
              <Tag key="differ" tone="bad">
                {t('sealsDiffer', { seals: handOver.seals.join(', ') || '–' })}
              </Tag>
            ),
          ],
          [t('lodging'), handOver.lodgingName],
          [t('by'), handOver.by],
        ]}
      />
    </Panel>
  );
}
