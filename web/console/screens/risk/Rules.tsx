import type { DataOf } from '../../kit/api.ts';
import { Button } from '@mantine/core';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { showDate, showInstant } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { useApi } from '../../kit/useApi.ts';
import { decisionTexts } from './decisionTexts.ts';
import { Rule } from './Rule.tsx';

type RuleRow = DataOf<'GET /risk/rules'>['items'][number];

/** Rule versions: the legal texts, and the copies that are in use or on trial here. */
export function Rules() {
  const t = useTexts(decisionTexts);
  const [url, change] = useUrlState();
  const query = useApi('GET /risk/rules', {});
  return (
    <Await query={query} lines={6}>
      {({ items }) => (
        <ul className="plain stack" aria-label={t('ruleList')}>
          {items.map((row) => (
            <li key={row.id} className="panel">
              <Head
                row={row}
                open={row.id === url['open']}
                onOpen={() => change({ open: row.id === url['open'] ? undefined : row.id })}
              />
              {row.id === url['open'] ? <Rule id={row.id} /> : null}
            </li>
          ))}
        </ul>
      )}
    </Await>
  );
}

type HeadProps = { readonly row: RuleRow; readonly open: boolean; readonly onOpen: () => void };

function Head({ row, open, onOpen }: HeadProps) {
  const t = useTexts(decisionTexts);
  const lang = useLanguage();
  const period = (from: string | null, to: string | null) =>
    `${showDate(from)} – ${to === null ? '…' : showDate(to)}`;
  return (
    <div className="row spread">
      <div>
        <h2>
          {row.code} · {row.title[lang]}
        </h2>
        <div className="row">
          <StatusTag kind="riskRuleStatus" code={row.status} />
          {row.inForce ? <Tag tone="good">{t('inForce')}</Tag> : null}
          {row.unverified > 0 ? (
            <Tag tone="warning">{t('unverifiedCount', { n: row.unverified })}</Tag>
          ) : null}
        </div>
        <p className="muted small">{row.legalBasis[lang]}</p>
        <p className="small">
          {row.status === 'SHIPPED'
            ? `${t('law')}: ${period(row.lawFrom, row.lawTo)}`
            : `${row.author}: ${row.reason}. ${t('use')}: ${period(row.activeFrom, row.activeTo)}`}
        </p>
        {row.withdrawn === null ? null : (
          <p className="small">
            {t('withdrawn', {
              name: row.withdrawn.by,
              at: showInstant(row.withdrawn.at),
              reason: row.withdrawn.reason,
            })}
          </p>
        )}
      </div>
      <Button variant="default" aria-expanded={open} onClick={onOpen}>
        {t('figures')}
      </Button>
    </div>
  );
}
