import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

/** Unit tests that replace a module, or take the time: neither may have to do with what ran before. */
const alone = readdirSync('test/unit', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.test\.(ts|mjs)$/.test(file))
  .map((file) => join('test/unit', file))
  .filter((file) => /vi\.mock\(|(performance\.now|cpuUsage)\(/.test(readFileSync(file, 'utf8')))

const unit = 'test/unit/**/*.test.{ts,mjs}' // the scripts are plain JavaScript, so their tests are as well

export default defineConfig({
  test: {
    testTimeout: 20_000,
    // Every core: one would be left idle otherwise, which on two of them is half.
    maxWorkers: '100%',
    passWithNoTests: false,
    projects: [
      {
        // All in the same few processes: loading every module anew for each file takes as long as the tests.
        extends: true,
        test: { name: 'unit', include: [unit], exclude: alone, isolate: false },
      },
      { extends: true, test: { name: 'unit-alone', include: alone } },
      ...['property', 'integration', 'faults'].map((name) => ({
        extends: true as const,
        test: { name, include: [`test/${name}/**/*.test.{ts,mjs}`] },
      })),
    ],
  },
})
