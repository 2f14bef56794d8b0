import { dirname, join } from 'node:path'
import type { CallArgument } from '../contract/calls'
import { ProblemError } from '../contract/result'
import type { Snapshot } from '../contract/snapshot'
import { notNow } from '../migration/not-now'
import type { Procedure } from '../migration/procedure'
import type { RunState } from '../migration/run'
import { previewPortalText } from '../migration/portal-rows'
import { supportRequestOf } from '../migration/support-text'
import { requestText } from '../migration/request-text'
import type { MigrateBench } from '../migration/bench'
import type { Action } from '../migration/steps/action'
import { answerFindings } from '../migration/steps/answer-findings'
import { backUp, useBackup } from '../migration/steps/backup'
import { chooseLicenses, readUsersAndLicenses } from '../migration/steps/inventory'
import { planChange } from '../migration/steps/plan-change'
import {
  answerDevice,
  approveWording,
  askDevice,
  letTimePass,
  settle,
} from '../migration/steps/migrate/actions'
import { matchPasted, tick } from '../migration/steps/portal'
import {
  confirmFlag,
  confirmFlags,
  recordPortalAccess,
  recordRequest,
} from '../migration/steps/preauthorization'
import { checkService } from '../migration/steps/service'
import {
  backUpAfter,
  recordUserLogin,
  tryLogin,
  useBackupAfter,
  verifyMigration,
} from '../migration/steps/verify'
import type { FilePart, TwinText } from '../review/worker/jobs'
import { OldEncryption } from '../settings/old-encryption'
import type { SettingsFile } from '../settings/settings'
import { plural } from '../text/words'
import { AnnouncementsOfRun } from './announcements'
import { connectByHand } from './by-hand'
import { saveText } from './chosen-file'
import type { Desktop } from './desktop'
import { dataFolderUse } from './data-folder-use'
import type { Diagnostics } from './diagnostics'
import { ExportedFiles } from './exported-files'
import { exportOverview } from './export-overview'
import { recentLogins } from './login/last-login'
import type { OpenSsh } from './login/open-ssh'
import type { Questions } from './login/questions'
import type { Notices } from './notices'
import type { OpenRun, Runs } from './open-run'
import type { OwnSettings } from './own-settings'
import { rehearseBackup, rehearseSample } from './rehearsal'
import type { ReportLookSettings } from './report-look'
import type { ReviewedFiles } from './reviewed-files'
import type { Handlers } from './router'
import { rowsOfRun } from './rows-of-run'
import { savePlanOfReviews, savePlanOfRun } from './save-plan'
import { saveTable } from './save-table'

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
  readonly diagnostics: Diagnostics
  readonly own: OwnSettings
  readonly dataFolder: string
  readonly version: string
  readonly showAside: (aside: CallArgument<'showAside'>) => void
  readonly closeAside: () => void
  /** The licenses of what the package holds of others; `null` where there is no package. */
  readonly licenses: () => string | null
  readonly now: () => Date
  /** Keeps a fault of the page in the log. */
  readonly reportFault: (fault: CallArgument<'reportFault'>) => void
  readonly snapshot: () => Snapshot
  /** Tells the window that something is different. */
  readonly changed: () => void
  /** What the twin of a backup begins with. */
  readonly readTwin: (file: FilePart) => Promise<TwinText>
  readonly reviewDropped: (paths: readonly string[]) => Promise<void>
  readonly connect: (run: OpenRun, typed: CallArgument<'connect'>) => Promise<void>
  readonly matchCloud: (run: OpenRun, credentials: CallArgument<'matchCloud'>) => Promise<void>
}

