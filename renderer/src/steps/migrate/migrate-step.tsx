import { keyText, licenseName } from '../../../../main/contract/license-key'
import { useState } from 'react'
import type { RunView } from '../../../../main/contract/run-view'
import { stepTitles } from '../../../../main/contract/steps'
import type { LicenseMigration, MigrateView, MigrationState } from '../../../../main/contract/step-views'
import { useCall } from '../../state/calls'
import { Button } from '../../components/button'
import { Card } from '../../components/card'
import { Checks } from '../../components/checks'
import { Continue, DecisionBar } from '../../shell/decision-bar'
import { StepFrame } from '../../shell/step-frame'
import { UserLoginCard } from '../../components/user-login'
import { Screen } from '../../components/screen'
import { isName, isSamePerson, type TwoPeople } from '../../../../main/contract/two-people'
import { QuestionCard, SentBefore } from './question-card'
import { DoubtCard } from './doubt'
import { FoundSince } from './found-since'
import { LicenseQueue } from './license-queue'
import { OtherWording } from './other-wording'
import { LicenseStanding } from './license-standing'
import { wayWords, type WayWords } from './way-words'
import { useWords } from '../../language/words'
import './migrate-step.css'

const nobody: TwoPeople = { first: '', second: '', typed: '' }

/** Whether two people have typed what they have to, if two have to. Main says whether it will do. */
function isTwo({ license, question }: LicenseMigration, { first, second, typed }: TwoPeople): boolean {
  if (question?.needsTwo !== true) return true
  return isName(first) && isName(second) && !isSamePerson(first, second) && typed === license
}

/** While it is still ahead, or under way. */
const beforeTheEnd: readonly MigrationState[] = ['waiting', 'comparing', 'by-hand', 'asked', 'running']

/** While it is being worked on, which the step shows itself. */
const worksOn: readonly MigrationState[] = ['comparing', 'running', 'settling']

/** Step 6: the one that changes the device. */
export function MigrateStep({ run }: { readonly run: RunView }) {
  const { say } = useWords('steps')
  if (run.migrate === null || run.migrate.licenses.length === 0) {
    return (
      <>
        <StepFrame run={run}>
          <p className="quiet">{say('migrate.none')}</p>
        </StepFrame>
        <DecisionBar run={run} />
      </>
    )
  }
  return <Migration run={run} migrate={run.migrate} />
}

interface MigrationProps {
  readonly run: RunView
  readonly migrate: MigrateView
}

