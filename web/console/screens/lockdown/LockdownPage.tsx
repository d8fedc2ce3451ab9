import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { LabelCode } from '../../../../contract/labels.ts';
import { formatInstant, formatNumber } from '../../../shared/formats.ts';
import { fileUrl } from '../../kit/api.ts';
import { defined } from '../../kit/defined.ts';
import { FileButton } from '../../kit/FileButton.tsx';
import { Segments } from '../../kit/figures/Segments.tsx';
import { useLabel, useLanguage, useTexts } from '../../kit/i18n.ts';
import { oneOf, useUrlState } from '../../kit/list/useUrlState.ts';
import { Facts, Page, Panel } from '../../kit/Page.tsx';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi } from '../../kit/useApi.ts';
import { useLive } from '../../kit/useLive.ts';
import { useNow } from '../../kit/useNow.ts';
import { Checklist } from './Checklist.tsx';
import { CorrectDialog } from './CorrectDialog.tsx';
import { DecisionDialog } from './DecisionDialog.tsx';
import { DropDialog } from './DropDialog.tsx';
import { ExtendDialog } from './ExtendDialog.tsx';
import { Gates } from './Gates.tsx';
import { Lines } from './Lines.tsx';
import { HistoryPanel } from '../../kit/history/HistoryPanel.tsx';
import { Log } from './Log.tsx';
import { Needs } from './Needs.tsx';
import { Passes } from './Passes.tsx';
import { People } from './People.tsx';
import { Rounds } from './Rounds.tsx';
import { texts } from './texts.ts';
import type { LockdownRecord } from './types.ts';

const LIVE = { lockdown: ['/lockdowns'] } as const;
const tabs = ['today', 'people', 'gates', 'lift', 'log'] as const;
type Asking = 'decide' | 'correct' | 'lift' | 'extend' | 'drop';

/** One cordon as the officer of the commune works with it: what is needed today first. */
export function LockdownPage() {
  const { id = '' } = useParams({ strict: false });
  const t = useTexts(texts);
  useLive(LIVE);
  const query = useApi('GET /lockdowns/{id}', { params: { id } });
  const record = query.data;
  return (
    <Page
      title={record?.title ?? t('title')}
      lead={record === undefined ? null : <StatusTag kind="lockdownState" code={record.state} />}
      actions={record === undefined ? null : <Papers record={record} />}
    >
      <Await query={query} lines={10}>
        {(lockdown) => <Record record={lockdown} />}
      </Await>
    </Page>
  );
}

function Papers({ record }: { readonly record: LockdownRecord }) {
  const t = useTexts(texts);
  const paper = (which: 'set-up' | 'extension' | 'lift', extension?: string) =>
    fileUrl('GET /lockdowns/{id}/decision.pdf', {
      params: { id: record.id },
      query: defined({ which, extension }),
    });
  return (
    <>
      {record.setUp === null ? null : (
        <FileButton url={paper('set-up')} accept="application/pdf" name="quyet-dinh-phong-toa.pdf">
          {t('paperSet')}
        </FileButton>
      )}
      {record.extensions.map(({ id, number, shorter }) =>
        number === null ? null : (
          <FileButton
            key={id}
            url={paper('extension', id)}
            accept="application/pdf"
            name={shorter ? 'quyet-dinh-rut-ngan-phong-toa.pdf' : 'quyet-dinh-gia-han-phong-toa.pdf'}
          >
            {t(shorter ? 'paperShorten' : 'paperExtend', { number })}
          </FileButton>
        ),
      )}
      {record.lifted === null ? null : (
        <FileButton url={paper('lift')} accept="application/pdf" name="quyet-dinh-do-phong-toa.pdf">
          {t('paperLift')}
        </FileButton>
      )}
    </>
  );
}

