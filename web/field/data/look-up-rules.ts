import type { Answered, CheckAnswer, LookUp } from './types.ts';

const DAY_MS = 86_400_000;

/** What matters at the post of an answer of the server. A code that could not be opened is a code that nobody has. */
export function answerOf({ outcome, opened, person, decision, reasons }: CheckAnswer): Answered {
  const [first] = reasons;
  return {
    outcome: opened === null ? null : outcome,
    name: person?.name ?? null,
    birthYear: person?.birthYear ?? null,
    decision,
    why: first === undefined ? null : { vi: first.vi, en: first.en },
  };
}

/** Whether a look-up still concerns the shift: its own, and of the last day. */
export function isKept({ shiftId, at }: Pick<LookUp, 'shiftId' | 'at'>, running: string | null, now: number) {
  return shiftId === running && now - Date.parse(at) < DAY_MS;
}

/** Whether the answer asks for something: nobody has the code, or the rules want another decision than was made. */
export function needsLook({ decided, answer }: Pick<LookUp, 'decided' | 'answer'>): boolean {
  return (
    answer !== null &&
    (answer.outcome === null || (answer.decision !== decided && answer.decision !== 'pass'))
  );
}
