import type { ContactStatus } from '../types.ts';

/** A contact who is a case by now is converted, whatever was decided; without a decision it is proposed. */
export function contactStatus(decision: 'CONFIRMED' | 'DROPPED' | null, isCase: boolean): ContactStatus {
  return isCase ? 'CONVERTED' : (decision ?? 'PROPOSED');
}
