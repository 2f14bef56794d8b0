import { dirname, join } from 'node:path'
import type { CallArgument } from '../contract/calls'
import { ProblemError } from '../contract/result'
import type { VerificationLines } from '../contract/rows'
import type { Snapshot } from '../contract/snapshot'
import type { Procedure } from '../migration/procedure'
import type { RunState } from '../migration/run'
import { portalRows, previewPortalText } from '../migration/portal-rows'
import { supportRequestOf } from '../migration/support-text'
import { linesOfUser } from '../migration/verification'
import { requestText } from '../migration/request-text'
import { userRows } from '../migration/steps/inventory'
import { OldEncryption } from '../settings/old-encryption'
import type { SettingsFile } from '../settings/settings'
import { readList, saveRequest } from './chosen-file'
import type { Desktop } from './desktop'
import type { OpenSsh } from './login/open-ssh'
import type { Questions } from './login/questions'
import type { Notices } from './notices'
import type { OpenRun, Runs } from './open-run'
import { rehearseBackup, rehearseSample } from './rehearsal'
import type { ReportLookSettings } from './report-look'
import type { ReviewedFiles } from './reviewed-files'
import type { Handlers } from './router'

/** What answers the calls. */
export interface Services {
  readonly desktop: Desktop
  readonly settings: SettingsFile
  readonly assetsFolder: string
  readonly runs: Runs
  readonly reviewed: ReviewedFiles
  readonly questions: Questions
  readonly openSsh: OpenSsh
  readonly notices: Notices
  readonly look: ReportLookSettings
  readonly snapshot: () => Snapshot
  /** Tells the window that something is different. */
  readonly changed: () => void
  readonly reviewDropped: (paths: readonly string[]) => Promise<void>
  readonly connect: (run: OpenRun, typed: CallArgument<'connect'>) => Promise<void>
  readonly matchCloud: (run: OpenRun, credentials: CallArgument<'matchCloud'>) => Promise<void>
}

