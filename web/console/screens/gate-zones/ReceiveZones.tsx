import { Button, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useMemo, useState } from 'react';
import { formatNumber, instantToLocal, localToInstant } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import type { DataOf } from '../../kit/api.ts';
import { typed } from '../../kit/defined.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { LeaveGuard } from '../../kit/form/LeaveGuard.tsx';
import { OpenSheet } from '../../kit/grid/OpenSheet.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { Received } from './Received.tsx';
import { lookAt } from './sheet.ts';
import { texts } from './texts.ts';

const MOST = 4_000_000;

/** Loads the table of today: pasted or from a file, with its time and source. */
export function ReceiveZones() {
  const t = useTexts(texts);
  const [asOf, setAsOf] = useState<string | null>(() => instantToLocal(Date.now()));
  const [source, setSource] = useState('');
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const [done, setDone] = useState<DataOf<'POST /gates/zones'> | null>(null);
  // A send repeated after a lost answer keeps its id and counts once; whatever is changed makes another table.
  const [id, setId] = useState(() => newId());
  const receive = useSend('POST /gates/zones', ['/gates/zones']);
  const look = useMemo(() => lookAt(text), [text]);
  const complete = asOf !== null && typed(source) !== undefined && look.rows > 0 && text.length <= MOST;
  const change = (edit: () => void) => {
    edit();
    setId(newId());
  };
  const submit = async () => {
    setTried(true);
    const from = typed(source);
    if (!complete || asOf === null || from === undefined) {
      return;
    }
    const result = await receive.send({ body: { id, asOf: localToInstant(asOf), source: from, text } });
    if (result.ok) {
      setDone(result.data);
      change(() => setText(''));
      setTried(false);
    }
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void submit();
  };
  return (
    <Panel title={t('receive')}>
      <LeaveGuard dirty={text !== ''} />
      {done === null ? null : <Received result={done} />}
      <form className="stack" noValidate onSubmit={onSubmit}>
        <div className="two">
          <DateField
            label={t('asOf')}
            time
            required
            value={asOf}
            onChange={(next) => change(() => setAsOf(next))}
          />
          <TextInput
            label={t('source')}
            description={t('sourceHint')}
            required
            maxLength={200}
            value={source}
            onChange={(event) => {
              const { value } = event.currentTarget;
              change(() => setSource(value));
            }}
          />
        </div>
        <Textarea
          label={t('paste')}
          description={t('pasteHint')}
          required
          rows={6}
          spellCheck={false}
          value={text}
          onChange={(event) => {
            const { value } = event.currentTarget;
            change(() => setText(value));
          }}
        />
        <OpenSheet onText={(next) => change(() => setText(next))} />
        {text === '' ? null : (
          <p aria-live="polite">
            {t('read', {
              rows: formatNumber(look.rows),
              columns: look.columns.length,
              names: look.columns.join(' · '),
            })}
          </p>
        )}
        {text !== '' && !look.usable ? <Notice tone="warning">{t('columnMissing')}</Notice> : null}
        {text.length > MOST ? <Notice tone="warning">{t('tooBig')}</Notice> : null}
        {tried && !complete ? (
          <Notice tone="warning" alert>
            {t('missing')}
          </Notice>
        ) : null}
        <FailureNotice failure={receive.failure} typing labels={{ asOf: t('asOf'), source: t('source') }} />
        <div className="row">
          <Button type="submit" loading={receive.busy}>
            {t('send', { n: formatNumber(look.rows) })}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