function Record({ record }: { readonly record: LockdownRecord }) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const [url, change] = useUrlState();
  const [asking, setAsking] = useState<Asking | null>(null);
  const tab = oneOf(tabs, url['tab']) ?? 'today';
  const close = () => setAsking(null);
  return (
    <>
      <Steps record={record} onAsk={setAsking} />
      {record.warnings.map((warning) => (
        <Notice key={`${warning.code} ${warning.message}`} tone="warning">
          {lang === 'vi' ? warning.message : warning.messageEn}
        </Notice>
      ))}
      <Segments
        label={t('tabs')}
        options={tabs.map((name) => [name, t(name)] as const)}
        value={tab}
        onChange={(name) => change({ tab: name === 'today' ? undefined : name })}
      />
      {tab === 'today' ? (
        <>
          <Needs record={record} />
          <div className="two">
            <Rounds record={record} onMissing={() => change({ tab: 'people', show: 'missing-test' })} />
            <Gates record={record} brief />
          </div>
          <Lines record={record} />
          <Summary record={record} />
        </>
      ) : null}
      {tab === 'people' ? <People record={record} /> : null}
      {tab === 'gates' ? (
        <>
          <Gates record={record} brief={false} />
          <Passes record={record} />
        </>
      ) : null}
      {tab === 'lift' ? <Checklist record={record} /> : null}
      {tab === 'log' ? (
        <>
          <Log record={record} />
          <HistoryPanel of="lockdowns" id={record.id} />
        </>
      ) : null}
      {asking === 'decide' || asking === 'lift' ? (
        <DecisionDialog record={record} act={asking} onClose={close} />
      ) : null}
      {asking === 'extend' ? <ExtendDialog record={record} onClose={close} /> : null}
      {asking === 'correct' ? <CorrectDialog record={record} onClose={close} /> : null}
      {asking === 'drop' ? <DropDialog record={record} onClose={close} /> : null}
    </>
  );
}

type StepsProps = { readonly record: LockdownRecord; readonly onAsk: (asking: Asking) => void };

/** What the cordon needs of those who decide: its decision, a longer term, or its end. */
function Steps({ record, onAsk }: StepsProps) {
  const t = useTexts(texts);
  const now = useNow();
  const { may, state } = record;
  const until = formatInstant(record.until);
  if (state === 'DRAFT') {
    return (
      <Notice
        tone="warning"
        title={t('draft')}
        actions={
          <>
            {may.decide ? <Button onClick={() => onAsk('decide')}>{t('decide')}</Button> : null}
            {may.manage ? (
              <>
                <Button variant="default" onClick={() => onAsk('correct')}>
                  {t('correct')}
                </Button>
                <Button variant="default" onClick={() => onAsk('drop')}>
                  {t('drop')}
                </Button>
              </>
            ) : null}
          </>
        }
      >
        <p>{t(Date.parse(record.until) <= now ? 'draftOver' : 'draftHint')}</p>
      </Notice>
    );
  }
  if (state !== 'ACTIVE') {
    return null;
  }
  const buttons = may.decide ? (
    <>
      <Button variant={record.ending ? 'filled' : 'default'} onClick={() => onAsk('extend')}>
        {t('extend')}
      </Button>
      <Button variant="default" onClick={() => onAsk('lift')}>
        {t('liftNow')}
      </Button>
    </>
  ) : null;
  const past = Date.parse(record.until) < now;
  return record.ending ? (
    <Notice
      tone={past ? 'bad' : 'warning'}
      title={t(past ? 'endPast' : 'endSoon', { until })}
      actions={buttons}
    />
  ) : (
    <div className="row">{buttons}</div>
  );
}

function Summary({ record }: { readonly record: LockdownRecord }) {
  const t = useTexts(texts);
  const name = useLabel();
  return (
    <Panel>
      <Facts
        items={[
          [t('number'), record.setUp === null ? null : record.setUp.number],
          [t('officeName'), record.setUp === null ? null : record.setUp.officeName],
          [t('signer'), record.setUp === null ? null : (record.setUp.signer ?? t('noSigner'))],
          [t('where'), [record.placeName, record.areaName].filter((part) => part !== null).join(', ')],
          ...(record.addressWords === null
            ? []
            : ([[t('addresses'), record.addressWords.join('; ')]] as const)),
          [t('term'), t('termOf', { from: formatInstant(record.from), until: formatInstant(record.until) })],
          [
            t('inside'),
            t('insideOf', {
              households: formatNumber(record.households),
              people: formatNumber(record.people),
            }),
          ],
          [t('disease'), name('disease', record.disease as LabelCode<'disease'>)],
          [t('reason'), record.reason],
          [t('legalBasis'), record.legalBasis],
          [t('size'), record.km2 === null ? null : `${formatNumber(Math.round(record.km2 * 100) / 100)} km²`],
          [
            t('focus'),
            record.focusId === null ? null : (
              <Link key="focus" to="/foci/$id" params={{ id: record.focusId }}>
                {t('openFocus')}
              </Link>
            ),
          ],
          [t('liftedAt'), record.liftedAt === null ? null : formatInstant(record.liftedAt)],
        ]}
      />
    </Panel>
  );
}
