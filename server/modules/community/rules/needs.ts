import type { needKinds, needStates, needUrgencies } from '../../../../contract/community.ts';
import { HOUR_MS } from '../../../platform/clock/clock.ts';
import { absentTwice, type HomeRecord, type TeamResult } from './home-state.ts';

export type NeedKind = (typeof needKinds)[number];
export type NeedUrgency = (typeof needUrgencies)[number];
export type NeedState = (typeof needStates)[number];

/** Until when somebody should have taken it over. Our own limits for the screen, from no legal text: unverified. */
export const needHours: { readonly [urgency in NeedUrgency]: number } = {
  emergency: 0.25,
  urgent: 2,
  today: 12,
};

/** What a record asks for, and how fast. Who may not leave home and is not there is urgent; others can wait for the day. */
export function needOf(
  record: { readonly result: TeamResult; readonly danger: boolean },
  history: readonly HomeRecord[],
  mustStay: boolean,
): { readonly kind: NeedKind; readonly urgency: NeedUrgency } | null {
  switch (record.result) {
    case 'worse':
      return { kind: 'worse', urgency: record.danger ? 'emergency' : 'urgent' };
    // How long it lasts, the head of a hamlet can't judge: a nurse calls soon.
    case 'medicine':
      return { kind: 'medicine', urgency: 'urgent' };
    case 'food':
      return { kind: 'food', urgency: 'today' };
    case 'absent':
      return absentTwice(history) ? { kind: 'absent', urgency: mustStay ? 'urgent' : 'today' } : null;
    default:
      return null;
  }
}

const order: readonly NeedUrgency[] = ['today', 'urgent', 'emergency'];

/** The more urgent of two: what was said before is not taken back by a milder word. */
export function moreUrgent(a: NeedUrgency, b: NeedUrgency): NeedUrgency {
  return order.indexOf(a) >= order.indexOf(b) ? a : b;
}

/** The latest time to take a need over, Unix ms. */
export function needDueAt(raisedAt: number, urgency: NeedUrgency): number {
  return raisedAt + needHours[urgency] * HOUR_MS;
}

export type NeedStep = 'take' | 'done';

/** The life of a need. Taking it over twice is no step: whoever has it keeps it. */
export const needSteps: { readonly [from in NeedState]: { readonly [step in NeedStep]?: NeedState } } = {
  OPEN: { take: 'TAKEN', done: 'DONE' },
  TAKEN: { done: 'DONE' },
  DONE: {},
};
