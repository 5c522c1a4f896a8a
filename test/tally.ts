import type { Reporter, TestModule, TestRunEndReason } from 'vitest/node';

/** Prints `N passed, N failed` as the very last line; a file, or a group by its hook, that failed by itself is one failure. */
export class Tally implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[], reason: TestRunEndReason): void {
    const results = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
    const passed = results.filter((state) => state === 'passed').length;
    const failedTests = results.filter((state) => state === 'failed').length;
    const groups = modules.flatMap((module) => [module, ...module.children.allSuites()]);
    const broken = groups.filter((group) => group.errors().length > 0).length;
    const failed = failedTests + broken + unhandled.length;
    // The teardown of the test database may still speak, and nothing may come after the tally.
    process.once('exit', () => {
      if (failed > 0 || passed === 0 || reason !== 'passed') process.exitCode = process.exitCode || 1;
      console.log(`${passed} passed, ${failed} failed`);
    });
  }
}
