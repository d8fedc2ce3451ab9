import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { formatInstant, formatNumber, instantToLocal, localToInstant } from '../../../shared/formats.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { Empty } from '../../kit/state/Empty.tsx';
import { common } from '../../kit/texts.ts';
import type { CaseRecord } from '../case/draft.ts';
import { CandidateTable } from './CandidateTable.tsx';
import { texts } from './texts.ts';
import { type BackWindow, type Sources as Found, useSources } from './useSources.ts';

/** The candidates of a case, in its own window or one that the officer chooses. */
export function Sources({ record }: { readonly record: CaseRecord }) {
  const t = useTexts(texts);
  const [window, setWindow] = useState<BackWindow | null>(null);
  const query = useSources(record.id, window);
  return (
    <>
      <p className="muted">{t('lead')}</p>
      <WindowFields record={record} onChosen={setWindow} busy={query.isFetching} />
      <Await query={query} lines={8}>
        {(found) =>
          found.candidates.length === 0 ? (
            <Empty title={t('none')} hint={t('noneHint')} />
          ) : (
            <Result found={found} record={record} />
          )
        }
      </Await>
    </>
  );
}

function Result({ found, record }: { readonly found: Found; readonly record: CaseRecord }) {
  const t = useTexts(texts);
  const words = useTexts(common);
  return (
    <>
      <p className="muted small" aria-live="polite">
        {t('windowUsed', { from: formatInstant(found.from), to: formatInstant(found.to) })}{' '}
        {t('counted', { n: formatNumber(found.people), shown: formatNumber(found.candidates.length) })}{' '}
        {words('asOf', { time: formatInstant(found.asOf) })}
      </p>
      <CandidateTable candidates={found.candidates} record={record} />
      <CommonPlaces places={found.places} />
    </>
  );
}

function CommonPlaces({ places }: { readonly places: Found['places'] }) {
  const t = useTexts(texts);
  const name = useLabel();
  return places.length === 0 ? null : (
    <Panel title={t('places')}>
      <p className="muted small">{t('placesLead')}</p>
      <ul className="plain">
        {places.map((place) => (
          <li key={place.placeId}>
            <Link to="/places/$id" params={{ id: place.placeId }}>
              {place.placeName}
            </Link>{' '}
            ({name('placeKind', place.kind)}): {t('placeCases', { n: formatNumber(place.cases) })}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

type WindowFieldsProps = {
  readonly record: CaseRecord;
  readonly busy: boolean;
  readonly onChosen: (window: BackWindow) => void;
};

function WindowFields({ record, busy, onChosen }: WindowFieldsProps) {
  const t = useTexts(texts);
  const [from, setFrom] = useState<string | null>(instantToLocal(record.exposureFrom));
  const [to, setTo] = useState<string | null>(instantToLocal(record.exposureTo));
  const ordered = from !== null && to !== null && from < to;
  return (
    <details>
      <summary>{t('otherWindow')}</summary>
      <form
        className="filters"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (ordered) {
            onChosen({ from: localToInstant(from), to: localToInstant(to) });
          }
        }}
      >
        <DateField label={t('from')} time value={from} onChange={setFrom} />
        <DateField label={t('to')} time value={to} error={ordered ? null : t('bad')} onChange={setTo} />
        <Button type="submit" loading={busy} disabled={!ordered}>
          {t('again')}
        </Button>
      </form>
    </details>
  );
}
