import { readdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

/** Unit tests that replace a module, or take the time: neither may have to do with what ran before. */
const alone = readdirSync('test/unit', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.test\.(ts|mjs)$/.test(file))
  .map((file) => join('test/unit', file).replaceAll('\\', '/'))
  .filter((file) => /vi\.mock\(|(performance\.now|cpuUsage)\(/.test(readFileSync(file, 'utf8')))

const unit = 'test/unit/**/*.test.{ts,mjs}' // the scripts are plain JavaScript, so their tests are as well

export default defineConfig({
  test: {
    setupFiles: ['test/end-of-file.ts'],
    testTimeout: 20_000,
    // Some build the command line first.
    hookTimeout: 60_000,
    // One more than there are cores: many tests wait for a device most of their time.
    maxWorkers: availableParallelism() + 1,
    passWithNoTests: false,
    projects: [
      {
        // All in the same few processes: loading every module anew for each file takes as long as the tests.
        extends: true,
        test: { name: 'unit', include: [unit], exclude: alone, isolate: false },
      },
      { extends: true, test: { name: 'unit-alone', include: alone } },
      ...['property', 'integration', 'faults', ...(process.platform === 'win32' ? ['windows'] : [])].map(
        (name) => ({
          extends: true as const,
          test: { name, include: [`test/${name}/**/*.test.{ts,mjs}`] },
        }),
      ),
      {
        // Makes two packages first: a stage of its own.
        extends: true,
        test: {
          name: 'package',
          include: ['test/package/**/*.test.mjs'],
          globalSetup: 'test/package/clones.mjs',
          testTimeout: 180_000,
        },
      },
      {
        // Installs one of them: a stage of its own, too.
        extends: true,
        test: { name: 'installed', include: ['test/installed/*.test.mjs'], testTimeout: 180_000 },
      },
    ],
  },
})
