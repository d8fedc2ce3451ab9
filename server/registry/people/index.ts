import type { Scope } from '../../platform/access/scope.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import type { Outcome, Refusal } from '../../platform/outcomes/outcome.ts';
import {
  countHouseholds,
  findHomes,
  findHouseholds,
  type HomeRow,
  homesOfPeople,
  type HouseholdFilter,
  readMembers,
} from './store/households.ts';
import { actsByFacts, type HelperRelation, insertAct } from './store/assistance.ts';
import type { AssistedAct, Helped, HouseholdRef } from './door-types.ts';
import { readMergedIds, readMerges } from './store/read-people.ts';
import { checkAnswer, holderOfCard } from './usecases/check-person.ts';
import type {
  IdentityKey,
  PeopleContext,
  PersonDetail,
  PersonDraft,
  PersonRecord,
  PersonSummary,
  Provenance,
  ResolvedPerson,
} from './types.ts';
import { type SealedPerson, sealPerson } from './rules/seal-person.ts';
import { type CreatedPerson, createPeople, type PersonToCreate } from './usecases/create-people.ts';
import { findByPhones } from './usecases/find-by-phones.ts';
import { findNumbers } from './usecases/find-people.ts';
import {
  findResidents,
  type Resident,
  residentsByNo,
  residentsOfHouseholds,
  scannedKeys,
} from './usecases/find-residents.ts';
import { endAllAssistance, helpedBy } from './usecases/helped-by.ts';
import { type Home, homeFor } from './usecases/home-for.ts';
import { type HeldPerson, holdPeople } from './usecases/hold-people.ts';
import { householdMembers, personNos, resolvedByNo } from './usecases/kept-records.ts';
import { type LaidOutPeople, layOutPeople, makeLaidOut, takeNumbers } from './usecases/lay-out-people.ts';
import { numbersOfPeople, ownNumbers } from './usecases/load-people.ts';
import {
  matchRows,
  type LookedUp,
  type RowMatch,
  type RowOfPerson,
  type RowToTake,
  takeRows,
} from './usecases/match-rows.ts';
import { recordsIn, recordsOf, traitsOf } from './usecases/read-records.ts';
import { noteReach, type Reach } from './usecases/note-reach.ts';
import { movePeople } from './usecases/move-people.ts';
import { type OpenedPerson, openPerson } from './usecases/open-person.ts';
import type { Suspect } from './usecases/find-duplicates.ts';
import { type LookedFor, lookForPeople } from './usecases/look-for-people.ts';
import {
  type FoundDuplicate,
  type LikelyPair,
  queueDuplicates,
  queueFound,
} from './usecases/queue-duplicates.ts';
import { type EarlierRow, type SheetPeople, sheetPeople } from './rules/sheet-people.ts';
import { type PersonKeys, personKeys } from './rules/keys.ts';
import { keysSince, type KeysSince } from './store/key-changes.ts';
import { anonymisePerson, restrictPerson } from './usecases/protect-people.ts';
import { resolveIdentities } from './usecases/resolve-identities.ts';
import { detailsByNo, namesByNo, summariesByNo } from './usecases/show-people.ts';

export type {
  IdentityKey,
  Identifier,
  PersonDraft,
  PersonRecord,
  PersonSource,
  PersonSummary,
  ResolvedPerson,
} from './types.ts';
export { canonicalIdentifier } from './rules/identifiers.ts';
export { mask, UNKNOWN_NAME } from './rules/present.ts';
export { withKept } from './store/with-kept.ts';
export { refuse as refusePerson } from './refusals.ts';
export { refuseReason } from './refusals.ts';
export type { AssistedAct, Helped, HouseholdRef } from './door-types.ts';
export type { HelperRelation, HomeRow };
export type { FieldDifference, RowField } from './rules/compare-row.ts';
export { sheetPeople };
export type {
  EarlierRow,
  KeysSince,
  LikelyPair,
  LookedFor,
  LookedUp,
  PersonKeys,
  RowMatch,
  RowOfPerson,
  RowToTake,
  SheetPeople,
};
export type {
  CreatedPerson,
  FoundDuplicate,
  LaidOutPeople,
  OpenedPerson,
  PersonToCreate,
  Resident,
  SealedPerson,
  Suspect,
};

