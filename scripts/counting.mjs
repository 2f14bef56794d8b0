/**
 * What the stages of `npm test` add to its last line. A count is `{ passed, failed, skipped?, output }`.
 */
import { readFileSync } from 'node:fs'

/** A check without tests: right or wrong. */
export const asOne = ({ code, output }) => ({
  passed: code === 0 ? 1 : 0,
  failed: code === 0 ? 0 : 1,
  output,
})

/** A suite by the report that it wrote. One that ends badly without a failed test has failed once: as a whole. */
export const asSuite = ({ code, output }, reportFile, count) => {
  let counted = { passed: 0, failed: 0 }
  try {
    counted = count(JSON.parse(readFileSync(reportFile, 'utf8')))
  } catch {
    output += `\n${reportFile} is missing or broken.\n`
  }
  const silent = counted.failed === 0 && (code !== 0 || counted.passed === 0)
  return { ...counted, failed: silent ? 1 : counted.failed, output }
}

export const ofPlaywright = ({ stats, errors }) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky + errors.length,
  skipped: stats.skipped,
})

export const ofVitest = ({ numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults }) => ({
  passed: numPassedTests,
  // A file that cannot even be loaded has no tests to count.
  failed:
    numFailedTests +
    testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length,
  skipped: numPendingTests + numTodoTests,
})
