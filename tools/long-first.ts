import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Parts of the paths of test files that take long; their size does not tell. A walk keeps a core busy, a phone waits much of its
 * time: they are begun in turns, so that they run side by side. The first walk loads the demo, for which all others of the browser
 * wait: rights are tested meanwhile.
 */
const LONG = [
  'end-to-end/screens-of-people.',
  'test/security/',
  'end-to-end/field.',
  'end-to-end/screens-of-figures.',
  'end-to-end/shift.',
  'end-to-end/screens-of-',
  'end-to-end/wall.',
  'end-to-end/',
  'cli/program.',
  'test/faults/',
  'db/supervisor/',
];

/** Begins with what takes longest, so that both cores are busy to the end of a run; the rest in vitest's own order. */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = LONG.findIndex((part) => moduleId.includes(part));
      return at === -1 ? LONG.length : at;
    };
    const group = ({ project }: TestSpecification) => project.config.sequence.groupOrder;
    return (await super.sort(files)).toSorted((a, b) => group(a) - group(b) || place(a) - place(b));
  }
}
