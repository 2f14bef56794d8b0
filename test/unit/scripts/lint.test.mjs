import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import settings from '../../../oxlint.config.mjs'
import { lint } from './planted-lint.mjs'

const root = resolve(import.meta.dirname, '../../..')

/** A snippet for each rule, which has to be found. */
const product = {
  'eslint/eqeqeq': 'export const it = (a: number, b: number) => a == b',
  'eslint/for-direction': 'for (let i = 0; i < 9; i--) void i',
  'eslint/no-array-constructor': 'export const it: unknown[] = new Array(1, 2)',
  'eslint/no-async-promise-executor':
    'export const it = new Promise<void>(async (done) => { await Promise.resolve(); done() })',
  'eslint/no-case-declarations':
    'export const it = (n: number) => { switch (n) { case 1: const one = n; return one; default: return 0 } }',
  'eslint/no-compare-neg-zero': 'export const it = (n: number) => n === -0',
  'eslint/no-cond-assign': 'export const it = (n: number) => { if (n = 1) return n; return 0 }',
  'eslint/no-const-assign': 'const one: number = 1\none = 2\nexport const it = one',
  'eslint/no-constant-binary-expression': 'export const it = (a: object) => ({}) ?? a',
  'eslint/no-constant-condition': 'if (true) void 0',
  'eslint/no-debugger': 'debugger',
  'eslint/no-dupe-else-if':
    'export const it = (n: number) => { if (n > 1) return 1; else if (n > 1) return 2; return 3 }',
  'eslint/no-dupe-keys': 'export const it = { a: 1, a: 2 }',
  'eslint/no-duplicate-case':
    'export const it = (n: number) => { switch (n) { case 1: return 1; case 1: return 2; default: return 3 } }',
  'eslint/no-empty': 'export const it = (n: number) => { if (n > 1) {} }',
  'eslint/no-empty-character-class': 'export const it = /a[]/',
  'eslint/no-empty-function': 'export const it = () => {}',
  'eslint/no-empty-pattern': 'export const it = ({}: object) => 1',
  'eslint/no-eval': "export const it: unknown = eval('1')",
  'eslint/no-fallthrough':
    'export const it = (n: number) => { let m = 0; switch (n) { case 1: m = 1; default: m = 2 } return m }',
  'eslint/no-func-assign': 'function one() { return 1 }\none = () => 2\nexport const it = one',
  'eslint/no-invalid-regexp': "export const it = new RegExp('[')",
  'eslint/no-irregular-whitespace': 'export const it =\u00a01',
  'eslint/no-loss-of-precision': 'export const it = 9007199254740993',
  'eslint/no-misleading-character-class': 'export const it = /[👍]/',
  'eslint/no-plusplus': 'export const it = (n: number) => { let m = n; m++; return m }',
  'eslint/no-prototype-builtins': "export const it = (a: object) => a.hasOwnProperty('b')",
  'eslint/no-redeclare': 'var one = 1\nvar one = 2\nexport const it = one',
  'eslint/no-regex-spaces': 'export const it = /a  b/',
  'eslint/no-self-assign': 'export const it = (n: number) => { n = n; return n }',
  'eslint/no-shadow-restricted-names': 'export const it = (undefined: number) => undefined',
  'eslint/no-sparse-arrays': 'export const it = [1, , 2]',
  'eslint/no-unexpected-multiline': 'export const it = (f: (n: number) => number) => f\n(1)',
  'eslint/no-unreachable': 'export const it = () => { return 1; void 0 }',
  'eslint/no-unsafe-finally': 'export const it = () => { try { return 1 } finally { return 2 } }',
  'eslint/no-unsafe-negation': 'export const it = (a: object) => !a instanceof Date',
  'eslint/no-unsafe-optional-chaining': 'export const it = (a?: { b: number[] }) => [...a?.b]',
  'eslint/no-unused-expressions': 'export const it = (n: number) => { n > 1 }',
  'eslint/no-unused-private-class-members': 'export class It { #one = 1 }',
  'eslint/no-unused-vars': 'const one = 1',
  'eslint/no-useless-catch': 'export const it = () => { try { return 1 } catch (error) { throw error } }',
  'eslint/no-useless-escape': "export const it = 'a\\b\\c'.replace('\\d', '')",
  'eslint/no-var': 'export const it = () => { var one = 1; one = 2; return one }',
  'eslint/prefer-const': 'export const it = () => { let one = 1; return one }',
  'eslint/prefer-rest-params': 'export function it() { return arguments[0] as unknown }',
  'eslint/prefer-spread':
    'export const it = (f: (...a: number[]) => void, a: number[]) => { f.apply(undefined, a) }',
  'eslint/require-yield': 'export function* it() { return 1 }',
  'eslint/use-isnan': 'export const it = (n: number) => n === NaN',
  'eslint/valid-typeof': "export const it = (n: unknown) => typeof n === 'strnig'",
  'style/curly-apostrophe': 'export const it = "It can\'t be read."',
  'style/short-form': "export const it = 'It cannot be read.'",
  'style/private-keyword': 'export class It { #one = 1; two() { return this.#one } }',

  'oxc/missing-throw': "export const it = () => { new Error('lost') }",
  'oxc/uninvoked-array-callback': 'export const it = new Array<number>(3).map(() => 1)',

  'typescript/adjacent-overload-signatures':
    'export interface It { a(n: number): void; b(): void; a(s: string): void }',
  'typescript/array-type': 'export type It = Array<number>',
  'typescript/await-thenable': 'export const it = async () => { await 1 }',
  'typescript/ban-ts-comment': '// @ts-ignore\nexport const it: string = 1',
  'typescript/ban-tslint-comment': '// tslint:disable\nexport const it = 1',
  'typescript/class-literal-property-style': 'export class It { get one() { return 1 } }',
  'typescript/consistent-generic-constructors': 'export const it: Map<string, number> = new Map()',
  'typescript/consistent-indexed-object-style': 'export interface It { [name: string]: number }',
  'typescript/consistent-type-assertions': 'export const it = <number>JSON.parse("1")',
  'typescript/consistent-type-imports': "import { Readable } from 'node:stream'\nexport type It = Readable",
  'typescript/dot-notation': "export const it = (a: { b: number }) => a['b']",
  'typescript/no-array-delete': 'export const it = (a: number[]) => { delete a[0] }',
  'typescript/no-base-to-string': 'export const it = (a: object) => String(a)',
  'typescript/no-confusing-non-null-assertion': 'export const it = (a: { b?: number }) => a.b! == 1',
  'typescript/no-duplicate-type-constituents': 'export type It = string | string',
  'typescript/no-empty-object-type': 'export type It = {}',
  'typescript/no-explicit-any': 'export const it = (a: any) => a as unknown',
  'typescript/no-extra-non-null-assertion': 'export const it = (a: { b?: number }) => a.b!!',
  'typescript/no-floating-promises': 'export const it = () => { Promise.resolve(1) }',
  'typescript/no-for-in-array': 'export const it = (a: number[]) => { for (const i in a) void i }',
  'typescript/no-implied-eval': "setTimeout('1', 1)",
  'typescript/no-inferrable-types': 'export const it = (n: number = 1) => n',
  'typescript/no-misused-new': 'export interface It { new (): It }',
  'typescript/no-misused-promises':
    'export const it = (n: Promise<boolean>) => { if (n) return 1; return 2 }',
  'typescript/no-namespace': 'export namespace It { export const one = 1 }',
  'typescript/no-non-null-asserted-optional-chain': 'export const it = (a?: { b: number }) => a?.b!',
  'typescript/no-redundant-type-constituents': 'export type It = unknown | string',
  'typescript/no-require-imports': "import fs = require('node:fs')\nexport const it = fs",
  'typescript/no-this-alias': 'export class It { one() { const self = this; return self } }',
  'typescript/no-unnecessary-type-assertion': 'export const it = (n: number) => n as number',
  'typescript/no-unnecessary-type-constraint': 'export const it = <T extends unknown>(a: T) => a',
  'typescript/no-unsafe-argument': "export const it = (f: (n: number) => void) => { f(JSON.parse('1')) }",
  'typescript/no-unsafe-assignment':
    "export const it = () => { const one = JSON.parse('1'); return typeof one }",
  'typescript/no-unsafe-call': "export const it = () => { JSON.parse('1')() }",
  'typescript/no-unsafe-declaration-merging': 'export interface It { a: number }\nexport class It { b = 1 }',
  'typescript/no-unsafe-enum-comparison': 'enum A { one }\nexport const it = (a: A) => a === 0',
  'typescript/no-unsafe-function-type': 'export type It = Function',
  'typescript/no-unsafe-member-access': "export const it = () => String(JSON.parse('1').a)",
  'typescript/no-unsafe-return': "export const it = () => JSON.parse('1')",
  'typescript/no-wrapper-object-types': 'export type It = String',
  'typescript/non-nullable-type-assertion-style': 'export const it = (a: string | undefined) => a as string',
  'typescript/only-throw-error': "export const it = () => { throw 'words' }",
  'typescript/parameter-properties': 'export class It { constructor(readonly one: number) {} }',
  'typescript/prefer-as-const': "export const it = 'a' as 'a'",
  'typescript/prefer-find': 'export const it = (a: number[]) => a.filter((n) => n > 1)[0]',
  'typescript/prefer-for-of':
    'export const it = (a: number[]) => { for (let i = 0; i < a.length; i += 1) void a[i] }',
  'typescript/prefer-function-type': 'export interface It { (n: number): void }',
  'typescript/prefer-includes': 'export const it = (a: number[]) => a.indexOf(1) !== -1',
  'typescript/prefer-nullish-coalescing': 'export const it = (a: { b: 1 } | undefined) => a || { b: 2 }',
  'typescript/prefer-promise-reject-errors': "export const it = () => Promise.reject('words')",
  'typescript/prefer-regexp-exec': 'export const it = (a: string) => a.match(/b/)',
  'typescript/prefer-string-starts-ends-with': 'export const it = (a: string) => /^b/.test(a)',
  'typescript/require-await': 'export const it = async () => 1',
  'typescript/restrict-plus-operands': 'export const it = (a: unknown) => a + "b"',
  'typescript/restrict-template-expressions': 'export const it = (a: number[]) => `${a}`',
  'typescript/switch-exhaustiveness-check':
    "export const it = (a: 'b' | 'c') => { switch (a) { case 'b': return 1 } return 2 }",
  'typescript/triple-slash-reference': '/// <reference path="./other" />\nexport const it = 1',
  'typescript/unbound-method':
    'export class A { b() { return this } }\nexport const it = (a: A) => { const { b } = a; return b }',
}

