import { Link } from '@tanstack/react-router';
import { formatInstant, formatNumber } from '../../../shared/formats.ts';
import type { DataOf } from '../../kit/api.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { texts } from './texts.ts';

type Foci = DataOf<'GET /foci'>['items'];

/** The outbreak foci that the map draws, in words. */
export function MapFoci({ foci }: { readonly foci: Foci }) {
  const t = useTexts(texts);
  return foci.length === 0 ? null : (
    <Panel title={t('foci', { n: formatNumber(foci.length) })}>
      <ul className="plain-list">
        {foci.map((one) => (
          <li key={one.id} className="stack tight">
            <Link to="/foci/$id" params={{ id: one.id }}>
              {one.title}
            </Link>
            <span className="muted">
              {t('focusOf', { area: one.placeName ?? one.areaName, cases: formatNumber(one.cases) })}
            </span>
          </li>
        ))}
      </ul>
      <p className="muted small">{t('focusSign')}</p>
    </Panel>
  );
}

type CordonsProps = { readonly cordons: DataOf<'GET /lockdowns/map'>['items'] };

/** The cordons that the map draws, in words. */
export function Cordons({ cordons }: CordonsProps) {
  const t = useTexts(texts);
  return cordons.length === 0 ? null : (
    <Panel title={t('cordons', { n: formatNumber(cordons.length) })}>
      <ul className="plain-list">
        {cordons.map((one) => (
          <li key={one.id} className="stack tight">
            <Link to="/lockdowns/$id" params={{ id: one.id }}>
              {one.title}
            </Link>
            <span className="muted">
              {t('cordonOf', {
                area: one.areaName,
                households: formatNumber(one.households),
                people: formatNumber(one.people),
                until: formatInstant(one.until),
              })}
            </span>
          </li>
        ))}
      </ul>
      <p className="muted small">{t('cordonSign')}</p>
    </Panel>
  );
}
