import { appendFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/** Ends a test run with the plain line `N passed, N failed, N skipped`, and names what was skipped. */
// oxlint-disable-next-line import/no-default-export -- vitest loads reporters by default export
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const counts = { passed: 0, failed: 0, skipped: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed' || state === 'failed' || state === 'skipped') {
          counts[state] += 1;
        }
        if (state === 'skipped') {
          console.log(`skipped: ${test.fullName}`);
        }
      }
      // A file that can't be loaded has no tests, but it is a failure.
      if (module.children.size === 0 && module.errors().length > 0) {
        counts.failed += 1;
      }
    }
    console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
    const file = process.env['VX_TEST_COUNTS'];
    if (file !== undefined) {
      appendFileSync(file, `${JSON.stringify(counts)}\n`);
    }
  }
}
