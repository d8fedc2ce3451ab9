import { label } from '../../../../contract/labels.ts';
import { relations } from '../../../../contract/tracing.ts';
import { relationOfWords } from '../../../../lib/clerks/index.ts';
import { fold } from '../../../../lib/vietnamese/index.ts';

type Relation = (typeof relations)[number];

/** As our lists write a relation, and as our screens call it. */
const WRITTEN: ReadonlyMap<string, Relation> = new Map(
  relations.flatMap((one) =>
    [one, label('relation', one, 'vi'), label('relation', one, 'en')].map(
      (word) => [fold(word), one] as const,
    ),
  ),
);

/** A relation as our lists write it, or in the words of clerks; undefined where it tells none, or two. */
export function readRelation(text: string): Relation | undefined {
  return WRITTEN.get(fold(text)) ?? relationOfWords(text);
}
