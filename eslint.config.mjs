import eslint from '@eslint/js'
import jsxA11y from 'eslint-plugin-jsx-a11y'
import noUnsanitized from 'eslint-plugin-no-unsanitized'
import reactHooks from 'eslint-plugin-react-hooks'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'

// The dangerous parts of Electron, and the one place that wraps each. Nothing else may import them.
const wrappers = {
  ipcMain: 'main/electron/ipc',
  ipcRenderer: 'main/electron/preload',
  contextBridge: 'main/electron/preload',
  shell: 'main/electron/security',
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
          message: `Only ${wrapper} may use ${name}: go through it.`,
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
      ],
      patterns: [{ group: ['electron/*'], message: "Import from 'electron', so that it can be checked." }],
    },
  ]
}

const nodeGlobals = Object.fromEntries(
  Object.getOwnPropertyNames(globalThis).map((name) => [name, 'readonly']),
)

export default defineConfig(
  globalIgnores(['out/', 'dist/', 'coverage/', 'test/fixtures/']),
  {
    // A rule is right or it is not: nobody switches one off in passing.
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
  },

  eslint.configs.recommended,
  tseslint.configs.recommendedTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-implied-eval': 'off', // the type-aware one is on
      'no-control-regex': 'off', // control characters are what a terminal speaks, and neutralising them is our trade
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/consistent-type-definitions': 'off', // `type` and `interface` both read well
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },

  {
    files: ['main/**'],
    rules: { 'no-restricted-imports': guardedImports() },
  },
  ...[...new Set(Object.values(wrappers))].map((place) => ({
    files: [place.endsWith('.ts') ? place : `${place}/**`],
    rules: { 'no-restricted-imports': guardedImports(place) },
  })),

  {
    files: ['renderer/**', 'gallery/**'],
    extends: [
      reactHooks.configs.flat.recommended,
      jsxA11y.flatConfigs.strict,
      noUnsanitized.configs.recommended,
    ],
    rules: {
      'no-restricted-imports': guardedImports(),
      'react-hooks/incompatible-library': 'off', // warns users of the React Compiler, which we are not
      'jsx-a11y/no-autofocus': 'off', // a dialog has to take the focus (WAI-ARIA dialog pattern)
    },
  },

  {
    files: ['test/**'],
    rules: {
      // A stand-in keeps the shape of what it stands in for.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    // Scripts run on plain Node before anything is installed, without types.
    files: ['**/*.{mjs,cjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: nodeGlobals },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: { sourceType: 'commonjs', globals: { require: 'readonly', module: 'writable' } },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
)
