import { defineConfig } from '@playwright/test'

/** The sandbox specs run as another user, who may not write into the checkout: they name a folder of their own. */
const results = process.env.TOKENFERRY_TEST_RESULTS ?? 'out/test-results'

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: `${results}/artifacts`,
  reporter: [['list'], ['json', { outputFile: `${results}/playwright.json` }]],
  // Three windows at a time, since each often waits: each has its own data folder and its own locks.
  workers: 3,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  use: { trace: 'retain-on-failure', screenshot: 'only-on-failure' },
  projects: [
    { name: 'app', testMatch: 'test/e2e/**/*.spec.ts', testIgnore: 'test/e2e/sandbox/**' },
    { name: 'sandbox', testMatch: 'test/e2e/sandbox/*.spec.ts' },
  ],
})
