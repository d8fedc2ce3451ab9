export type { Parsed } from './parsed.ts';
export { fromLegacy, type LegacyCode, legacyCodeOf, type LegacyColumn, legacyColumn } from './legacy-text.ts';
export { type Word, fold, foldTokens, hasMarks, plainLetters, sameWithMarks, words } from './text.ts';
export { type CleanText, type TextRefusal, normaliseText } from './clean.ts';
export { type NameKeys, type NameTokens, matchesName, nameKeys, nameTokens } from './names.ts';
export { type NameSimilarity, jaroWinkler, nameSimilarity } from './similarity.ts';
export { nameSketch, sketchesAreAlike, sketchReach } from './name-sketch.ts';
export type { DuplicateReason, DuplicateSubject } from './duplicate-evidence.ts';
export {
  type DuplicateKey,
  type DuplicateScore,
  birthSlips,
  duplicateKeys,
  duplicateLikeness,
  duplicateProbes,
  duplicateThreshold,
  scoreDuplicate,
} from './duplicates.ts';
export { type Phone, type PhoneRefusal, type SplitPhones, parsePhone, splitPhones } from './phones.ts';
export { type Plate, type PlateRefusal, parsePlate } from './plates.ts';
export { type ChinesePlate, parseChinesePlate } from './chinese-plates.ts';
export { type PlateReading, plateReadings } from './plate-readings.ts';
export {
  type CitizenId,
  type CitizenIdRefusal,
  type OldIdCard,
  birthProvinceCodes,
  parseCitizenId,
} from './citizen-id.ts';
export { type CardRefusal, type CitizenCard, parseCitizenCard } from './citizen-card.ts';
export {
  type InsuranceCard,
  type InsuranceNumber,
  type InsuranceRefusal,
  parseInsuranceCard,
  parseInsuranceNumber,
} from './insurance-card.ts';
export {
  type UnitLevel,
  type UnitName,
  type UnitSubtype,
  adminKey,
  adminKeys,
  fullUnitName,
  isUnitSubtype,
  namesUnit,
  splitUnitName,
  unitSubtypes,
} from './unit-names.ts';
export { type AreaIndex, type AreaUnit, buildAreaIndex } from './area-index.ts';
export {
  type AddressCandidate,
  type AddressMatch,
  type AddressParts,
  type UnmatchedReason,
  matchAddress,
} from './match-address.ts';
export type { SuggestReason } from './suggest-areas.ts';
export {
  type ListRefusal,
  type ListedChange,
  type ListedUnit,
  type ParsedList,
  changeColumns,
  parseAreaChanges,
  parseAreaList,
  unitColumns,
  validOn,
} from './area-list.ts';
export {
  type DateRefusal,
  daysBetween,
  formatDate,
  formatDateTime,
  isoDate,
  parseDate,
  vietnamDay,
} from './dates.ts';
export { type NumberRefusal, formatNumber, parseNumber } from './numbers.ts';
export { refusalTexts } from './refusals.ts';
export { type NameWeight, nameFrequencies } from './name-frequencies.ts';
