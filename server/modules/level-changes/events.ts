declare module '../../platform/events/events.ts' {
  interface EventMap {
    /** Levels of a case's contacts moved, or officers settled what had moved; shown live under the topic `case`. */
    'case.levels-changed': {
      readonly caseId: string;
      readonly setId: string;
      readonly areaNos: readonly number[];
    };
  }
}
export type LevelsChangedTopic = 'case.levels-changed';
