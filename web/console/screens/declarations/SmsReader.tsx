import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { TypedDeclaration } from '../../../shared/forms/typed.ts';
import { blankPerson } from '../../../shared/forms/typed.ts';
import { formatCalendarDate } from '../../../shared/formats.ts';
import type { DataOf } from '../../kit/api.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

type Read = DataOf<'POST /declarations/sms'>;
type SmsReaderProps = { readonly onRead: (typed: Partial<TypedDeclaration>) => void };

/** Fills the form from a text message; what the message does not say must be asked for. */
export function SmsReader({ onRead }: SmsReaderProps) {
  const t = useTexts(texts);
  const name = useLabel();
  const read = useSend('POST /declarations/sms');
  const [text, setText] = useState('');
  const [found, setFound] = useState<Read | null>(null);
  const submit = async () => {
    const result = await read.send({ body: { text: text.normalize('NFC').trim() } });
    if (result.ok) {
      setFound(result.data);
      onRead(typedOf(result.data));
    }
  };
  return (
    <details className="panel">
      <summary>{t('sms')}</summary>
      <div className="stack">
        <p className="muted small">{t('smsLead')}</p>
        <Textarea
          label={t('smsText')}
          placeholder="KB Nông Văn Páo 1980 xã Tam Thanh sốt, ho"
          autosize
          minRows={2}
          maxLength={500}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div>
          <Button
            variant="default"
            loading={read.busy}
            disabled={text.trim() === ''}
            onClick={() => void submit()}
          >
            {t('smsRead')}
          </Button>
        </div>
        <FailureNotice failure={read.failure} typing />
        {found === null ? null : (
          <Notice tone={found.gaps.length > 0 ? 'warning' : 'good'} title={t('smsKnown')}>
            {found.gaps.length > 0 ? (
              <p>{t('smsGaps', { gaps: found.gaps.map((gap) => name('smsGap', gap)).join(', ') })}</p>
            ) : null}
            {found.place === '' ? null : <p>{t('smsPlace', { place: found.place })}</p>}
            {found.companions > 0 ? <p>{t('smsCompanions', { n: found.companions })}</p> : null}
            {found.unread.length > 0 ? <p>{t('smsUnread', { words: found.unread.join(' ') })}</p> : null}
          </Notice>
        )}
      </div>
    </details>
  );
}

/** The commune is filled in only where one alone has the name. */
function typedOf(read: Read): Partial<TypedDeclaration> {
  const birth = read.birthDate === null ? String(read.birthYear ?? '') : formatCalendarDate(read.birthDate);
  return {
    person: {
      ...blankPerson(),
      fullName: read.fullName,
      birth,
      phone: read.phone ?? '',
      cccd: read.cccd ?? '',
    },
    areaId: read.areas.length === 1 ? (read.areas[0]?.id ?? null) : null,
    symptoms: read.symptoms as TypedDeclaration['symptoms'],
    exposures: read.exposures as TypedDeclaration['exposures'],
  };
}
