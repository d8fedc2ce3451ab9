/** An expected refusal: a stable code, an HTTP status, and a sentence in both languages. Never thrown as a bug. */
export type Refusal = {
  readonly ok: false;
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly messageEn: string;
  readonly fields?: Readonly<Record<string, string>>;
  /** The current record on an edit conflict, shown beside what the officer typed. */
  readonly current?: unknown;
  readonly retryAfterSeconds?: number;
};

/** A success; `status` is given where it is not 200. */
export type Done<T> = { readonly ok: true; readonly value: T; readonly status?: number };

/** What every use case returns: expected refusals are values, exceptions mean a bug. */
export type Outcome<T> = Done<T> | Refusal;

/** A success with status 200, or another one. */
export function done<T>(value: T, status?: number): Done<T> {
  return status === undefined ? { ok: true, value } : { ok: true, value, status };
}

/** Code -> [status, Vietnamese sentence, English sentence]; `{name}` marks a parameter. */
export type RefusalTable = { readonly [code: string]: readonly [status: number, vi: string, en: string] };

type RefusalDetails = {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly fields?: Readonly<Record<string, string>>;
  readonly current?: unknown;
  readonly retryAfterSeconds?: number;
};

const tables = new Map<string, RefusalTable>();

/**
 * Declares a module's refusals: its one table of codes and sentences. The answer builds a refusal by code.
 * @throws Error when two modules declare the same prefix: a fault of the program.
 */
export function defineRefusals<const T extends RefusalTable>(
  prefix: string,
  table: T,
): (code: keyof T & string, details?: RefusalDetails) => Refusal {
  if (tables.has(prefix)) {
    throw new Error(`refusals of ${prefix} are declared twice`);
  }
  tables.set(prefix, table);
  return (code, details = {}) => {
    const [status, vi, en] = table[code] as T[keyof T & string];
    const { params = {}, ...rest } = details;
    return {
      ok: false,
      status,
      code: `${prefix}.${code}`,
      message: fill(vi, params),
      messageEn: fill(en, params),
      ...rest,
    };
  };
}

/** Every declared refusal with its full code, for documents and for the test that no sentence is missing. */
export function allRefusals(): { code: string; status: number; vi: string; en: string }[] {
  return [...tables].flatMap(([prefix, table]) =>
    Object.entries(table).map(([code, [status, vi, en]]) => ({ code: `${prefix}.${code}`, status, vi, en })),
  );
}

function fill(sentence: string, params: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}
