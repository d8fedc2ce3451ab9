/** State of one part of the system, for the console's health page and for /readyz. */
export type Health = {
  readonly name: string;
  readonly state: 'ok' | 'warning' | 'error' | 'absent';
  readonly vi: string;
  readonly en: string;
  readonly asOf: string | null;
};

/** A check that a module brings; it must answer within a second and never throw personal data. */
export type HealthCheck = { readonly name: string; readonly check: () => Promise<Health> };

/** Runs all checks side by side; one that throws is an error of that part alone. */
export async function runHealthChecks(checks: readonly HealthCheck[]): Promise<Health[]> {
  return await Promise.all(
    checks.map(async ({ name, check }) => {
      try {
        return await check();
      } catch (error) {
        const reason = error instanceof Error ? error.message : 'unknown';
        return {
          name,
          state: 'error' as const,
          vi: `Không kiểm tra được: ${reason}`,
          en: `Check failed: ${reason}`,
          asOf: null,
        };
      }
    }),
  );
}
