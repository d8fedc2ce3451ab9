import { appendFileSync } from 'node:fs';
import type { SerializedError } from 'vitest';
import type { Reporter, TestModule } from 'vitest/node';

/** Ends a test run with the plain line `N passed, N failed, N skipped`, and names what took long, what was skipped, and what failed and why. */
// oxlint-disable-next-line import/no-default-export -- vitest loads reporters by default export
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const counts = { passed: 0, failed: errors.length, skipped: 0 };
    const failed = errors.map(({ message }) => `outside of any test: ${message.split('\n')[0]}`);
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state, errors: why } = test.result();
        if (state === 'passed' || state === 'failed' || state === 'skipped') {
          counts[state] += 1;
        }
        if (state === 'skipped') {
          console.log(`skipped: ${test.fullName}`);
        }
        if (state === 'failed') {
          const reason = why?.[0]?.message.slice(0, 300).replaceAll('\n', ' ') ?? '';
          failed.push(`${module.relativeModuleId} > ${test.fullName}: ${reason}`);
        }
      }
      // A file that can't be loaded has no tests, but it is a failure; so is one that can't be set up, whose tests are skipped.
      if (
        module.errors().length > 0 ||
        [...module.children.allSuites()].some((suite) => suite.errors().length > 0)
      ) {
        counts.failed += 1;
        failed.push(`${module.relativeModuleId}: could not be loaded, set up or taken down`);
      }
    }
    console.log(`longest files: ${longest(modules).join(', ')}`);
    for (const name of failed) {
      console.log(`FAILED: ${name}`);
    }
    console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
    const file = process.env['VX_TEST_COUNTS'];
    if (file !== undefined) {
      appendFileSync(file, `${JSON.stringify(counts)}\n`);
    }
  }
}

const SHOWN = 25;

/** The files that took longest, with the seconds of their tests and of what comes before and after. */
function longest(modules: readonly TestModule[]): string[] {
  return modules
    .map((module) => ({ name: module.relativeModuleId, ms: module.diagnostic().duration }))
    .toSorted((a, b) => b.ms - a.ms)
    .slice(0, SHOWN)
    .map(({ name, ms }) => `${name} ${(ms / 1000).toFixed(0)} s`);
}
