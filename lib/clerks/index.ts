export { type BirthRead, readBirthCell } from './read-birth.ts';
export type { CellChange } from './cell-change.ts';
export { areSlashes, isDitto, isMark, numberMeant, repeatsAnother } from './ditto.ts';
export { birthBehind } from './name-alone.ts';
export { withoutLetters } from './number-text.ts';
export { type LooseDate, readLooseDate } from './read-dates.ts';
export {
  type IdNumber,
  type Reading,
  birthYearOfAge,
  readIdNumber,
  readName,
  readPhones,
  readSex,
  saysNothing,
} from './read-values.ts';
export { type Relation, relationOfWords } from './relation-words.ts';
