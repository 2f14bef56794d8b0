import type { KnipConfig } from 'knip'
import electron from './electron.config'

/** What the application is built from is told by its build; `!` marks what is no test. */
const built = [
  electron.main?.build?.rolldownOptions?.input,
  electron.preload?.build?.rolldownOptions?.input,
].flatMap((input) => Object.values<string>(input ?? {}))

export default {
  entry: [
    ...built.map((file) => `${file}!`),
    'renderer/src/{main.tsx,print.ts}!',
    'renderer/src/jsx/jsx{,-dev}-runtime.ts!', // what JSX becomes
    // Each stands in for a package (electron.config.ts).
    'main/settings/no-{exit-hooks,json-schema}.ts!',
    'main/review/schema.ts!', // the docs are made from it
    'test/gallery/*.ts{,x}',
    'scripts/*.mjs',
    // Started by their path, or imported by a path that is put together.
    '.dependency-cruiser*.cjs',
    'scripts/bootstrap/electron-default-app/main.mjs',
    'scripts/*.cjs',
    'scripts/{dev/main.ts,lint/style.mjs,recording/tap.mjs,package/without-default-application.mjs}',
    'test/bench/*.{bench.ts,cjs,mjs}',
    'test/bench/{config-question,session/serve}.ts',
    'test/bench/*/*.{mjs,cjs}',
    'test/e2e/**/*.{mjs,cjs}',
    'test/e2e/{launch,rehearsal}.ts',
  ],
  project: ['{main,renderer}/**/*.{ts,tsx}!', '{scripts,test}/**/*.{ts,tsx,mjs,cjs}', '*.{ts,mjs,cjs}'],
  // Started by their path (scripts/checks.mjs, scripts/package/electron-builder.mjs), or needed by what is.
  ignoreDependencies: [
    'dependency-cruiser',
    'electron-builder',
    'oxlint',
    'oxlint-tsgolint',
    'typescript-native',
    'eslint-plugin-no-unsanitized',
  ],
  // Programs of the system are a table of their own (scripts/setup/system-packages.mjs).
  exclude: ['binaries'],
} satisfies KnipConfig