/** The same in the window. */
const page = {
  'style/catalog': "export const it = 'Nothing was sent.'",
  'jsx-a11y/alt-text': 'export const It = () => <img src="a.png" />',
  'jsx-a11y/anchor-has-content': 'export const It = () => <a href="https://example.com" />',
  'jsx-a11y/anchor-is-valid': 'export const It = () => <a href="#">a</a>',
  'jsx-a11y/aria-props': 'export const It = () => <p aria-labeledby="a">a</p>',
  'jsx-a11y/aria-proptypes': 'export const It = () => <p aria-hidden="yes">a</p>',
  'jsx-a11y/aria-role': 'export const It = () => <p role="nonsense">a</p>',
  'jsx-a11y/aria-unsupported-elements': 'export const It = () => <meta aria-hidden="false" />',
  'jsx-a11y/click-events-have-key-events':
    'export const It = () => <div role="button" tabIndex={0} onClick={() => 1}>a</div>',
  'jsx-a11y/heading-has-content': 'export const It = () => <h1 />',
  'jsx-a11y/interactive-supports-focus':
    'export const It = () => <div role="button" onClick={() => 1} onKeyDown={() => 1}>a</div>',
  'jsx-a11y/label-has-associated-control': 'export const It = () => <label>a</label>',
  'jsx-a11y/no-access-key': 'export const It = () => <button accessKey="a">a</button>',
  'jsx-a11y/no-interactive-element-to-noninteractive-role':
    'export const It = () => <button role="article">a</button>',
  'jsx-a11y/no-noninteractive-element-interactions':
    'export const It = () => <li onClick={() => 1} onKeyDown={() => 1}>a</li>',
  'jsx-a11y/no-noninteractive-element-to-interactive-role':
    'export const It = () => <h1 role="button">a</h1>',
  'jsx-a11y/no-noninteractive-tabindex': 'export const It = () => <p tabIndex={0}>a</p>',
  'jsx-a11y/no-redundant-roles': 'export const It = () => <button role="button">a</button>',
  'jsx-a11y/no-static-element-interactions':
    'export const It = () => <div onClick={() => 1} onKeyDown={() => 1}>a</div>',
  'jsx-a11y/role-has-required-aria-props': 'export const It = () => <span role="checkbox">a</span>',
  'jsx-a11y/role-supports-aria-props': 'export const It = () => <ul aria-checked="true"><li>a</li></ul>',
  'jsx-a11y/scope': 'export const It = () => <div scope="row">a</div>',
  'jsx-a11y/tabindex-no-positive': 'export const It = () => <button tabIndex={3}>a</button>',
  'no-unsanitized/method':
    "export const it = (a: Element, b: string) => { a.insertAdjacentHTML('beforeend', b) }",
  'no-unsanitized/property': 'export const it = (a: Element, b: string) => { a.innerHTML = b }',
  'react/exhaustive-deps':
    "import { useEffect } from 'react'\nexport const It = ({ a }: { a: number }) => { useEffect(() => { console.log(a) }, []); return <p>a</p> }",
  'react/immutability': 'export const It = ({ a }: { a: { b: number } }) => { a.b = 1; return <p>{a.b}</p> }',
  'react/jsx-key': 'export const It = ({ a }: { a: number[] }) => <ul>{a.map((n) => <li>{n}</li>)}</ul>',
  'react/purity': 'export const It = () => <p>{Math.random()}</p>',
  'react/refs':
    "import { useRef } from 'react'\nexport const It = () => { const a = useRef(1); return <p>{a.current}</p> }",
  'react/rules-of-hooks':
    "import { useState } from 'react'\nexport const It = ({ a }: { a: boolean }) => { if (a) useState(1); return <p>a</p> }",
  'react/set-state-in-effect':
    "import { useEffect, useState } from 'react'\nexport const It = () => { const [a, set] = useState(1); useEffect(() => { set(2) }, []); return <p>{a}</p> }",
  'react/set-state-in-render':
    "import { useState } from 'react'\nexport const It = () => { const [a, set] = useState(1); set(2); return <p>{a}</p> }",
  'react/static-components': 'export const It = () => { const A = () => <p>a</p>; return <A /> }',
  'react/unsupported-syntax': 'export const It = ({ a }: { a: string }) => <p>{eval(a) as string}</p>',
}

