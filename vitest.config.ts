import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // The scripts are plain JavaScript, so their tests are as well.
    include: ['test/{unit,property,integration,faults}/**/*.test.{ts,mjs}'],
    testTimeout: 20_000,
    // Every core: one would be left idle otherwise, which on two of them is half.
    maxWorkers: '100%',
    passWithNoTests: false,
  },
})
