import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Parts of the paths of test files that take minutes, the longest first; their size does not tell. */
const LONG = [
  'end-to-end/screens-of-',
  'end-to-end/shift.',
  'end-to-end/field-screens.',
  'end-to-end/field.',
  'end-to-end/',
  'test/security/',
  'test/faults/',
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
