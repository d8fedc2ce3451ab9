declare module '../../platform/events/events.ts' {
  interface EventMap {
    /** A health declaration was accepted; `places` counts the visited places that have a poster code. */
    'declarations.submitted': {
      readonly declarationId: string;
      readonly personNo: number;
      readonly areaNo: number;
      readonly atRisk: boolean;
      readonly companions: number;
      readonly places: number;
      /** The declaration that it took the place of. */
      readonly replaces?: string;
    };
    /** A declaration at risk became due work of the unit in charge, or was looked at. */
    'declarations.task': {
      readonly declarationId: string;
      readonly areaNo: number;
      readonly state: 'open' | 'done';
    };
  }
}
export type DeclarationsTopic = 'declarations.submitted' | 'declarations.task';
