// What is wrong in code, by a native linter that knows the types. Every rule has a snippet that it has to find:
// test/unit/scripts/lint.test.mjs.

// The dangerous parts of Electron, and the one place that wraps each. Nothing else may import them.
const wrappers = {
  ipcMain: 'main/electron/ipc/**',
  ipcRenderer: 'main/electron/preload/**',
  contextBridge: 'main/electron/preload/**',
  shell: 'main/electron/security/**',
  safeStorage: 'main/electron/system-keeper.ts',
}

/** The imports that a place may not have: all of the above that it does not wrap itself. */
const guardedImports = (place) => {
  const guarded = Object.entries(wrappers).filter(([, wrapper]) => wrapper !== place)
  return [
    'error',
    {
      paths: [
        ...guarded.map(([name, wrapper]) => ({
          name: 'electron',
          importNames: [name],
          message: `Only ${wrapper.replace('/**', '')} may use ${name}: go through it.`,
        })),
        {
          name: 'electron',
          importNames: ['default'],
          message: 'Import what you need by name, so that it can be checked.',
        },
        ...['child_process', 'node:child_process'].map((name) => ({
          name,
          message: 'The application starts no other program.',
        })),
        ...['readline', 'node:readline', 'readline/promises', 'node:readline/promises'].map((name) => ({
          name,
          message: 'Its lines end at U+2028, too, in Node 24: use `linesOfFile`.',
        })),
      ],
      patterns: [{ group: ['electron/*'], message: "Import from 'electron', so that it can be checked." }],
    },
  ]
}

const defaultOfFastCheck = {
  name: 'fast-check',
  allowImportNames: ['default'],
  message: "Write `import fc from 'fast-check'`.",
}

/** What makes folders that nobody takes away. */
const ownFolders = ['fs', 'node:fs', 'fs/promises', 'node:fs/promises'].map((name) => ({
  name,
  importNames: ['mkdtemp', 'mkdtempSync', 'mkdtempDisposable', 'mkdtempDisposableSync'],
  allowTypeImports: true,
  message: 'Use `temporaryFolder` of test/temporary-folder.ts: it takes the folder away again.',
}))

const on = (...names) => Object.fromEntries(names.map((name) => [name, 'error']))
const off = (...names) => Object.fromEntries(names.map((name) => [name, 'off']))

const nodeGlobals = Object.fromEntries(
  Object.getOwnPropertyNames(globalThis).map((name) => [name, 'readonly']),
)

