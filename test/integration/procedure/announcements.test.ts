import { expect, test } from 'vitest'
import { application } from './live'

const id = { audience: 'users', moment: 'before', language: 'en' } as const
const change = {
  window: { begin: '2026-12-01T21:00', end: '2026-12-01T23:00', timeZone: 'Europe/Zurich' },
  contacts: '',
  ticket: '',
}

test('an edited text that is out of date stays so until it is edited or written anew, however often it is handed out', async () => {
  const app = application()
  await app.call('startRehearsal', { sample: 'vendor-page', scenario: 'ready' })
  await app.connect()
  await app.goTo('backup')
  await app.call('planChange', change)
  await app.goTo('preauthorization')
  const edited = { ...id, subject: 'Tomorrow', body: 'From nine o’clock on.\n' }
  await app.call('keepAnnouncement', edited)
  expect(await app.call('announcement', id)).toMatchObject({ isEdited: true, isOutdated: false })
  await app.call('planChange', { ...change, window: { ...change.window, begin: '2026-12-01T20:00' } })
  const kept = app.recorded.filter((type) => type === 'announcement-kept').length
  await app.call('copyAnnouncement', edited)
  await app.call('keepAnnouncement', edited)
  expect(await app.call('announcement', id)).toMatchObject({ isEdited: true, isOutdated: true })
  expect(app.recorded.filter((type) => type === 'announcement-kept')).toHaveLength(kept)

  await app.call('keepAnnouncement', { ...edited, body: 'From eight o’clock on.\n' })
  expect(await app.call('announcement', id)).toMatchObject({ isEdited: true, isOutdated: false })

  await app.call('resetAnnouncement', id)
  const written = await app.call('announcement', id)
  expect(written).toMatchObject({ isEdited: false, isOutdated: false })
  // What someone wrote themselves, and would be written now, is not edited once it is written again.
  await app.call('planChange', change)
  const { subject, body } = await app.call('announcement', id)
  await app.call('planChange', { ...change, ticket: 'CHG1', contacts: 'Kim' })
  await app.call('keepAnnouncement', { ...id, subject, body })
  await app.call('planChange', change)
  await app.call('resetAnnouncement', id)
  expect(await app.call('announcement', id)).toMatchObject({ subject, isEdited: false, isOutdated: false })
})