/** The table of the calls: what answers each of them. */
export function handlersOf(services: Services): Handlers {
  const { desktop, settings, runs, reviewed, questions, openSsh, notices, look, changed } = services

  /** A call that is done and answers nothing. */
  const done =
    <A>(act: (argument: A) => unknown) =>
    async (argument: A): Promise<null> => {
      await act(argument)
      return null
    }
  /** The same, said to the procedure of the open run. */
  const inRun = <A>(act: (procedure: Procedure, argument: A) => unknown) =>
    done((argument: A) => act(runs.current.procedure, argument))
  /** The same, after which the window is told: nothing else tells it. */
  const seen = <A>(act: (argument: A) => unknown) =>
    done(async (argument: A) => {
      await act(argument)
      changed()
    })
  /** Does something with a file that the person chooses, and nothing if none is chosen. */
  const withFile = async <T>(
    purpose: Parameters<Desktop['chooseFile']>[0],
    act: (path: string) => Promise<T>,
  ): Promise<T | null> => {
    const path = await desktop.chooseFile(purpose)
    return path === null ? null : act(path)
  }
  /** What the open run knows and has decided. */
  const state = () => runs.current.procedure.state
  const report = () => reportOf(state())

  return {
    snapshot: services.snapshot,
    openLink: done(({ id }) => desktop.openLink(id)),
    dismissNotice: done(({ id }) => notices.dismiss(id)),
    setTheme: seen(({ theme }) => {
      settings.set('theme', theme)
      desktop.setTheme(theme)
    }),

    startMigration: done(() => runs.migrate()),
    startRehearsal: done(({ sample, scenario, cloud }) =>
      runs.rehearse(() => rehearseSample(services.assetsFolder, sample, scenario, cloud)),
    ),
    chooseRehearsalBackup: done(({ scenario, cloud }) =>
      runs.rehearse(() => withFile('configuration', (path) => rehearseBackup(path, scenario, { cloud }))),
    ),
    resumeRun: done(({ id }) => runs.resume(id)),
    openRunOfDevice: done(() => runs.openRunOfDevice()),
    discardRun: done(({ id }) => runs.discard(id)),
    verifyAgain: done(({ id }) => runs.verifyAgain(id)),
    openReportOf: done(({ id }) => desktop.openFile(runs.reportOf(id))),
    showReportOf: done(({ id }) => desktop.showInFolder(runs.reportOf(id))),
    leaveRun: done(() => runs.leave()),

    chooseReviewFiles: done(() => desktop.chooseToReview('files').then(addTo(reviewed))),
    chooseReviewFolder: done(() => desktop.chooseToReview('folder').then(addTo(reviewed))),
    reviewDropped: done(({ paths }) => services.reviewDropped(paths)),
    cancelReview: done(() => reviewed.cancel()),
    closeReview: done(() => reviewed.close()),
    fleetRows: () => reviewed.rows,
    reviewedPart: ({ id, part }) => reviewed.part(id, part),
    sourceLines: ({ id, line }) => reviewed.lines(id, line),
    compareReviewed: ({ before, after }) => reviewed.compare(before, after),
    exportReviewed: async ({ format, ids }) => {
      const path = await desktop.chooseWhereToSave(`review.${format}`)
      if (path !== null) await reviewed.export(format, ids, path)
      return path
    },
    rehearseReviewed: done(({ id, scenario, cloud }) =>
      runs.rehearse(() => rehearseBackup(reviewed.origin(id).path, scenario, { cloud })),
    ),
    migrateReviewed: done(({ id }) => runs.migrate(reviewed.origin(id).hostname)),

    continueRun: inRun((procedure) => procedure.continueRun()),
    goBack: inRun((procedure, { to }) => procedure.goBack(to)),
    cancel: inRun((procedure) => {
      questions.refuseAll()
      procedure.cancel()
    }),
    answerQuestion: done(({ id, answers }) => questions.answer(id, answers)),

    chooseKeyFile: () => desktop.chooseFile('key'),
    loginChoices: () => openSsh.choices(new OldEncryption(settings).devices),
    sshHost: ({ alias }) => openSsh.host(alias),
    connect: done((typed) => services.connect(runs.current, typed)),

    readService: inRun((procedure) => procedure.readService()),
    readInventory: inRun((procedure) => procedure.readInventory()),
    users: () => userRows(state()),
    chooseLicenses: inRun((procedure, { licenses }) => procedure.chooseLicenses(licenses)),
    answerFindings: inRun((procedure, { keys, answer }) => procedure.answerFindings(keys, answer)),
    backUp: inRun((procedure) => procedure.backUp()),
    chooseBackupFile: inRun((procedure) => withFile('configuration', (path) => procedure.useBackup(path))),
    showBackup: inRun(({ state: { backup } }) => backup && desktop.showInFolder(backup.path)),
    rehearseRun: done((happening) => runs.rehearseOpen(happening)),
    copyRequest: done(() => desktop.copy(requestText(state()))),
    saveRequest: done(async () => {
      const text = requestText(state())
      const path = await desktop.chooseWhereToSave('pre-authorization request.txt')
      if (path !== null) await saveRequest(path, text)
    }),
    recordRequest: inRun((procedure, { ticket, sentOn }) => procedure.recordRequest(ticket, sentOn)),
    recordPortalAccess: inRun((procedure, { account }) => procedure.recordPortalAccess(account)),
    confirmFlag: inRun((procedure, { license, vdom, confirmed }) =>
      procedure.confirmFlag({ license, vdom }, confirmed),
    ),
    askDevice: inRun((procedure, key) => procedure.askDevice(key)),
    answerDevice: inRun((procedure, { license, vdom, answer, typed }) =>
      procedure.answerDevice({ license, vdom }, answer, typed),
    ),
    copySupportRequest: done((key) => desktop.copy(supportRequestOf(state(), key))),
    approveWording: inRun((procedure, { license, vdom, typed, reason }) =>
      procedure.approveWording({ license, vdom }, typed, reason),
    ),
    settle: inRun((procedure, key) => procedure.settle(key)),
    letTimePass: inRun((procedure) => procedure.letTimePass()),
    endSession: inRun((procedure) => procedure.endSession()),
    verify: inRun((procedure) => procedure.verify()),
    verificationRows: () => state().verification?.rows ?? [],
    verificationLines: ({ key }) => linesIn(state(), key),
    backUpAfter: inRun((procedure) => procedure.backUpAfter()),
    tryLogin: inRun((procedure) => procedure.tryLogin()),
    portalRows: () => portalRows(state()),
    recordUserLogin: inRun((procedure, { user, to, when }) => procedure.recordUserLogin(user, to, when)),
    tick: inRun((procedure, { keys, ticked, reason }) => procedure.tick(keys, ticked, reason)),
    choosePortalList: () => withFile('list', readList),
    previewPasted: ({ text }) => previewPortalText(state(), text),
    matchPasted: inRun((procedure, { text, columns }) => procedure.matchPasted(text, columns)),
    matchCloud: done((credentials) => services.matchCloud(runs.current, credentials)),
    setReportLook: seen((chosen) => look.set(chosen)),
    chooseLogo: seen(() => withFile('logo', (path) => look.takeLogo(path))),
    removeLogo: seen(() => look.removeLogo()),
    finish: done(() => runs.finish()),
    showReport: done(() => desktop.showInFolder(report())),
    openReport: done(() => desktop.openFile(report())),
    showCalendar: done(() => desktop.showInFolder(join(dirname(report()), 'dates.ics'))),
    transcript: ({ after }) => runs.open?.transcript.after(after) ?? [],
  }
}

/** Adds what the person chose; nothing if the dialog was closed. */
function addTo(reviewed: ReviewedFiles) {
  return async (paths: readonly string[]): Promise<void> => {
    if (paths.length > 0) await reviewed.add(paths)
  }
}

function linesIn({ inventory, verification }: RunState, key: string): VerificationLines {
  if (!inventory || !verification) return { before: [], after: [] }
  return linesOfUser(key, inventory.inventory, verification.after.inventory)
}

function reportOf({ finished }: RunState): string {
  if (finished) return finished.report
  throw new ProblemError({
    code: 'no-report',
    message: 'There is no report yet.',
    hint: 'Finish the run first.',
  })
}
