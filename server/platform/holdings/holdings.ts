import type { Scope } from '../access/scope.ts';
import type { Db, Tx } from '../db/database.ts';

type Words = { readonly vi: string; readonly en: string };

/** One thing that is kept of somebody, as that person reads it in a copy of their data. */
export type HeldRow = {
  /** When it happened, ms; null where it has no time. */
  readonly at: number | null;
  readonly fields: Readonly<Record<string, string | number | boolean | null>>;
};

/**
 * What a module keeps of people. From these come the register of processing, the copy that a person may ask for, the
 * report of what retention would delete, and the check before a record is anonymised.
 */
export type Holding = {
  /** `module.what`, stable. */
  readonly code: string;
  readonly name: Words;
  readonly purpose: Words;
  /** `duty`: by law, without consent; `consent`: until the person takes it back. */
  readonly ground: 'duty' | 'consent';
  readonly dataClass: 'personal' | 'sensitive';
  /** Days after which rows go by themselves; null: kept as long as `keep` says. */
  readonly days: number | null;
  readonly keep: Words;
  /** Rows that the next run of retention would delete, in all datasets. */
  readonly due?: (db: Db, now: number) => Promise<number>;
  /** What is kept of the person who goes by these numbers, newest first and whole: a copy that leaves rows out is none. */
  readonly read?: (scope: Scope, db: Db, subjectNos: readonly number[]) => Promise<readonly HeldRow[]>;
  /** Ids of the records of this person that acts of the audit trail name, where it names any. */
  readonly recordIds?: (scope: Scope, db: Db, subjectNos: readonly number[]) => Promise<readonly string[]>;
  /** What anonymising a person leaves of it that may still tell who it was; missing: only what the record itself said, which is gone. */
  readonly erasure?: Words;
  /** Takes the words that tell who these people are out of the rows, in the transaction that anonymises. @returns rows changed. */
  readonly strip?: (scope: Scope, tx: Tx, subjectNos: readonly number[]) => Promise<number>;
  /** Rows that still need to tell who this is: an order in force, an open case. */
  readonly needed?: (scope: Scope, db: Db, subjectNos: readonly number[], now: number) => Promise<number>;
};