export default {
  plugins: ['eslint', 'typescript', 'oxc', 'import', 'react', 'jsx-a11y'],
  categories: { correctness: 'error' },
  jsPlugins: ['./scripts/lint/style.mjs'],
  options: { typeAware: true, respectEslintDisableDirectives: false, denyWarnings: true },
  ignorePatterns: ['out/', 'dist/', 'coverage/', 'test/fixtures/'],

  rules: {
    ...on(
      'eqeqeq',
      'no-array-constructor',
      'no-case-declarations',
      'no-empty',
      'no-empty-function',
      'no-fallthrough',
      'no-plusplus', // `+= 1` is the one way to count
      'no-prototype-builtins',
      'no-redeclare',
      'no-regex-spaces',
      'no-unexpected-multiline',
      'no-var',
      'prefer-const',
      'prefer-rest-params',
      'prefer-spread',
    ),
    ...on(
      'typescript/adjacent-overload-signatures',
      'typescript/array-type',
      'typescript/ban-ts-comment',
      'typescript/ban-tslint-comment',
      'typescript/class-literal-property-style',
      'typescript/consistent-generic-constructors',
      'typescript/consistent-indexed-object-style',
      'typescript/consistent-type-assertions',
      'typescript/dot-notation',
      'typescript/no-confusing-non-null-assertion',
      'typescript/no-empty-object-type',
      'typescript/no-explicit-any',
      'typescript/no-inferrable-types',
      'typescript/no-namespace',
      'typescript/no-require-imports',
      'typescript/no-unnecessary-type-assertion',
      'typescript/no-unnecessary-type-constraint',
      'typescript/no-unsafe-argument',
      'typescript/no-unsafe-assignment',
      'typescript/no-unsafe-call',
      'typescript/no-unsafe-enum-comparison',
      'typescript/no-unsafe-function-type',
      'typescript/no-unsafe-member-access',
      'typescript/no-unsafe-return',
      'typescript/non-nullable-type-assertion-style',
      'typescript/only-throw-error',
      'typescript/parameter-properties',
      'typescript/prefer-find',
      'typescript/prefer-for-of',
      'typescript/prefer-function-type',
      'typescript/prefer-includes',
      'typescript/prefer-promise-reject-errors',
      'typescript/prefer-regexp-exec',
      'typescript/prefer-string-starts-ends-with',
      'typescript/require-await',
      'typescript/restrict-plus-operands',
    ),
    'no-control-regex': 'off', // control characters are what a terminal speaks, and neutralising them is our trade
    ...off(
      'jsx-a11y/prefer-tag-over-role',
      'typescript/no-misused-spread',
      'typescript/no-useless-default-assignment',
      'typescript/require-array-sort-compare',
    ),
    'no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
    ...on('style/private-keyword'),
    'typescript/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
    'typescript/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    'typescript/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
    'typescript/restrict-template-expressions': ['error', { allowNumber: true }],
    'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  },

  overrides: [
    { files: ['main/**'], rules: { 'no-restricted-imports': guardedImports() } },
    ...[...new Set(Object.values(wrappers))].map((place) => ({
      files: [place],
      rules: { 'no-restricted-imports': guardedImports(place) },
    })),

    {
      files: ['renderer/**'],
      jsPlugins: ['eslint-plugin-no-unsanitized'],
      rules: {
        ...on('react/rules-of-hooks', 'react/unsupported-syntax'),
        ...on('no-unsanitized/method', 'no-unsanitized/property'),
        'react/incompatible-library': 'off', // warns users of the React Compiler, which we are not
        'jsx-a11y/no-autofocus': 'off', // a dialog has to take the focus (WAI-ARIA dialog pattern)
        'jsx-a11y/interactive-supports-focus': [
          'error',
          {
            tabbable: [
              ...['button', 'checkbox', 'link', 'progressbar', 'searchbox'],
              ...['slider', 'spinbutton', 'switch', 'textbox'],
            ],
          },
        ],
        'jsx-a11y/no-noninteractive-element-interactions': [
          'error',
          {
            body: ['onError', 'onLoad'],
            iframe: ['onError', 'onLoad'],
            img: ['onError', 'onLoad'],
          },
        ],
        'no-restricted-imports': guardedImports(),
      },
    },

    {
      files: ['test/**'],
      plugins: ['vitest'],
      rules: {
        // A stand-in keeps the shape of what it stands in for.
        ...off('no-empty-function', 'typescript/require-await', 'typescript/unbound-method'),
        ...off('vitest/expect-expect', 'vitest/no-conditional-expect', 'vitest/require-mock-type-parameters'),
        ...off('vitest/require-to-throw-message'),
        'vitest/valid-expect': ['error', { maxArgs: 2 }], // the second says what is wrong
        'vitest/consistent-test-it': ['error', { fn: 'test', withinDescribe: 'test' }],
        'no-restricted-imports': ['error', { paths: [defaultOfFastCheck, ...ownFolders] }],
      },
    },
    {
      files: ['test/temporary-folder.ts'],
      rules: off('no-restricted-imports'),
    },
    {
      files: ['main/**', 'renderer/**', 'scripts/**'],
      rules: on('style/curly-apostrophe', 'style/short-form'),
    },
    { files: ['renderer/src/**'], rules: on('style/catalog') },
    {
      // What asks main lies below what loads the catalogs.
      files: ['renderer/src/state/**'],
      rules: off('style/catalog'),
    },
    {
      // The words of FortiOS stay as it prints them.
      files: ['main/fortios/**', 'main/simulator/**', 'main/migration/question.ts'],
      rules: off('style/curly-apostrophe', 'style/short-form'),
    },
    {
      // Scripts run on plain Node before anything is installed, without types.
      files: ['**/*.{mjs,cjs}'],
      globals: nodeGlobals,
      rules: {
        ...on('no-undef'),
        ...off(
          'typescript/no-floating-promises',
          'typescript/no-unsafe-argument',
          'typescript/no-unsafe-assignment',
          'typescript/no-unsafe-call',
          'typescript/no-unsafe-member-access',
          'typescript/no-unsafe-return',
        ),
      },
    },
    {
      files: ['**/*.cjs'],
      globals: { require: 'readonly', module: 'writable' },
      rules: { 'typescript/no-require-imports': 'off' },
    },
  ],
}
