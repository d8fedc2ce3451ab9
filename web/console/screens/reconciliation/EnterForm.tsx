import { Autocomplete, Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { instantToLocal, localToInstant } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import type { DataOf } from '../../kit/api.ts';
import { defined, typed } from '../../kit/defined.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { LeaveGuard } from '../../kit/form/LeaveGuard.tsx';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { MetricSelect } from '../../kit/metrics/MetricSelect.tsx';
import type { Metric } from '../../kit/metrics/words.ts';
import { Panel } from '../../kit/Page.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { common } from '../../kit/texts.ts';
import { useSend } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

type EnterFormProps = {
  readonly metrics: readonly Metric[];
  readonly platforms: readonly string[];
  readonly onSaved: (id: string) => void;
  readonly onClose: () => void;
};
type Saved = DataOf<'POST /reconciliations'>;

/** What a platform shows, pasted; lines that can't be read stay in the field to be put right. */
export function EnterForm({ metrics, platforms, onSaved, onClose }: EnterFormProps) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const lang = useLanguage();
  const { send, busy, failure } = useSend('POST /reconciliations', ['/reconciliations']);
  const [id, setId] = useState(() => newId());
  const [metric, setMetric] = useState<string | null>('lab.tests');
  const [platform, setPlatform] = useState(platforms[0] ?? '');
  const [to, setTo] = useState<string | null>(() => instantToLocal(Date.now()));
  const [from, setFrom] = useState<string | null>(null);
  const [source, setSource] = useState('');
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const [saved, setSaved] = useState<Saved | null>(null);
  const [name, said, lines] = [typed(platform), typed(source), typed(text)];
  const missing =
    metric === null || to === null || name === undefined || said === undefined || lines === undefined;
  const submit = async () => {
    setTried(true);
    if (metric === null || to === null || name === undefined || said === undefined || lines === undefined) {
      return;
    }
    const times = { to: localToInstant(to), from: from === null ? undefined : localToInstant(from) };
    const body = defined({ id, metric, platform: name, source: said, text: lines, ...times });
    const answer = await send({ body });
    if (!answer.ok) {
      return;
    }
    onSaved(answer.data.id);
    setSaved(answer.data);
    setText(answer.data.refused.map((line) => line.text).join('\n'));
    setId(newId());
    setTried(false);
    if (answer.data.refused.length === 0) {
      onClose();
    }
  };
  return (
    <Panel title={t('enter')}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <LeaveGuard dirty={lines !== undefined} />
        <div className="three">
          <MetricSelect metrics={metrics} value={metric} onChange={setMetric} />
          <Autocomplete
            label={t('platform')}
            description={t('platformHint')}
            required
            maxLength={120}
            data={[...platforms]}
            value={platform}
            onChange={setPlatform}
          />
          <TextInput
            label={t('source')}
            description={t('sourceHint')}
            required
            maxLength={300}
            value={source}
            onChange={(event) => setSource(event.currentTarget.value)}
          />
          <DateField label={t('upTo')} time required value={to} onChange={setTo} />
          <DateField label={t('since')} time value={from} onChange={setFrom} />
        </div>
        <Textarea
          label={t('text')}
          description={t('textHint')}
          required
          maxLength={60_000}
          autosize
          minRows={6}
          maxRows={16}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {tried && missing ? (
          <Notice tone="warning" alert>
            {t('need')}
          </Notice>
        ) : null}
        {saved === null ? null : (
          <Notice
            tone={saved.refused.length === 0 ? 'good' : 'warning'}
            title={t('saved', { n: saved.saved })}
          >
            {saved.refused.length === 0 ? null : (
              <>
                <p>{t('refused', { n: saved.refused.length })}</p>
                <ul>
                  {saved.refused.map((line) => (
                    <li key={line.line}>
                      {t('line', { n: line.line, text: line.text })} –{' '}
                      {lang === 'vi' ? line.message : line.messageEn}
                    </li>
                  ))}
                </ul>
              </>
            )}
          </Notice>
        )}
        <FailureNotice failure={failure} typing />
        <div className="row">
          <Button type="submit" loading={busy}>
            {t('save')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {words('close')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
