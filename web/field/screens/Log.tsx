import { useState } from 'preact/hooks';
import { markedName } from '../../../contract/marked-name.ts';
import { formatTime } from '../../shared/formats.ts';
import { updatePack } from '../data/contact.ts';
import { pack } from '../data/device.ts';
import { questions } from '../data/open-items.ts';
import { facts, flush, ofOthers, receipts, refused, waiting } from '../data/queue.ts';
import { logOut, session } from '../data/session.ts';
import { endShift, shift, shiftLines } from '../data/shift.ts';
import { countLines, csvOf } from '../data/shift-counts.ts';
import { DecisionIcon } from '../kit/Icon.tsx';
import { decisionLabel, decisions, said } from '../kit/labels.ts';
import { OpenItems } from './OpenItems.tsx';
import { RapidTests } from './RapidTests.tsx';
import { Refused } from './Refused.tsx';
import { t } from './log-texts.ts';

/** P8: what the shift did, what is still open, what was not sent; hand over or end. */
export function Screen() {
  const [note, setNote] = useState('');
  const running = shift.value;
  if (running === null) {
    return null;
  }
  const lines = shiftLines(receipts.value);
  const { decisions: byDecision, zones, hours, waved } = countLines(lines);
  const levels = pack.value?.content.zones[0]?.levels ?? [];
  const zoneName = (rank: string) => {
    const level = levels.find((one) => String(one.rank) === rank);
    return level === undefined ? t('noZone') : said(level);
  };
  const end = async (handOver: boolean) => {
    await endShift(note, handOver);
    await flush();
    if (handOver) {
      await logOut();
    }
  };
  const save = () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([csvOf(lines)], { type: 'text/csv;charset=utf-8' }));
    link.download = markedName(`ca-${running.startedAt.slice(0, 10)}.csv`, session.value?.dataset ?? 'live');
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <>
      <h1>{t('title')}</h1>
      <p>
        {running.postName} · {running.owner.name} · {t('since', { at: formatTime(running.startedAt) })}
      </p>
      {running.oldPackReason !== null && <p class="warn">⚠ {t('oldPack', { why: running.oldPackReason })}</p>}
      <RapidTests />
      <OpenItems />
      <h2>{t('queue')}</h2>
      <p>
        {t('unsent', { n: waiting.value.length })} · {t('stored', { n: lines.filter(isStored).length })}
      </p>
      {[...ofOthers.value].map(([name, n]) => (
        <p key={name} class="warn">
          {t('ofOther', { name, n })}
        </p>
      ))}
      <div class="row">
        <button type="button" onClick={() => void flush()}>
          {t('sendNow')}
        </button>
        <button type="button" onClick={() => void updatePack()}>
          {t('newPack')}
        </button>
      </div>
      {refused.value.length > 0 && <Refused />}
      <h2>{t('counts', { n: lines.length })}</h2>
      <dl class="facts">
        {decisions.map((decision) => (
          <Row key={decision} name={decisionLabel(decision)} n={byDecision.get(decision) ?? 0} />
        ))}
        {waved > 0 && <Row name={t('waved')} n={waved} />}
      </dl>
      <dl class="facts">
        {[...zones].map(([rank, n]) => (
          <Row key={rank} name={zoneName(rank)} n={n} />
        ))}
      </dl>
      <dl class="facts">
        {[...hours].map(([hour, n]) => (
          <Row key={hour} name={t('hour', { hour })} n={n} />
        ))}
      </dl>
      <details>
        <summary>{t('lines', { n: lines.length })}</summary>
        <ul class="lines">
          {lines.slice(0, 200).map((line) => (
            <li key={line.id}>
              <DecisionIcon decision={line.decision} />
              <span class="grow">
                {formatTime(line.at)} · {line.who}
              </span>
              <span class={`state ${line.state}`}>{t(`is-${line.state}` as const)}</span>
            </li>
          ))}
        </ul>
      </details>
      <button type="button" class="wide quiet" onClick={save}>
        {t('csv')}
      </button>
      <h2>{t('end')}</h2>
      <div class="field">
        <label for="note">{t('note')}</label>
        <textarea
          id="note"
          rows={3}
          maxLength={600}
          value={note}
          onInput={(event) => setNote(event.currentTarget.value)}
        />
      </div>
      {facts.value.length > 0 && <p class="warn">⚠ {t('unsentEnd', { n: facts.value.length })}</p>}
      {questions.value.length > 0 && <p class="warn">⚠ {t('openEnd', { n: questions.value.length })}</p>}
      {running.rapid.length > 0 && <p class="warn">⚠ {t('testsEnd', { n: running.rapid.length })}</p>}
      <button type="button" class="wide" disabled={running.rapid.length > 0} onClick={() => void end(true)}>
        {t('handOver')}
      </button>
      <button
        type="button"
        class="wide quiet"
        disabled={running.rapid.length > 0}
        onClick={() => void end(false)}
      >
        {t('endOnly')}
      </button>
    </>
  );
}

const isStored = ({ state }: { readonly state: string }): boolean => state === 'stored';

function Row(props: { readonly name: string; readonly n: number }) {
  return (
    <>
      <dt>{props.name}</dt>
      <dd>{t('times', { n: props.n })}</dd>
    </>
  );
}