/** The door of the people registry. Facts of other modules hang from person numbers, which a merge never rewrites. */
export type People = {
  /** Who scans name, keyed `kind:value`; see usecases/resolve-identities.ts. */
  readonly resolve: (
    scope: Scope,
    tx: Tx,
    keys: readonly IdentityKey[],
  ) => Promise<ReadonlyMap<string, ResolvedPerson | Refusal>>;
  /** Opens one person for reading, with the reason in the scope; audited. */
  readonly open: (scope: Scope, personId: string, action?: string) => Promise<Outcome<OpenedPerson>>;
  /** Holds a person's records back, or lets them go; see usecases/protect-people.ts. */
  readonly restrict: (scope: Scope, tx: Tx, nos: readonly number[], restricted: boolean) => Promise<void>;
  /** Leaves of a person's records nothing that tells who it is; see usecases/protect-people.ts. */
  readonly anonymise: (scope: Scope, tx: Tx, nos: readonly number[]) => Promise<void>;
  /** Works out, before a transaction, what making a person and looking for duplicates asks for; see rules/seal-person.ts. */
  readonly seal: (draft: PersonDraft, keys?: PersonKeys) => SealedPerson;
  /** Makes people in bulk, canonical already; see usecases/create-people.ts. */
  readonly createPeople: (
    scope: Scope,
    tx: Tx,
    people: readonly PersonToCreate[],
  ) => Promise<CreatedPerson[]>;
  /** The same in two steps: all that needs no transaction, then the rest; see usecases/lay-out-people.ts. */
  readonly layOut: (
    scope: Scope,
    drafts: Parameters<typeof layOutPeople>[3],
    provenance: Provenance,
  ) => Promise<LaidOutPeople | null>;
  readonly makeLaidOut: (scope: Scope, tx: Tx, people: LaidOutPeople) => Promise<readonly CreatedPerson[]>;
  /** Gives people who were laid out and made their citizen numbers. */
  readonly takeNumbers: typeof takeNumbers;
  /** Files people under another unit; see usecases/move-people.ts. */
  readonly move: (scope: Scope, tx: Tx, nos: readonly number[], areaNo: number) => Promise<void>;
  /** Notes where a person is reached; false where the phone is none. */
  readonly noteReach: (scope: Scope, tx: Tx, no: number, reach: Reach) => Promise<boolean>;
  /** Finds and queues possible duplicates of people just made. */
  readonly queueDuplicates: (
    scope: Scope,
    tx: Tx,
    people: readonly Suspect[],
  ) => Promise<Map<number, FoundDuplicate[]>>;
  /** Queues possible duplicates that were found already. */
  readonly queueFound: (scope: Scope, tx: Tx, pairs: readonly LikelyPair[]) => Promise<void>;
  /** Looks beside a transaction for who people may be; see usecases/look-for-people.ts. */
  readonly lookFor: typeof lookForPeople;
  /** The keys of somebody, for such a look. */
  readonly hash: (draft: PersonDraft) => PersonKeys;
  /** The keys that other transactions kept since such a look; where they are null: look again. */
  readonly keysSince: typeof keysSince;
  /** Who rows of a sheet are, and what they would change; see usecases/match-rows.ts. */
  readonly matchRows: (
    scope: Scope,
    db: Db | Tx,
    rows: readonly RowOfPerson[],
    before?: LookedUp,
  ) => Promise<RowMatch[]>;
  /** Holds people until the transaction ends, by the number asked; see usecases/hold-people.ts. */
  readonly hold: (scope: Scope, tx: Tx, nos: readonly number[]) => Promise<Map<number, HeldPerson>>;
  /** Writes what rows say on the records of their people; the numbers of those that changed. */
  readonly takeRows: (scope: Scope, tx: Tx, rows: readonly RowToTake[]) => Promise<ReadonlySet<number>>;
  /** People who live in these areas, page by page, whole; the export is the caller's to audit. */
  readonly recordsIn: (
    scope: Scope,
    db: Db | Tx,
    where: { readonly areaNos: readonly number[]; readonly after: number; readonly limit: number },
  ) => Promise<PersonRecord[]>;
  /** The same by number. */
  readonly recordsOf: (
    scope: Scope,
    db: Db | Tx,
    nos: readonly number[],
  ) => Promise<Map<number, PersonRecord>>;
  /** Id, sex, year of birth and unit only: for lists without names. */
  readonly traitsOf: (
    scope: Scope,
    db: Db | Tx,
    nos: readonly number[],
  ) => Promise<Map<number, PersonRecord>>;
  /** Person numbers by outside id, of the kept record where one was merged: what a new fact is written on. */
  readonly personNos: (scope: Scope, db: Db | Tx, ids: readonly string[]) => Promise<Map<string, number>>;
  /** All numbers of the same person for each number, the kept record's first: where a person's facts are read. */
  readonly numbersOf: (
    scope: Scope,
    db: Db | Tx,
    nos: readonly number[],
  ) => Promise<Map<number, readonly number[]>>;
  /** Persons by outside id, of the kept record where one was merged. */
  readonly byIds: (scope: Scope, ids: readonly string[]) => Promise<Map<string, ResolvedPerson>>;
  /** All numbers that the people whom a search text finds go by, merged ones too; at most 500 people, and nobody by a text that says too little. */
  readonly search: (scope: Scope, q: string) => Promise<readonly number[]>;
  /** Numbers of the kept records that hold each phone (national digits): for sheets of many rows. */
  readonly byPhones: (scope: Scope, db: Db | Tx, phones: readonly string[]) => Promise<Map<string, number[]>>;
  /** All numbers of one person, the kept record's first. */
  readonly mergedNos: (scope: Scope, personNo: number) => Promise<readonly number[]>;
  /** Every merged record of these people, by any of their numbers, and into which; all others are themselves. */
  readonly mergesOf: (scope: Scope, db: Db | Tx, nos: readonly number[]) => Promise<Map<number, number>>;
  /** Ids of the records that were merged into these kept ones, by the number of the kept one. */
  readonly mergedIds: (
    scope: Scope,
    db: Db | Tx,
    keptNos: readonly number[],
  ) => Promise<ReadonlyMap<number, readonly string[]>>;
  /** What each number's person is called by: id, number and area of the kept record. */
  readonly resolvedByNo: (
    scope: Scope,
    db: Db | Tx,
    nos: readonly number[],
  ) => Promise<Map<number, ResolvedPerson>>;
  /** Summaries as the scope may see them. Showing a list of people is the caller's to audit. */
  readonly peopleByNo: (
    scope: Scope,
    db: Db | Tx,
    nos: readonly number[],
  ) => Promise<Map<number, PersonSummary>>;
  /** The same outside a transaction. */
  readonly byNos: (scope: Scope, nos: readonly number[]) => Promise<Map<number, PersonSummary>>;
  /** Whole records as the scope may see them, with phones and identity numbers. Showing them is the caller's to audit. */
  readonly detailsByNo: (scope: Scope, nos: readonly number[]) => Promise<Map<number, PersonDetail>>;
  /** Ids and names as the scope may see them. */
  readonly namesByNo: (
    scope: Scope,
    nos: readonly number[],
    db?: Db | Tx,
  ) => Promise<Map<number, { id: string; name: string }>>;
  /** Households of these units, numbers or ids, in the order of their numbers; addresses in plain text. */
  readonly households: (scope: Scope, db: Db | Tx, filter: HouseholdFilter) => Promise<HouseholdRef[]>;
  /** Where they are: for lists of thousands. */
  readonly homes: (scope: Scope, db: Db | Tx, filter: HouseholdFilter) => Promise<HomeRow[]>;
  /** How many households a filter finds. */
  readonly countHouseholds: (scope: Scope, db: Db | Tx, filter: HouseholdFilter) => Promise<number>;
  /** Who belongs to these households today; merged records left out. */
  readonly membersOf: (
    scope: Scope,
    db: Db | Tx,
    householdNos: readonly number[],
  ) => Promise<{ readonly personNo: number; readonly householdNo: number }[]>;
  /** The household of each person who has one, by the number asked. */
  readonly householdNos: (scope: Scope, db: Db | Tx, nos: readonly number[]) => Promise<Map<number, number>>;
  /** Where somebody can be sent to a person; one is opened for who is in no household. See usecases/home-for.ts. */
  readonly homeFor: (scope: Scope, tx: Tx, personNo: number) => Promise<Home | null>;
  /** For whom a helper's token acts; undefined: for nobody, or no longer. */
  readonly helpedBy: (scope: Scope, db: Db | Tx, token: string) => Promise<Helped | undefined>;
  /** Ends in the caller's transaction that anybody acts for these people: they have died. */
  readonly endAssistance: (scope: Scope, tx: Tx, personNos: readonly number[]) => Promise<void>;
  /** Notes in the caller's transaction that somebody did a fact for a person. */
  readonly noteAct: (scope: Scope, tx: Tx, act: AssistedAct) => Promise<void>;
  /** Who did these facts, where somebody did them for the person. */
  readonly actorsOf: (
    scope: Scope,
    db: Db | Tx,
    factIds: readonly string[],
  ) => Promise<Map<string, { readonly name: string; readonly relation: HelperRelation }>>;
  /**
   * The person of a card, where the year of birth is theirs too; five wrong answers end the day. `cardNo` is the record
   * that the card was issued to: what its holder gets stays with that one, also when a merge is undone.
   */
  readonly byCard: (
    scope: Scope,
    card: { readonly cardCode: string; readonly birthYear: number },
  ) => Promise<Outcome<ResolvedPerson & { readonly cardNo: number }>>;
  /** Lets through who answers with the right year of birth; wrong answers are counted by the secret. */
  readonly checkAnswer: (
    scope: Scope,
    secret: string,
    right: () => Promise<boolean>,
  ) => Promise<Outcome<null>>;
  /** The others of each person's household. */
  readonly householdMembers: (
    scope: Scope,
    db: Db | Tx,
    nos: readonly number[],
  ) => Promise<Map<number, number[]>>;
  /** Who is on record in these units, or there at an address that holds one of the texts; the caller checks the right. */
  readonly residents: (
    scope: Scope,
    db: Db | Tx,
    areaNos: readonly number[],
    addresses?: readonly string[],
  ) => Promise<Resident[]>;
  /** These people with their households, by the kept record. */
  readonly residentsByNo: (scope: Scope, db: Db | Tx, nos: readonly number[]) => Promise<Resident[]>;
  /** Everybody of these households. */
  readonly residentsOfHouseholds: (
    scope: Scope,
    db: Db | Tx,
    householdNos: readonly number[],
  ) => Promise<Resident[]>;
  /** Numbers by which a scan may name these people: `cccd:…`, `phone:…`. Never shown, only compared. */
  readonly scannedKeys: (scope: Scope, db: Db | Tx, nos: readonly number[]) => Promise<string[]>;
};

