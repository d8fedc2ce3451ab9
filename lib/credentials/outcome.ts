/** What a step gives back: a value, or the reason why there is none. Bad input is an answer here, never an exception. */
export type Outcome<T, Reason extends string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: Reason; readonly detail?: string };

/** The step succeeded with `value`. */
export function accept<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

/** The step refused its input; `detail` names the field or position for a person to read. */
export function refuse<Reason extends string>(
  reason: Reason,
  detail?: string,
): { ok: false; reason: Reason; detail?: string } {
  return detail === undefined ? { ok: false, reason } : { ok: false, reason, detail };
}
