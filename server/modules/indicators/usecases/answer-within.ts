import type { Scope } from '../../../platform/access/scope.ts';
import { DAY_MS, startOfDate } from '../../../platform/clock/clock.ts';
import { readFigures } from '../../../platform/figures/figures.ts';
import type { Outcome } from '../../../platform/outcomes/outcome.ts';
import { isByDay } from '../../cases/index.ts';
import type { IndicatorContext } from '../context.ts';
import { type Frame, type FrameQuery, readFrame } from './read-frame.ts';

/**
 * Answers a question within its frame, which also decides who may ask it. Over very many cases a kept answer is given:
 * its stamp says when it was made, and as of when.
 * @param reads `days`: of whole provinces it reads counts by day alone, and is made anew each time.
 */
export async function answerWithin<T>(
  context: IndicatorContext,
  scope: Scope,
  query: FrameQuery,
  question: string,
  reads: 'cases' | 'days',
  make: (frame: Frame) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const found = await readFrame(context, scope, query);
  if (!found.ok) {
    return found;
  }
  const frame = found.value;
  if (reads === 'days' && isByDay(frame.cases)) {
    return await make(frame);
  }
  const { areaNos, ...selection } = frame.cases;
  const key = JSON.stringify([
    question,
    scope.dataset,
    context.areas.revision(),
    frame.today,
    areaNos === null,
    frame.tops.map(({ no }) => no),
    frame.diseases,
    selection,
    // Whatever else the question takes; area and period stand above as they were understood.
    { ...query, area: undefined, from: undefined, to: undefined },
  ]);
  return await context.answers.get(
    key,
    async () => await make(frame),
    async () => await countCases(context, frame),
  );
}

async function countCases({ platform, areas }: IndicatorContext, { scope, cases }: Frame): Promise<number> {
  const areaNos = cases.areaNos ?? areas.numbersUnder(['']);
  const [counted] = await readFigures(platform.db, {
    dataset: scope.dataset,
    metrics: ['cases.reported'],
    groups: [{ key: 'all', areaNos }],
    step: 'total',
    from: startOfDate(cases.from),
    to: startOfDate(cases.to) + DAY_MS,
  });
  return counted?.points[0]?.[1] ?? 0;
}
