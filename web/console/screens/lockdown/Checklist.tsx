import { useState } from 'react';
import { Button } from '@mantine/core';
import type { LabelCode } from '../../../../contract/labels.ts';
import { formatInstant } from '../../../shared/formats.ts';
import { useLabel, useLanguage, useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { useSend } from '../../kit/useApi.ts';
import type { LockdownRecord } from './types.ts';
import { texts } from './texts.ts';

const answers: readonly LabelCode<'liftAnswer'>[] = ['met', 'not-met'];

/** What must hold before the cordon is lifted: from the records, or answered by an officer. */
export function Checklist({ record }: { readonly record: LockdownRecord }) {
  const t = useTexts(texts);
  const name = useLabel();
  const lang = useLanguage();
  const [sending, setSending] = useState<string | null>(null);
  const { send, failure } = useSend('POST /lockdowns/{id}/checks', ['/lockdowns']);
  const { items, ready, source, certainty } = record.liftChecklist;
  const works = record.may.manage && record.state === 'ACTIVE';
  const answer = async (code: string, given: LabelCode<'liftAnswer'>) => {
    setSending(code);
    await send({ params: { id: record.id }, body: { code, answer: given } });
    setSending(null);
  };
  return (
    <Panel title={t('checklist')}>
      {record.liftedAt === null ? null : (
        <Notice tone={ready ? 'good' : 'warning'}>
          {t('asLifted', { time: formatInstant(record.liftedAt) })}
        </Notice>
      )}
      {record.state === 'ACTIVE' ? (
        <Notice tone={ready ? 'good' : 'info'}>{t(ready ? 'ready' : 'notReady')}</Notice>
      ) : null}
      <FailureNotice failure={failure} />
      <ul className="plain-list">
        {items.map((item) => (
          <li key={item.code} className="stack tight">
            <div className="row">
              <StatusTag kind="liftAnswer" code={item.answer} />
              <span>{lang === 'vi' ? item.vi : item.en}</span>
            </div>
            <div className="row muted">
              {item.by === 'records' ? <span>{t('byRecords')}</span> : null}
              <span>{lang === 'vi' ? item.detailVi : item.detailEn}</span>
              {item.answeredBy === null || item.answeredAt === null ? null : (
                <span>{t('answeredBy', { by: item.answeredBy, time: formatInstant(item.answeredAt) })}</span>
              )}
            </div>
            {item.note === null ? null : <p>{item.note}</p>}
            {works && item.by === 'officer' ? (
              <div className="row">
                {answers.map((one) => (
                  <Button
                    key={one}
                    size="compact-md"
                    variant={item.answer === one ? 'filled' : 'default'}
                    aria-pressed={item.answer === one}
                    loading={sending === item.code}
                    aria-label={`${name('liftAnswer', one)}: ${lang === 'vi' ? item.vi : item.en}`}
                    onClick={() => void answer(item.code, one)}
                  >
                    {name('liftAnswer', one)}
                  </Button>
                ))}
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {certainty === 'verified' ? null : <Notice tone="warning">{t('unverified')}</Notice>}
      <p className="muted small">{t('checkSource', { source: lang === 'vi' ? source.vi : source.en })}</p>
    </Panel>
  );
}
