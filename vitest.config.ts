import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // The scripts are plain JavaScript, so their tests are as well.
    include: ['test/{unit,property,integration,faults}/**/*.test.{ts,mjs}'],
    testTimeout: 20_000,
    passWithNoTests: false,
  },
})
