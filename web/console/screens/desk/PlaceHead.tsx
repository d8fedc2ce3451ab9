import { Button } from '@mantine/core';
import { isSimulated, useRight, useSession } from '../../app/session/session.ts';
import { formatNumber } from '../../../shared/formats.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { Facts } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

type PlaceHeadProps = {
  readonly code: string;
  readonly recorded: number;
  readonly onLeave: () => void;
};
const EVERY_MS = 15_000;

/** Where the check-ins go, and how many there were. */
export function PlaceHead({ code, recorded, onLeave }: PlaceHeadProps) {
  const t = useTexts(texts);
  const name = useLabel();
  const { dataset } = useSession();
  const place = useApi('GET /public/places/{code}', { params: { code } });
  const { data } = place;
  const elsewhere = data !== undefined && data.dataset !== dataset;
  return (
    <section className="panel" aria-label={t('placeHead')}>
      <div className="row spread">
        <div>
          <h2>{data?.name ?? code}</h2>
          <p className="muted">
            {data === undefined
              ? code
              : [name('placeKind', data.kind), data.address, data.areaName, code].filter(Boolean).join(' · ')}
          </p>
        </div>
        <Button variant="outline" size="md" onClick={onLeave}>
          {t('otherPlace')}
        </Button>
      </div>
      <FailureNotice failure={place.error} retry={() => void place.refetch()} />
      {elsewhere ? (
        <Notice tone="bad" alert title={t('otherDataset')}>
          {t(isSimulated(data.dataset) ? 'placeSimulated' : 'placeReal')}
        </Notice>
      ) : null}
      <Counts code={code} recorded={recorded} />
    </section>
  );
}

function Counts({ code, recorded }: { readonly code: string; readonly recorded: number }) {
  const t = useTexts(texts);
  const mayRead = useRight('place.read');
  const found = useApi('GET /places', { query: { q: code, limit: 5 } }, { enabled: mayRead });
  const id = found.data?.items.find((place) => place.code === code)?.id;
  const totals = useApi(
    'GET /presence/totals',
    { query: { places: id ?? '' } },
    { enabled: id !== undefined, everyMs: EVERY_MS, keep: true },
  );
  const total = totals.data?.items[0];
  return (
    <Facts
      items={[
        [t('recordedHere'), formatNumber(recorded)],
        ...(total === undefined
          ? []
          : [
              [t('checkIns'), formatNumber(total.checkIns)] as const,
              [t('lastCheckIn'), showInstant(total.lastAt)] as const,
            ]),
      ]}
    />
  );
}
