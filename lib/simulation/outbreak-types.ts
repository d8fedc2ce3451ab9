import type { OutbreakOptions } from './outbreak-options.ts';
import type { PlaceKind, Province } from './province-types.ts';

/**
 * One true infection. Times are epoch milliseconds; a time at or after the province's `end` is the future that is already
 * fixed (a sample that will be taken), and a caller who shows the present leaves it out.
 */
export interface Infection {
  readonly infected: number;
  /** Who infected them; `null` for a seed. */
  readonly infector: number | null;
  readonly at: number;
  readonly placeKind: PlaceKind | 'household' | 'imported';
  /** Where; `null` at home and for a seed. */
  readonly place: number | null;
  /** Days from infection to onset (without symptoms: to the peak that takes the place of onset). */
  readonly incubation: number;
  /** `null` without symptoms. */
  readonly onset: number | null;
  readonly infectiousFrom: number;
  readonly infectiousUntil: number;
  /** `null` when nobody ever tests them. */
  readonly sampleAt: number | null;
  readonly reportAt: number | null;
  /** Why they were tested. */
  readonly foundBy: 'symptoms' | 'quarantine' | null;
  readonly outcome: 'recovered' | 'deceased';
  readonly outcomeAt: number;
}

/** A time in which a person makes no visits; in isolation (a facility) the person does not meet the household either. */
export interface Absence {
  readonly from: number;
  readonly until: number;
  readonly kind: 'isolation' | 'quarantine';
}

/** An outbreak whose truth is known. Simulated: none of these people exists. */
export interface Outbreak {
  readonly province: Province;
  readonly options: OutbreakOptions;
  /** In order of time; ties by person. */
  readonly infections: readonly Infection[];
  readonly infectionOf: ReadonlyMap<number, Infection>;
  readonly absences: ReadonlyMap<number, readonly Absence[]>;
}
