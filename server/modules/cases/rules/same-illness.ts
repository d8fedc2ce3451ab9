/**
 * Days from which on a further report of the same disease is a new illness: the shortest after which national surveillance
 * of COVID-19 speaks of a suspected reinfection (US CDC, "Investigative criteria for suspected cases of SARS-CoV-2
 * reinfection", 2020). For other diseases nobody has checked it.
 */
export const NEW_ILLNESS_DAYS = 90;

const DAY_MS = 86_400_000;

/** Whether two reports (`YYYY-MM-DD`) of one disease in one person are of one illness. */
export function isSameIllness(one: string, other: string): boolean {
  return Math.abs(Date.parse(one) - Date.parse(other)) < NEW_ILLNESS_DAYS * DAY_MS;
}