/** The same in a test. */
const inTests = {
  'eslint/no-restricted-imports': "import * as fc from 'fast-check'\nexport const it = fc",
  'vitest/consistent-test-it':
    "import { expect, it } from 'vitest'\nit('adds', () => { expect(1 + 1).toBe(2) })",
  'vitest/valid-expect': "import { expect, test } from 'vitest'\ntest('adds', () => { expect(1 + 1) })",
}

const script = { 'eslint/no-undef': 'export const it = nowhere' }

const fileOf = (folder, rule, ending) => `${folder}/${rule.replaceAll('/', '-')}.${ending}`
const planted = [
  ...Object.entries(product).map(([rule, text]) => [rule, fileOf('main/planted', rule, 'ts'), text]),
  ...Object.entries(page).map(([rule, text]) => [rule, fileOf('renderer/src/planted', rule, 'tsx'), text]),
  ...Object.entries(inTests).map(([rule, text]) => [rule, fileOf('test/planted', rule, 'ts'), text]),
  ...Object.entries(script).map(([rule, text]) => [rule, fileOf('scripts', rule, 'mjs'), text]),
]

describe('a rule', () => {
  let found
  beforeAll(() => {
    found = lint(Object.fromEntries(planted.map(([, file, text]) => [file, text])))
  }, 60_000)

  test.each(planted)('%s finds what it is for', (rule, file) => {
    expect(found.filter((each) => each.file === file).map((each) => each.rule)).toContain(rule)
  })

  test('finds a folder that nobody takes away, however it is made', () => {
    const ways = [
      "import { mkdtempSync } from 'node:fs'\nexport const it = mkdtempSync('one-')",
      "import { mkdtemp } from 'node:fs/promises'\nexport const it = mkdtemp('one-')",
    ]
    const files = ways.map((text, at) => [`test/planted/folder-${at}.ts`, text])
    const rules = lint(Object.fromEntries(files)).map(({ rule }) => rule)
    expect(rules).toEqual(ways.map(() => 'eslint/no-restricted-imports'))
  })

  test('takes no command, no value of an option and no name of an algorithm for words of a catalog', () => {
    const text = `declare const say: (id: string, values: object) => string
export const it = [say('one.two', { line: 'get system status' }), { value: 'all but one', title: say('one.three', {}) }]
export const fact = { name: 'SHA-256' }`
    expect(lint({ 'renderer/src/home/planted.ts': text })).toEqual([])
  })

  test('is in this table if the settings name it', () => {
    const named = [settings, ...settings.overrides]
      .flatMap(({ rules }) => Object.entries(rules ?? {}))
      .filter(([, level]) => level !== 'off')
      .map(([name]) => (name.includes('/') ? name : `eslint/${name}`))
    const known = [product, page, inTests, script].flatMap(Object.keys)
    expect(named.filter((name) => !known.includes(name))).toEqual([])
  })
})

test('is right or it is not: nobody switches one off in passing', () => {
  const files = execFileSync('git', ['ls-files', '*.ts', '*.tsx', '*.mjs', '*.cjs'], {
    cwd: root,
    encoding: 'utf8',
  })
  const switching = files
    .split('\n')
    .filter(
      (file) => file !== '' && /(ox|es)lint-(disable|enable)/.test(readFileSync(join(root, file), 'utf8')),
    )
  expect(switching).toEqual([])
})
