import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import { TypingGrid } from '../../kit/grid/TypingGrid.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Panel } from '../../kit/Page.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi, useSend } from '../../kit/useApi.ts';
import { ChoosePlace } from '../desk/ChoosePlace.tsx';
import { texts } from './texts.ts';
import { useArrivalGrid } from './useArrivalGrid.ts';

/** Registers arrivals at one place: first the place, then the people, typed, scanned or pasted. */
export function Arrivals() {
  const [url, change] = useUrlState();
  const code = url['code'];
  return code === undefined ? (
    <ChoosePlace wrong={null} onChoose={(chosen) => change({ code: chosen })} />
  ) : (
    <ArrivalsAt key={code} code={code} onLeave={() => change({ code: undefined })} />
  );
}

type ArrivalsAtProps = { readonly code: string; readonly onLeave: () => void };

function ArrivalsAt({ code, onLeave }: ArrivalsAtProps) {
  const t = useTexts(texts);
  const name = useLabel();
  const place = useApi('GET /public/places/{code}', { params: { code } });
  const { data } = place;
  const sheet = useArrivalGrid(code);
  const { send, busy, failure } = useSend('POST /lodging/stays', ['/lodging']);
  const [said, setSaid] = useState<{ readonly tone: 'good' | 'warning'; readonly text: string } | null>(null);
  const wrongKind = data !== undefined && data.kind !== 'lodging' && data.kind !== 'household';
  const onSave = async () => {
    sheet.markTried();
    const rows = sheet.items();
    if (rows.length === 0 || busy) {
      return;
    }
    const result = await send({ body: { placeCode: code, rows } });
    if (!result.ok) {
      return;
    }
    const { outcomes } = result.data;
    const { n, bad } = sheet.takeSaved(outcomes);
    const visits = formatNumber(outcomes.filter((one) => one.visit === true).length);
    const figures = { n: formatNumber(n), bad: formatNumber(bad), visits };
    setSaid(
      bad === 0
        ? { tone: 'good', text: t('saved', figures) }
        : { tone: 'warning', text: t('savedSome', figures) },
    );
  };
  return (
    <>
      <section className="panel" aria-label={t('place')}>
        <div className="row spread">
          <div>
            <h2>{data?.name ?? code}</h2>
            <p className="muted">
              {data === undefined
                ? code
                : [name('placeKind', data.kind), data.areaName, code].filter(Boolean).join(' · ')}
            </p>
          </div>
          <Button variant="outline" onClick={onLeave}>
            {t('otherPlace')}
          </Button>
        </div>
        <FailureNotice failure={place.error} retry={() => void place.refetch()} />
        {wrongKind ? <Notice tone="warning">{t('notLodging')}</Notice> : null}
      </section>
      <Panel title={t('arrive')}>
        <p className="muted">{t('arriveLead')}</p>
        <TypingGrid label={t('arrive')} grid={sheet.grid} shown={sheet.shown} noteOf={sheet.noteOf} />
        {said === null ? null : <Notice tone={said.tone} title={said.text} />}
        <FailureNotice failure={failure} typing />
        <div className="row">
          <Button loading={busy} disabled={sheet.grid.filled.length === 0} onClick={() => void onSave()}>
            {t('send', { n: formatNumber(sheet.ready.length) })}
          </Button>
        </div>
      </Panel>
    </>
  );
}