function Migration({ run, migrate }: MigrationProps) {
  /** The license that was worked on here: it stays on the screen with its outcome until the person moves on. */
  const [picked, setPicked] = useState<number | null>(null)
  const [typed, setTyped] = useState('')
  const [people, setPeople] = useState(nobody)
  const [ask, asking] = useCall('askDevice')
  const [answer, answering] = useCall('answerDevice')
  const [settle, settling] = useCall('settle')

  const [goBack, going] = useCall('goBack')
  const words = useWords('steps')
  const { say } = words

  const { licenses, checks, mendedAt } = migrate
  const atHand = migrate.at ?? licenses.length - 1
  const place = picked ?? atHand
  const shown = licenses[place] ?? licenses[0]
  if (shown === undefined) return null
  const key = { license: shown.license, vdom: shown.vdom }
  const locked = run.busy !== null || asking || answering || settling
  const connected = run.connection.state === 'connected'
  const way = wayWords(run, words)
  const { action } = shown
  const isStopped = place === atHand && checks.some(({ state }) => state === 'stop')
  const next = migrate.at !== null && migrate.at !== place ? licenses[migrate.at] : undefined

  const about = { vdom: shown.vdom, tokens: shown.tokens, users: shown.users }

  const begin = () => {
    setPicked(place)
    setTyped('')
    setPeople(nobody)
    void ask(key)
  }
  const reply = (word: 'y' | 'n') => {
    setPicked(place)
    void answer({ ...key, answer: word, typed, ...(shown.question?.needsTwo && { people }) })
    setTyped('')
    setPeople(nobody)
  }

  return (
    <>
      <StepFrame
        run={run}
        heading={say('migrate.title', { license: shown.license })}
        subject={keyText(shown)}
        purpose={
          <>
            {licenses.length === 1
              ? say('migrate.what', about)
              : say('migrate.what.of-many', { ...about, number: place + 1, of: licenses.length })}{' '}
            {beforeTheEnd.includes(shown.state) && say('migrate.final')}
          </>
        }
      >
        <div className="migrate">
          <div className="migrate__main">
            {shown.state === 'asked' && shown.question ? (
              <QuestionCard
                license={shown}
                question={shown.question}
                typed={typed}
                onTyped={setTyped}
                people={people}
                onPeople={setPeople}
                locked={locked}
                words={way}
              />
            ) : (
              <>
                <LicenseStanding run={run} license={shown} comparison={migrate} blocked={isStopped}>
                  {place === atHand && migrate.findings.count > 0 && (
                    <FoundSince findings={migrate.findings} locked={locked} onReadAgain={begin} />
                  )}
                  {shown.doubt && (
                    <DoubtCard doubt={shown.doubt} locked={locked} canLetTimePass={migrate.canLetTimePass} />
                  )}
                  {shown.usedUp !== '' && (
                    <Card title={say('migrate.used-up')}>
                      <Screen label={say('migrate.used-up')} text={shown.usedUp} />
                    </Card>
                  )}
                  {shown.question && shown.state === 'declined' && (
                    <OtherWording
                      key={keyText(shown)}
                      license={shown}
                      question={shown.question}
                      locked={locked}
                    />
                  )}
                  {(action === 'ask' || action === 'ask-again') && shown.yesAt.length > 0 && (
                    <SentBefore yesAt={shown.yesAt} words={way} />
                  )}
                  {migrate.askForLogin !== null && action !== 'wait' && (
                    <UserLoginCard logins={[]} locked={locked} request={migrate.askForLogin} />
                  )}
                </LicenseStanding>
              </>
            )}
          </div>
          <div className="migrate__side">
            {place === atHand && checks.length > 0 && shown.state !== 'comparing' && (
              <Card title={say('migrate.checked')}>
                <Checks label={say('migrate.checks')} checks={checks} />
              </Card>
            )}
            <LicenseQueue licenses={licenses} shown={place} onShow={setPicked} />
          </div>
        </div>
      </StepFrame>
      <DecisionBar
        run={run}
        note={noteFor(shown, run, way)}
        isWorkShown={worksOn.includes(shown.state)}
        withoutBack={migrate.hasBegun || action === 'answer' || action === 'wait'}
      >
        {(noteId) => {
          switch (action) {
            case 'answer':
              return (
                <>
                  <Button disabled={locked} onClick={() => reply('n')}>
                    {way.answerN}
                  </Button>
                  <Button
                    kind="danger"
                    disabled={locked || typed !== shown.license || !isTwo(shown, people)}
                    describedBy={noteId}
                    onClick={() => reply('y')}
                  >
                    {way.answerY}
                  </Button>
                </>
              )
            case 'ask': {
              // What stops is mended elsewhere; once something is migrated, only the way on is left.
              const isBlocked = isStopped && (mendedAt !== null || run.next.allowed)
              return (
                <>
                  {run.next.allowed && !isBlocked && <Continue run={run} noteId={noteId} kind="plain" />}
                  <Button
                    kind={isBlocked ? 'plain' : 'primary'}
                    disabled={locked || !connected}
                    describedBy={noteId}
                    onClick={begin}
                  >
                    {say('migrate.ask')}
                  </Button>
                  {isBlocked && mendedAt === null && <Continue run={run} noteId={noteId} />}
                  {isBlocked && mendedAt !== null && (
                    <Button
                      kind="primary"
                      disabled={locked || going}
                      onClick={() => void goBack({ to: mendedAt })}
                    >
                      {say('migrate.back', { step: stepTitles[mendedAt] })}
                    </Button>
                  )}
                </>
              )
            }
            case 'settle':
              return (
                <Button
                  kind="primary"
                  disabled={locked || !connected}
                  describedBy={noteId}
                  onClick={() => {
                    setPicked(place)
                    void settle(key)
                  }}
                >
                  {say('migrate.settle')}
                </Button>
              )
            case 'wait':
              return null
            case 'ask-again':
            case 'go-on':
              return (
                <>
                  {action === 'ask-again' && (
                    <Button disabled={locked || !connected} onClick={begin}>
                      {say('migrate.ask-again')}
                    </Button>
                  )}
                  {next === undefined ? (
                    <Continue run={run} noteId={noteId} />
                  ) : (
                    <>
                      {run.next.allowed && <Continue run={run} noteId={noteId} kind="plain" />}
                      <Button kind="primary" disabled={locked} onClick={() => setPicked(migrate.at)}>
                        {say('migrate.next', { license: licenseName(next) })}
                      </Button>
                    </>
                  )}
                </>
              )
          }
        }}
      </DecisionBar>
    </>
  )
}

function noteFor(
  { state }: LicenseMigration,
  { connection }: RunView,
  { beforeAnything, atQuestion, inDoubt }: WayWords,
): string | undefined {
  switch (state) {
    case 'waiting':
      return connection.state === 'connected' ? beforeAnything : undefined
    case 'asked':
      return atQuestion
    case 'unknown':
      return inDoubt
    default:
      return undefined
  }
}
