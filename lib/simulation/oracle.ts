import { staysUntil } from './absences.ts';
import { DAY } from './calendar.ts';
import type { Infection, Outbreak } from './outbreak-types.ts';
import { startOfHistory } from './province.ts';
import { visitsOfPerson, type Stay } from './visits.ts';

/** What a tracer found for one case: the F1 people and the window that was traced (epoch milliseconds). */
export interface TracedCase {
  readonly contacts: ReadonlySet<number>;
  readonly from: number;
  readonly to: number;
}

/** Why true infectees of a case are not among its traced contacts; the first reason that applies, in this order. */
export interface MissedReasons {
  /** Infected at home: no scan exists, only a rule over residence can find them. */
  readonly household: number;
  /** Infected before or after the traced window. */
  readonly outsideWindow: number;
  /** The case, the infectee or both left no scan of the stay in which it happened. */
  readonly notScanned: number;
  /** Both scanned, but the recorded overlap inside the window is shorter than the minimum. */
  readonly belowMinimum: number;
  /** None of these: the tracing engine has an error. */
  readonly unexplained: number;
}

/** Traced contacts compared with the truth. Ratios are `null` when there is nothing to divide by. */
export interface TracingScore {
  /** Cases that were traced. */
  readonly cases: number;
  /** People whom those cases truly infected. */
  readonly infectees: number;
  /** Of them, those among the traced contacts of their own infector. */
  readonly found: number;
  /** Traced contacts, summed over the cases. */
  readonly contacts: number;
  /** found / infectees: how much of the spread tracing would have stopped. */
  readonly recall: number | null;
  /** found / contacts: how many of the people sent into quarantine were infected by that case. */
  readonly precision: number | null;
  /** Counts of the infectees not found; they sum to infectees - found. */
  readonly missed: MissedReasons;
}

/**
 * Compares F1 sets with the true infectees of each case. `traced` is keyed by the case's person number; `minMinutes` is
 * the minimum that the tracing used. Throws a RangeError for a person who is not infected.
 */
export function scoreTracing(
  outbreak: Outbreak,
  traced: ReadonlyMap<number, TracedCase>,
  minMinutes: number,
): TracingScore {
  const missed = { household: 0, outsideWindow: 0, notScanned: 0, belowMinimum: 0, unexplained: 0 };
  let contacts = 0;
  for (const [person, { contacts: ring }] of traced) {
    if (!outbreak.infectionOf.has(person)) {
      throw new RangeError(`person ${person} is not infected`);
    }
    contacts += ring.size;
  }
  let infectees = 0;
  let found = 0;
  for (const infection of outbreak.infections) {
    const tracedCase = infection.infector === null ? undefined : traced.get(infection.infector);
    if (tracedCase) {
      infectees += 1;
      if (tracedCase.contacts.has(infection.infected)) {
        found += 1;
      } else {
        missed[reasonMissed(outbreak, infection, tracedCase, minMinutes)] += 1;
      }
    }
  }
  return {
    cases: traced.size,
    infectees,
    found,
    contacts,
    recall: infectees === 0 ? null : found / infectees,
    precision: contacts === 0 ? null : found / contacts,
    missed,
  };
}

function reasonMissed(
  outbreak: Outbreak,
  infection: Infection,
  traced: TracedCase,
  minMinutes: number,
): keyof MissedReasons {
  if (infection.placeKind === 'household') {
    return 'household';
  }
  if (infection.at < traced.from || infection.at >= traced.to) {
    return 'outsideWindow';
  }
  const source = stayAt(outbreak, infection.infector!, infection);
  const target = stayAt(outbreak, infection.infected, infection);
  if (!source?.scanned || !target?.scanned) {
    return 'notScanned';
  }
  const from = Math.max(source.inAt, target.inAt, traced.from);
  const to = Math.min(source.outAt, target.outAt, traced.to);
  return to - from < minMinutes * 60_000 ? 'belowMinimum' : 'unexplained';
}

/** The stay of a person in which an infection at a place happened, as it really took place. */
export function stayAt(outbreak: Outbreak, person: number, infection: Infection): Stay | undefined {
  const day = Math.floor((infection.at - startOfHistory(outbreak.province)) / DAY);
  return visitsOfPerson(outbreak.province, person, day)
    .map((stay) => ({ ...stay, outAt: staysUntil(outbreak.absences, person, stay.inAt, stay.outAt) }))
    .find((stay) => stay.place === infection.place && stay.inAt <= infection.at && infection.at < stay.outAt);
}
