import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js'
import { Severity } from 'csp_evaluator/dist/finding.js'
import { CspParser } from 'csp_evaluator/dist/parser.js'
import { expect, test } from 'vitest'
import { contentSecurityPolicy } from '../../../../main/electron/security/content-security-policy'

const findings = (policy: string) =>
  new CspEvaluator(new CspParser(policy).csp)
    .evaluate()
    .filter(({ severity }) => severity < Severity.INFO)
    .map(({ directive, description }) => `${directive}: ${description}`)

// `script-src 'self'` is worth a remark to csp_evaluator since a host can serve scripts that strangers uploaded.
// Ours serves the files of the application and nothing else.
const remark = "script-src: 'self' can be problematic if you host JSONP"

test('Google’s csp_evaluator finds nothing in the policy', () => {
  expect(findings(contentSecurityPolicy).filter((finding) => !finding.startsWith(remark))).toEqual([])
})

test.each([
  ["script-src 'self'", "script-src 'self' 'unsafe-inline'"],
  ["script-src 'self'", 'script-src https:'],
  ["script-src 'self'", "script-src 'self' data:"],
  ["default-src 'none'; ", ''],
])('csp_evaluator would find %s → %s', (from, to) => {
  const weaker = contentSecurityPolicy.replace(from, to)
  expect(weaker).not.toBe(contentSecurityPolicy)
  expect(findings(weaker).filter((finding) => !finding.startsWith(remark))).not.toEqual([])
})

test('allows our own scripts, styles, images and fonts, and denies the rest', () => {
  const { directives } = new CspParser(contentSecurityPolicy).csp
  expect(directives).toEqual({
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'img-src': ["'self'"],
    'font-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': ["'none'"],
    'require-trusted-types-for': ["'script'"],
    'trusted-types': ["'none'"],
  })
})
