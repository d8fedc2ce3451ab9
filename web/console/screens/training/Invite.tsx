import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import { roleTable } from '../../../../contract/rights.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi } from '../../kit/useApi.ts';
import { inviteUrl, MOST_UNITS, qrPath, unitsIn } from './invite.ts';
import './invite.css';
import { texts } from './texts.ts';

/** Sheets for many units at once: a code and a link with role and unit filled in. Nobody is given a password. */
export function Invite() {
  const t = useTexts(texts);
  const lang = useLanguage();
  const { data } = useApi('GET /training/roles', {});
  const [role, setRole] = useState('');
  const [pasted, setPasted] = useState('');
  const roles = [...new Set((data?.drills ?? []).map((drill) => drill.role))];
  const chosen = roles.find((one) => one === role) ?? roles[0];
  const all = unitsIn(pasted);
  const units = all.slice(0, MOST_UNITS);
  return (
    <Panel title={t('invite')}>
      <p className="muted">{t('inviteLead')}</p>
      <NativeSelect
        label={t('inviteRole')}
        value={chosen ?? ''}
        onChange={(event) => setRole(event.currentTarget.value)}
        data={roles.map((one) => ({ value: one, label: roleTable[one][lang] }))}
      />
      <Textarea
        label={t('inviteUnits')}
        autosize
        minRows={3}
        maxRows={12}
        value={pasted}
        onChange={(event) => setPasted(event.currentTarget.value)}
      />
      {all.length > units.length ? (
        <Notice tone="warning">{t('inviteMost', { n: MOST_UNITS })}</Notice>
      ) : null}
      {units.length === 0 || chosen === undefined ? null : (
        <>
          <div className="row">
            <Button onClick={() => globalThis.print()}>{t('invitePrint')}</Button>
            <output>{t('inviteMade', { n: units.length })}</output>
          </div>
          <ul className="invites">
            {units.map((unit) => {
              const url = inviteUrl(location.origin, chosen, unit);
              return (
                <li key={unit}>
                  <Code url={url} />
                  <div>
                    <strong>{unit}</strong>
                    <span>{roleTable[chosen][lang]}</span>
                    <span className="small">{t('inviteScan')}</span>
                    <a className="small" href={url}>
                      {url}
                    </a>
                  </div>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </Panel>
  );
}

/** For cameras alone: the link beside it says the same. */
function Code({ url }: { readonly url: string }) {
  const drawn = qrPath(url);
  return drawn === null ? null : (
    <svg aria-hidden="true" viewBox={`0 0 ${drawn.side} ${drawn.side}`} shapeRendering="crispEdges">
      <path fill="#fff" d={`M0 0h${drawn.side}v${drawn.side}H0z`} />
      <path fill="#000" d={drawn.path} />
    </svg>
  );
}