const SEARCHED = 500;

/** Opens the door. */
export function openPeople(context: PeopleContext): People {
  return {
    resolve: async (scope, tx, keys) => await resolveIdentities(context, scope, tx, keys),
    open: async (scope, personId, action) => await openPerson(context, scope, personId, action),
    restrict: async (scope, tx, nos, restricted) => await restrictPerson(context, scope, tx, nos, restricted),
    anonymise: async (scope, tx, nos) => await anonymisePerson(context, scope, tx, nos),
    seal: (draft, keys) => sealPerson(context.platform.secrets, draft, keys),
    createPeople: async (scope, tx, people) => await createPeople(context, scope, tx, people),
    noteReach: async (scope, tx, no, reach) => await noteReach(context, scope, tx, no, reach),
    move: async (scope, tx, nos, areaNo) => await movePeople(context, scope, tx, nos, areaNo),
    layOut: async (scope, drafts, provenance) =>
      await layOutPeople(context, scope, context.platform.db, drafts, provenance),
    makeLaidOut,
    takeNumbers,
    queueDuplicates: async (scope, tx, people) => await queueDuplicates(context, scope, tx, people),
    queueFound: async (scope, tx, pairs) => await queueFound(context, scope, tx, pairs),
    lookFor: lookForPeople,
    hash: (draft) => personKeys(context.platform.secrets.blindIndex, draft),
    keysSince,
    hold: holdPeople,
    matchRows: async (scope, db, rows, before) => await matchRows(context, scope, db, rows, before),
    takeRows: async (scope, tx, rows) => await takeRows(context, scope, tx, rows),
    recordsIn: async (scope, db, where) => await recordsIn(context, scope, db, where),
    recordsOf: async (scope, db, nos) => await recordsOf(context, scope, db, nos),
    traitsOf,
    personNos,
    numbersOf: numbersOfPeople,
    resolvedByNo,
    byIds: async (scope, ids) => {
      const nos = await ownNumbers(scope, context.platform.db, ids);
      const people = await resolvedByNo(scope, context.platform.db, [...nos.values()]);
      return new Map([...nos].flatMap(([id, no]) => (people.has(no) ? [[id, people.get(no)!]] : [])));
    },
    search: async (scope, q) => {
      const found = await findNumbers(context, scope, q, SEARCHED);
      const numbers = await numbersOfPeople(scope, context.platform.db, found.ok ? found.value : []);
      return [...numbers.values()].flat();
    },
    byPhones: async (scope, db, phones) => await findByPhones(context, scope, db, phones),
    mergedNos: async (scope, personNo) =>
      (await numbersOfPeople(scope, context.platform.db, [personNo])).get(personNo) ?? [personNo],
    peopleByNo: async (scope, db, nos) => await summariesByNo(context, scope, db, nos),
    byNos: async (scope, nos) => await summariesByNo(context, scope, context.platform.db, nos),
    detailsByNo: async (scope, nos) => await detailsByNo(context, scope, context.platform.db, nos),
    namesByNo: async (scope, nos, db = context.platform.db) => await namesByNo(context, scope, db, nos),
    householdMembers,
    homes: findHomes,
    households: async (scope, db, filter) =>
      (await findHouseholds(scope, db, filter)).map(({ no, id, areaNo, unitNo, headNo, address }) => ({
        no,
        id,
        areaNo,
        unitNo,
        headNo,
        address: address === null ? null : context.platform.secrets.decrypt(address),
      })),
    homeFor: async (scope, tx, personNo) => await homeFor(context, scope, tx, personNo),
    helpedBy: async (scope, db, token) => await helpedBy(context, scope, db, token),
    endAssistance: async (scope, tx, personNos) => await endAllAssistance(context, scope, tx, personNos),
    noteAct: async (scope, tx, { name, at, ...act }) =>
      await insertAct(scope, tx, {
        ...act,
        byName: context.platform.secrets.encrypt(name),
        at: new Date(at),
      }),
    actorsOf: async (scope, db, factIds) =>
      new Map(
        (await actsByFacts(scope, db, factIds)).map(({ factId, byName, relation }) => [
          factId,
          { name: context.platform.secrets.decrypt(byName), relation },
        ]),
      ),
    byCard: async (scope, card) => await holderOfCard(context, scope, card),
    checkAnswer: async (scope, secret, right) => await checkAnswer(context, scope, secret, right),
    countHouseholds,
    membersOf: readMembers,
    householdNos: homesOfPeople,
    mergesOf: readMerges,
    mergedIds: readMergedIds,
    residents: async (scope, db, areaNos, addresses) =>
      await findResidents(context, scope, db, areaNos, addresses),
    residentsByNo,
    residentsOfHouseholds,
    scannedKeys: async (scope, db, nos) => await scannedKeys(context, scope, db, nos),
  };
}
