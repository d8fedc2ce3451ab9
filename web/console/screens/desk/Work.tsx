import { useRef, useState } from 'react';
import { newId } from '../../../shared/ids.ts';
import { LeaveGuard } from '../../kit/form/LeaveGuard.tsx';
import { useSignal } from '../../kit/signal.ts';
import type { Desk } from './desk.ts';
import { EntryField } from './EntryField.tsx';
import { type Entry, type EntryProblem, readEntry } from './entry.ts';
import { Latest } from './Latest.tsx';
import { Log } from './Log.tsx';
import { PlaceHead } from './PlaceHead.tsx';
import { Times } from './Times.tsx';
import { type DeskTime, readTimes, type TimeProblem } from './times.ts';
import { WaitingBar } from './WaitingBar.tsx';
import type { Shown } from './types.ts';

type WorkProps = {
  readonly code: string;
  readonly desk: Desk;
  readonly unsaved: () => number;
  readonly onLeave: () => void;
};
/** The desk at one place. */
export function Work({ code, desk, unsaved, onLeave }: WorkProps) {
  const rows = useSignal(desk.rows);
  const waiting = useSignal(desk.waiting);
  const recorded = useSignal(desk.recorded).get(code) ?? 0;
  const [time, setTime] = useState<DeskTime>({ paper: false, at: null, leftAt: null });
  const [shown, setShown] = useState<Shown | null>(null);
  const problems = useRef(0);
  const field = useRef<HTMLInputElement>(null);
  const refuse = (problem: EntryProblem | TimeProblem) => {
    problems.current += 1;
    setShown({ kind: 'problem', problem, count: problems.current });
    return false;
  };

  /** Takes a text and answers whether the field may be cleared. */
  const take = (text: string): boolean => {
    const entry: Entry = readEntry(text);
    if (!entry.ok) {
      return refuse(entry.problem);
    }
    const now = Date.now();
    const times = readTimes(time, now);
    if (typeof times === 'string') {
      return refuse(times);
    }
    const id = newId(now);
    setShown({ kind: 'row', id });
    setTime((former) => ({ ...former, leftAt: null }));
    void desk.record(entry.named, { id, placeCode: code, person: entry.named.person, ...times });
    return true;
  };
  const row = shown?.kind === 'row' ? (rows.find(({ id }) => id === shown.id) ?? null) : null;
  return (
    <div className="desk">
      <LeaveGuard dirty={unsaved() > 0} />
      <PlaceHead code={code} recorded={recorded} onLeave={onLeave} />
      <EntryField field={field} onTake={take} />
      <Latest shown={shown} row={row} />
      <Times value={time} onChange={setTime} />
      <WaitingBar desk={desk} waiting={waiting} unsaved={unsaved()} />
      <Log rows={rows} code={code} />
    </div>
  );
}