/** The table of the calls: what answers each of them. */
export function handlersOf(services: Services): Handlers {
  const { desktop, settings, runs, reviewed, questions, openSsh, notices, look, changed, diagnostics, own } =
    services

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
  /** The same, which belongs to a step. */
  const atStep = <A>(action: (argument: A) => Action<MigrateBench>) =>
    inRun((procedure, argument: A) => procedure.perform(action(argument)))
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
  /** No dialog comes in front of a run. If one was opened meanwhile, what is chosen waits like what is dropped. */
  const chooseToReview = async (what: Parameters<Desktop['chooseToReview']>[0]): Promise<void> => {
    if (runs.open) throw notNow('Files can be reviewed only when no run is open.')
    const paths = await desktop.chooseToReview(what)
    if (paths.length > 0) await services.reviewDropped(paths)
  }
  const exported = new ExportedFiles()
  const announcements = new AnnouncementsOfRun(desktop, () => runs.current.procedure, services.now)
  /** What the open run knows and has decided. */
  const state = () => runs.current.procedure.state
  const report = () => reportOf(state())
  const planMeans = () => ({ desktop, look: look.current, version: services.version, now: services.now })

  return {
    snapshot: services.snapshot,
    openLink: done(({ id }) => desktop.openLink(id)),
    dismissNotice: done(({ id }) => notices.dismiss(id)),
    offerCopies: done(({ cell, rows, count }) =>
      desktop.offerCopies([
        { title: 'Copy cell', text: cell },
        { title: count === 1 ? 'Copy row' : `Copy ${plural(count, 'row')}`, text: rows },
      ]),
    ),
    saveTable: async (table) => {
      if (!services.snapshot().may.includes('export')) throw notNow('No table can be saved now.')
      return exported.keep(await saveTable(table, desktop))
    },
    reportFault: done((fault) => services.reportFault(fault)),
    showDiagnostics: ({ withNames }) => diagnostics.show(withNames),
    saveDiagnostics: ({ withNames }) => diagnostics.save(withNames),
    openExported: done(({ path }) => desktop.openFile(exported.toOpen(path))),
    showExported: done(({ path }) => desktop.showInFolder(exported.find(path))),
    setTheme: seen(({ theme }) => {
      settings.set('theme', theme)
      desktop.setTheme(theme)
    }),
    showAside: seen(services.showAside),
    closeAside: seen(services.closeAside),

    setNotifications: seen((chosen) => own.setNotifications(chosen)),
    keepRuns: seen((chosen) => own.keepRuns(chosen)),
    setTwoPeople: seen((chosen) => own.setTwoPeople(chosen)),
    knownDevices: () => settings.get('knownHosts'),
    forgetHostKey: seen((key) => own.forgetHostKey(key)),
    oldEncryptionDevices: () => settings.get('oldEncryption'),
    takeBackOldEncryption: seen((device) => own.takeBackOldEncryption(device)),
    dataFolderUse: () => dataFolderUse(services.dataFolder),
    showDataFolder: done(() => desktop.showInFolder(services.dataFolder)),
    licenses: services.licenses,
    assumptions: async () => {
      const { assumptions } = await import('../simulator/assumptions')
      return assumptions.map(({ says }) => says)
    },

    startMigration: done(() => runs.migrate()),
    startByHand: done(() => runs.migrate(null, true)),
    startRehearsal: done(({ sample, scenario, cloud, byHand }) =>
      runs.rehearse(() => rehearseSample(services.assetsFolder, sample, scenario, cloud), byHand),
    ),
    chooseRehearsalBackup: done(({ scenario, cloud, byHand }) =>
      runs.rehearse(
        () =>
          withFile('configuration', (path) =>
            rehearseBackup({ path, part: null }, scenario, services.readTwin, { cloud }),
          ),
        byHand,
      ),
    ),
    resumeRun: done(({ id }) => runs.resume(id)),
    openRunOfDevice: done(() => runs.openRunOfDevice()),
    discardRun: done(({ id }) => runs.discard(id)),
    verifyAgain: done(({ id }) => runs.verifyAgain(id)),
    openReportOf: done(({ id }) => desktop.openFile(runs.reportOf(id))),
    showReportOf: done(({ id }) => desktop.showInFolder(runs.reportOf(id))),
    leaveRun: done(() => runs.leave()),
    listedRuns: () => runs.rows,
    removedRuns: () => runs.removed,
    setCustomer: done(({ id, customer }) => runs.setCustomer(id, customer)),
    archiveRun: done(({ id, archived }) => runs.archive(id, archived)),
    removeRun: done(async ({ id, evidence }) => {
      const folder = evidence === 'kept' ? null : await desktop.chooseFolder()
      if (evidence === 'kept' || folder !== null) runs.remove(id, folder)
    }),
    exportOverview: async (wanted) =>
      exported.keep(await exportOverview(wanted, runs.rows, desktop, services.now())),

    chooseReviewFiles: done(() => chooseToReview('files')),
    chooseReviewFolder: done(() => chooseToReview('folder')),
    reviewDropped: done(({ paths }) => services.reviewDropped(paths)),
    cancelReview: done(() => reviewed.cancel()),
    closeReview: done(() => reviewed.close()),
    fleetRows: () => reviewed.rows,
    passedOver: () => reviewed.passedOver,
    reviewedPart: ({ id, part }) => reviewed.part(id, part),
    sourceLines: ({ id, line }) => reviewed.lines(id, line),
    reviewedUser: ({ id, key }) => reviewed.user(id, key),
    compareReviewed: ({ before, after }) => reviewed.compare(before, after),
    exportReviewed: async ({ format, ids }) => {
      const path = await desktop.chooseWhereToSave(`review.${format}`)
      if (path !== null) await reviewed.export(format, ids, path)
      return exported.keep(path)
    },
    savePlanOfReviewed: async ({ format, ids }) =>
      exported.keep(await savePlanOfReviews(format, reviewed.whole(ids), planMeans())),
    rehearseReviewed: done(({ id, scenario, cloud, byHand }) =>
      runs.rehearse(
        () => rehearseBackup(reviewed.origin(id), scenario, services.readTwin, { cloud }),
        byHand,
      ),
    ),
    migrateReviewed: done(({ id, byHand }) => runs.migrate(reviewed.origin(id).hostname, byHand)),

    ...rowsOfRun(() => runs.current.procedure),
    continueRun: inRun((procedure) => procedure.continueRun()),
    goBack: inRun((procedure, { to }) => procedure.goBack(to)),
    cancel: inRun((procedure) => {
      questions.refuseAll()
      procedure.cancel()
    }),
    answerQuestion: done(({ id, answers }) => questions.answer(id, answers)),

    chooseKeyFile: () => desktop.chooseFile('key'),
    loginChoices: async () => ({
      ...(await openSsh.choices()),
      recent: recentLogins(settings),
      oldEncryption: new OldEncryption(settings).devices,
    }),
    sshHost: ({ alias }) => openSsh.host(alias),
    connect: done((typed) => services.connect(runs.current, typed)),

    connectByHand: done((typed) => connectByHand(runs.current, typed)),
    handBlocks: ({ request }) => runs.current.hand.blocks(request),
    copyForHand: done((wanted) => desktop.copy(runs.current.hand.textToCopy(wanted))),
    pasteRecording: done(({ request, text }) => runs.current.hand.take(request, { text })),
    openRecording: done(({ request }) => {
      const { hand } = runs.current
      hand.refuseOther(request)
      return withFile('recording', (path) => hand.take(request, { path }))
    }),
    dropRecording: done(async ({ request, paths }) => {
      const { hand } = runs.current
      for (const path of paths) await hand.take(request, { path })
    }),
    giveUpByHand: done((given) => runs.current.hand.giveUp(given)),
    clockSetBackByHand: done((given) => runs.current.hand.clockSetBack(given)),
    handPieces: () => runs.open?.hand.pieces ?? [],
    rehearsalTerminal: () => runs.current.hand.terminal,
    copyForTerminal: done((wanted) => desktop.copy(runs.current.hand.textForTerminal(wanted))),

    readService: atStep(checkService),
    readInventory: atStep(readUsersAndLicenses),
    chooseLicenses: atStep(chooseLicenses),
    answerFindings: atStep(answerFindings),
    backUp: atStep(backUp),
    chooseBackupFile: inRun((procedure) =>
      withFile('configuration', (path) => procedure.perform(useBackup(path))),
    ),
    showBackup: inRun(({ state: { backup } }) => backup && desktop.showInFolder(backup.path)),
    rehearseRun: done((happening) => runs.rehearseOpen(happening)),
    savePlan: async ({ format }) =>
      exported.keep(
        await savePlanOfRun(format, runs.current, {
          ...planMeans(),
          folders: runs.folders,
          dataFolder: services.dataFolder,
        }),
      ),
    planChange: atStep(planChange),
    saveChangeDate: async () => exported.keep(await announcements.saveDate()),
    announcement: (id) => announcements.show(id),
    keepAnnouncement: done((kept) => announcements.keep(kept)),
    resetAnnouncement: done((id) => announcements.reset(id)),
    copyAnnouncement: done((kept) => announcements.copy(kept)),
    saveAnnouncement: async (wanted) => exported.keep(await announcements.save(wanted)),
    savePeople: async (wanted) => exported.keep(await announcements.savePeople(wanted)),
    saveTwinBackup: async () => {
      const text = runs.current.hand.twinBackup
      const path = await desktop.chooseWhereToSave('backup.conf')
      if (path !== null) await saveText(path, text, 'backup')
      return exported.keep(path)
    },
    copyRequest: done(() => desktop.copy(requestText(state()))),
    saveRequest: done(async () => {
      const text = requestText(state())
      const path = await desktop.chooseWhereToSave('pre-authorization request.txt')
      if (path !== null) await saveText(path, text, 'request')
    }),
    recordRequest: atStep(recordRequest),
    recordPortalAccess: atStep(recordPortalAccess),
    confirmFlag: atStep(confirmFlag),
    confirmFlags: atStep(confirmFlags),
    askDevice: atStep(askDevice),
    answerDevice: atStep(answerDevice),
    copySupportRequest: done((key) => desktop.copy(supportRequestOf(state(), key))),
    approveWording: atStep(approveWording),
    settle: atStep(settle),
    letTimePass: atStep(letTimePass),
    endSession: inRun((procedure) => procedure.endSession()),
    verify: atStep(verifyMigration),
    backUpAfter: atStep(backUpAfter),
    chooseBackupFileAfter: inRun((procedure) =>
      withFile('configuration', (path) => procedure.perform(useBackupAfter(path))),
    ),
    tryLogin: atStep(tryLogin),
    recordUserLogin: atStep(recordUserLogin),
    tick: atStep(tick),
    choosePortalList: () =>
      withFile('list', async (path) => (await import('../files/read-list')).readListFile(path)),
    previewPasted: ({ text }) => previewPortalText(state(), text),
    matchPasted: atStep(matchPasted),
    matchCloud: done((credentials) => services.matchCloud(runs.current, credentials)),
    setReportLook: seen((chosen) => look.set(chosen)),
    chooseLogo: seen(() => {
      look.refuseLogo()
      return withFile('logo', (path) => look.takeLogo(path))
    }),
    removeLogo: seen(() => look.removeLogo()),
    finish: done(() => runs.finish()),
    rootHash: () => rootHashOf(report()).catch(() => null),
    copyRootHash: done(async () => desktop.copy(await rootHashOf(report()))),
    showReport: done(() => desktop.showInFolder(report())),
    openReport: done(() => desktop.openFile(report())),
    showCalendar: done(() => desktop.showInFolder(join(dirname(report()), 'dates.ics'))),
    transcript: ({ after }) => runs.open?.transcript.after(after) ?? [],
  }
}

async function rootHashOf(report: string): Promise<string> {
  const { rootHashIn } = await import('../evidence/root-hash')
  return rootHashIn(dirname(report))
}

function reportOf({ finished }: RunState): string {
  if (finished) return finished.report
  throw new ProblemError({
    code: 'no-report',
    message: 'There is no report yet.',
    hint: 'Finish the run first.',
  })
}
