import { useRight } from '../../app/session/session.ts';
import { formatNumber } from '../../../shared/formats.ts';
import { useTexts } from '../../kit/i18n.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Page } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi } from '../../kit/useApi.ts';
import { ReceiveZones } from './ReceiveZones.tsx';
import { texts } from './texts.ts';
import { ZoneTables } from './ZoneTables.tsx';
import { ZoneUnits } from './ZoneUnits.tsx';
import type { Zones } from './types.ts';

const LIMIT = 200;

/** The zones of the country as they came in: loading today's, what was received, and what a table says of a unit. */
export function GateZones() {
  const t = useTexts(texts);
  const receives = useRight('gate.zones');
  const [url, change] = useUrlState();
  const zones = useApi(
    'GET /gates/zones',
    { query: { q: url['q'], table: url['table'], limit: LIMIT } },
    { keep: true },
  );
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Await query={zones} lines={6}>
        {(data) => (
          <>
            <InUse zones={data} />
            {receives ? <ReceiveZones /> : null}
            <ZoneTables tables={data.tables} onShow={(table) => change({ table })} />
            {data.tables.length === 0 ? null : <ZoneUnits zones={data} limit={LIMIT} />}
          </>
        )}
      </Await>
    </Page>
  );
}

function InUse({ zones: { tables, stale } }: { readonly zones: Zones }) {
  const t = useTexts(texts);
  const [newest] = tables;
  if (newest === undefined || stale) {
    return (
      <Notice tone="bad" title={t('stale')}>
        {newest === undefined ? t('staleNone') : t('staleOld', { at: showInstant(newest.asOf) })}
      </Notice>
    );
  }
  return (
    <Notice tone="good">
      {t('fresh', {
        at: showInstant(newest.asOf),
        n: formatNumber(newest.areas),
        source: newest.source,
      })}
    </Notice>
  );
}
