import { Button } from '@mantine/core';
import { useState } from 'react';
import { calendarDate, formatCalendarDate, formatTime } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { useKeys } from '../../kit/useKeys.ts';
import type { Draft, Interview } from './answers.ts';
import { DAYS_SHOWN, daysOf, knownOn, nextPart, staysOn } from './days.ts';
import { Choices, type SetAnswers } from './fields.tsx';
import { StayFields } from './StayFields.tsx';
import { texts } from './texts.ts';

type TimelineProps = { readonly call: Interview; readonly draft: Draft; readonly set: SetAnswers };

/** Where somebody was, one day at a time, with what the log knows already. */
export function Timeline({ call, draft, set }: TimelineProps) {
  const t = useTexts(texts);
  const [all, setAll] = useState(false);
  const [day, setDay] = useState(call.recallTo);
  const days = daysOf(call, all);
  const at = days.indexOf(day);
  const move = (step: number) => setDay(days[Math.max(0, Math.min(days.length - 1, at + step))] ?? day);
  useKeys({ '[': () => move(1), ']': () => move(-1) });
  const rows = staysOn(draft, day);
  const add = () => set({ [`stays.${newId()}`]: { date: day, ...nextPart(rows) } });
  return (
    <Panel title={t('stays')}>
      <p className="muted small">{t('daysHint')}</p>
      <nav className="call-days" aria-label={t('days')}>
        {days.map((one) => {
          const n = staysOn(draft, one).length + knownOn(call.known ?? [], one).length;
          return (
            <button
              key={one}
              type="button"
              aria-current={one === day ? 'date' : undefined}
              onClick={() => setDay(one)}
            >
              {formatCalendarDate(one).slice(0, 5)}
              <span className="muted small block">{n === 0 ? '–' : t('dayRows', { n })}</span>
            </button>
          );
        })}
        {all || daysOf(call, true).length <= DAYS_SHOWN ? null : (
          <button type="button" onClick={() => setAll(true)}>
            {t('earlier')}
          </button>
        )}
      </nav>
      <div className="row spread">
        <h3>{formatCalendarDate(day)}</h3>
        <div className="row">
          <Button variant="default" disabled={at >= days.length - 1} onClick={() => move(1)}>
            ← {t('dayBack')}
          </Button>
          <Button variant="default" disabled={at <= 0} onClick={() => move(-1)}>
            {t('dayOn')} →
          </Button>
        </div>
      </div>
      <Known call={call} draft={draft} day={day} set={set} />
      <h4>{t('recalled')}</h4>
      <p className="muted small">{t('recalledHint')}</p>
      {rows.map(([id, stay]) => (
        <StayFields
          key={id}
          stay={stay}
          placeName={call.placeNames[stay.placeId?.toLowerCase() ?? ''] ?? null}
          onChange={(next) => set({ [`stays.${id}`]: next })}
        />
      ))}
      <div className="row">
        <Button variant="default" onClick={add}>
          {t('addStay')}
        </Button>
      </div>
    </Panel>
  );
}

type KnownProps = TimelineProps & { readonly day: string };

function Known({ call, draft, day, set }: KnownProps) {
  const t = useTexts(texts);
  if (call.known === null) {
    return <p className="muted">{t('knownHidden')}</p>;
  }
  const stays = knownOn(call.known, day);
  return (
    <>
      <h4>{t('knownTitle')}</h4>
      {stays.length === 0 ? <p className="muted">{t('knownNone')}</p> : null}
      <ul className="plain">
        {stays.map((stay) => {
          const [from, to] = [clock(stay.inAt, day), clock(stay.outAt, day)];
          return (
            <li key={stay.stayId} className="call-known">
              <span>
                <Tag tone="muted">{t('known')}</Tag> {from}–{to} <strong>{stay.placeName}</strong>
                {stay.outImputed ? <span className="muted small"> ({t('imputed')})</span> : null}
              </span>
              <Choices
                kind="knownAnswer"
                quiet
                label={t('knownAsk', { place: stay.placeName, from, to })}
                value={draft.known[stay.stayId]}
                onChange={(answer) => set({ [`known.${stay.stayId}`]: answer })}
              />
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** A time on the clock, with its date where it is another day. */
function clock(at: string, day: string): string {
  const date = calendarDate(at);
  return date === day ? formatTime(at) : `${formatCalendarDate(date).slice(0, 5)} ${formatTime(at)}`;
}
