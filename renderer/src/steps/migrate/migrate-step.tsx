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
import { plural } from '../../../../main/text/words'
import { Screen } from '../../components/screen'
import { isName, isSamePerson, type TwoPeople } from '../../../../main/contract/two-people'
import { QuestionCard, SentBefore } from './question-card'
import { DoubtCard } from './doubt'
import { FoundSince } from './found-since'
import { LicenseQueue } from './license-queue'
import { OtherWording } from './other-wording'
import { LicenseStanding } from './license-standing'
import { wayWords, type WayWords } from './way-words'
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
  if (run.migrate === null || run.migrate.licenses.length === 0) {
    return (
      <>
        <StepFrame run={run}>
          <p className="quiet">No license was chosen. Go back to the inventory and choose one.</p>
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

  const { licenses, checks, mendedAt } = migrate
  const atHand = migrate.at ?? licenses.length - 1
  const place = picked ?? atHand
  const shown = licenses[place] ?? licenses[0]
  if (shown === undefined) return null
  const key = { license: shown.license, vdom: shown.vdom }
  const locked = run.busy !== null || asking || answering || settling
  const connected = run.connection.state === 'connected'
  const words = wayWords(run)
  const { action } = shown
  const isStopped = place === atHand && checks.some(({ state }) => state === 'stop')
  const next = migrate.at !== null && migrate.at !== place ? licenses[migrate.at] : undefined

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
        heading={`Migrate license ${shown.license}`}
        subject={keyText(shown)}
        purpose={
          <>
            {licenses.length > 1 && `License ${place + 1} of ${licenses.length}, in`}
            {licenses.length === 1 && 'In'} VDOM {shown.vdom}: {plural(shown.tokens, 'token')},{' '}
            {plural(shown.users, 'user')}. {beforeTheEnd.includes(shown.state) && 'This can’t be undone.'}
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
                words={words}
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
                    <Card title="What the FortiGate printed after its question">
                      <Screen label="What the FortiGate printed after its question" text={shown.usedUp} />
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
                    <SentBefore yesAt={shown.yesAt} words={words} />
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
              <Card title="Checked just before">
                <Checks label="Checks before the question" checks={checks} />
              </Card>
            )}
            <LicenseQueue licenses={licenses} shown={place} onShow={setPicked} />
          </div>
        </div>
      </StepFrame>
      <DecisionBar
        run={run}
        note={noteFor(shown, run, words)}
        isWorkShown={worksOn.includes(shown.state)}
        withoutBack={migrate.hasBegun || action === 'answer' || action === 'wait'}
      >
        {(noteId) => {
          switch (action) {
            case 'answer':
              return (
                <>
                  <Button disabled={locked} onClick={() => reply('n')}>
                    {words.answerN}
                  </Button>
                  <Button
                    kind="danger"
                    disabled={locked || typed !== shown.license || !isTwo(shown, people)}
                    describedBy={noteId}
                    onClick={() => reply('y')}
                  >
                    {words.answerY}
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
                    Read again and ask the FortiGate
                  </Button>
                  {isBlocked && mendedAt === null && <Continue run={run} noteId={noteId} />}
                  {isBlocked && mendedAt !== null && (
                    <Button
                      kind="primary"
                      disabled={locked || going}
                      onClick={() => void goBack({ to: mendedAt })}
                    >
                      {`Back to “${stepTitles[mendedAt]}”`}
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
                  Read the FortiGate
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
                      Ask the FortiGate again
                    </Button>
                  )}
                  {next === undefined ? (
                    <Continue run={run} noteId={noteId} />
                  ) : (
                    <>
                      {run.next.allowed && <Continue run={run} noteId={noteId} kind="plain" />}
                      <Button kind="primary" disabled={locked} onClick={() => setPicked(migrate.at)}>
                        {`Go to license ${licenseName(next)}`}
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
