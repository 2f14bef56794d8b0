import { expect, test } from 'vitest'
import type { CallArgument, CallName } from '../../../main/contract/calls'
import { callNames } from '../../../main/contract/channels'
import { stepIds } from '../../../main/contract/steps'
import { linesAt, live, vendorLicense } from './live'

/** What answers the question, or leaves the run with it: each has a button of its own. */
const meant: ReadonlySet<CallName> = new Set(['answerDevice', 'leaveRun'])

/** What would open a dialog or a list in front of it, or record what belongs before it. */
const refused: ReadonlySet<CallName> = new Set(['answerFindings', 'chooseReviewFiles', 'chooseReviewFolder'])

test('at the question no other call types anything, leads away, or takes the question back', async () => {
  const { app, fortigate } = await live()
  await app.prepare()
  await app.call('askDevice', vendorLicense)
  const typed = linesAt(fortigate)
  const { license } = vendorLicense
  const { id } = app.run
  const all: Readonly<Partial<Record<CallName, readonly unknown[]>>> = {
    openLink: [{ id: 'portal' }],
    dismissNotice: [{ id: 'fault' }],
    reportFault: [{ kind: 'page', name: 'Error', message: 'made up', stack: '' }],
    showDiagnostics: [{ withNames: false }],
    saveDiagnostics: [{ withNames: false }],
    openExported: [{ path: '/nowhere.csv' }],
    showExported: [{ path: '/nowhere.csv' }],
    offerCopies: [{ cell: 'kim', rows: 'kim', count: 1 }],
    saveTable: [{ title: 'Users', headings: ['User'], rows: [['kim']] }],
    setTheme: [{ theme: 'dark' }],
    setNotifications: [{ on: true }],
    takeBackOldEncryption: [{ host: app.login.host, port: app.login.port }],
    setCustomer: [{ id, customer: 'Example AG' }],
    exportOverview: [{ format: 'csv', ids: [id] }],
    reviewedPart: [{ id: 'x', part: 'users' }],
    sourceLines: [{ id: 'x', line: 1 }],
    reviewedUser: [{ id: 'x', key: 'local/root/kim' }],
    compareReviewed: [{ before: 'x', after: 'y' }],
    exportReviewed: [{ format: 'csv', ids: ['x'] }],
    savePlan: [{ format: 'html' }],
    savePlanOfReviewed: [{ format: 'html', ids: ['x'] }],
    commandOutput: [{ step: 'migrate', at: 0 }],
    findings: [{ step: 'migrate' }],
    answerQuestion: [{ id: 'x', answers: ['y'] }],
    sshHost: [{ alias: 'fw' }],
    userDetails: [{ key: 'x' }],
    supportRequest: [vendorLicense],
    copySupportRequest: [vendorLicense],
    people: [vendorLicense],
    printed: [{ ...vendorLicense, after: 0 }],
    verificationLines: [{ key: 'x' }],
    previewPasted: [{ text: 'kim FTKMOB1234567890' }],
    setReportLook: [{ company: 'Example AG', paper: 'A4' }],
    transcript: [{ after: 0 }],
    showAside: [{ at: 'settings' }, { at: 'help', page: '' }, { at: 'about' }],
    goBack: stepIds.map((to) => ({ to })),
    commands: [{ step: 'migrate' }],
    startRehearsal: [{ sample: 'vendor-page', scenario: 'ready' }],
    chooseRehearsalBackup: [{ scenario: 'ready' }],
    rehearseRun: [{ scenario: 'ready' }],
    ...Object.fromEntries(
      ['resumeRun', 'discardRun', 'verifyAgain', 'openReportOf', 'showReportOf'].map((name) => [
        name,
        [{ id }],
      ]),
    ),
    archiveRun: [{ id, archived: true }],
    removeRun: [
      { id, evidence: 'kept' },
      { id, evidence: 'exported' },
    ],
    setTwoPeople: [{ on: true }],
    keepRuns: [{ days: 1 }],
    forgetHostKey: [
      { host: app.login.host, port: app.login.port, type: 'ssh-ed25519', typed: app.login.host },
    ],
    connect: [app.login],
    connectByHand: [{ user: 'admin' }],
    handBlocks: [{ request: 1 }],
    copyForHand: [{ request: 1, block: null, line: null }],
    copyForTerminal: [{ what: 'command' }, { what: 'password' }],
    pasteRecording: [{ request: 1, text: 'y' }],
    openRecording: [{ request: 1 }],
    dropRecording: [{ request: 1, paths: ['/nowhere.log'] }],
    giveUpByHand: [{ request: 1 }],
    clockSetBackByHand: [{ request: 1 }],
    chooseLicenses: [{ licenses: [] }, { licenses: [vendorLicense] }],
    answerFindings: [{ keys: [], answer: null }],
    planChange: [{ window: null, contacts: 'Kim', ticket: 'CHG1' }],
    announcement: [{ audience: 'users', moment: 'before', language: 'en' }],
    resetAnnouncement: [{ audience: 'users', moment: 'before', language: 'en' }],
    ...Object.fromEntries(
      ['keepAnnouncement', 'copyAnnouncement', 'saveAnnouncement'].map((name) => [
        name,
        [
          {
            ...{ audience: 'users', moment: 'before', language: 'en', subject: 'A', body: 'B' },
            ...(name === 'saveAnnouncement' && { as: 'txt' }),
          },
        ],
      ]),
    ),
    savePeople: [{ language: 'ja' }],
    recordRequest: [{ ticket: '1', sentOn: '2026-11-20' }],
    recordPortalAccess: [{ account: 'kim' }],
    confirmFlag: [{ ...vendorLicense, confirmed: false }],
    confirmFlags: [{ licenses: [vendorLicense] }],
    askDevice: [vendorLicense],
    approveWording: [{ ...vendorLicense, typed: license, reason: 'They only changed a word or two of it.' }],
    settle: [vendorLicense],
    recordUserLogin: [{ user: 'kim', to: 'VPN', when: '2026-11-23T14:06' }],
    tick: [{ keys: [], ticked: true }],
    matchPasted: [{ text: 'kim FTKMOB1234567890' }],
    matchCloud: [{ host: 'ftc.fortinet.com', clientId: 'a', clientSecret: 'b' }],
    migrateReviewed: [{ id: 'x' }],
    rehearseReviewed: [{ id: 'x', scenario: 'ready' }],
    reviewDropped: [{ paths: ['/nowhere.conf'] }],
  }
  for (const name of callNames) {
    if (meant.has(name)) continue
    for (const argument of all[name] ?? [undefined]) {
      const result = await app.result(name, argument as CallArgument<typeof name>)
      const end = result.ok ? 'done' : result.problem.code
      expect(end, name).not.toBe('malformed')
      if (refused.has(name)) expect(end, name).toBe('not-now')
      const { run, aside } = app.snapshot
      const now = { run: run?.id, step: run?.step, state: run?.migrate?.licenses[0]?.state, aside }
      expect(now, name).toEqual({ run: id, step: 'migrate', state: 'asked', aside: null })
      expect(linesAt(fortigate), name).toEqual(typed)
    }
  }
  await app.call('answerDevice', { ...vendorLicense, answer: 'y', typed: license })
  expect(app.license().state).toBe('done')
})
