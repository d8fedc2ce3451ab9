import { kept } from '../data/kept.ts';

/** Somebody for whom this phone acts. The token is the right to do so; it stays on this phone. */
export type HelpedPerson = {
  readonly id: string;
  readonly token: string;
  readonly name: string;
  readonly birthYear: number;
};

/** People for whom this phone acts. */
export const helped = kept<readonly HelpedPerson[]>('helped');
