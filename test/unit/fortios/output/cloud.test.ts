import { describe, expect, test } from 'vitest'
import { parseCloudService, parseCloudUsers } from '../../../../main/fortios/output'

const unreachable = 'Cannot find ftc server!\nCommand fail. Return code -1\n'

describe('fortitoken-cloud show', () => {
  const show = `FortiToken Cloud service status: licensed, service ready.
Service balance: 100.00 users. Expiration date: 2023-01-21. Customer ID: 0451-77. \n`
  const showService = `${show}FortiToken Cloud account number of users: 1, max number of users: 105.\n`

  test('reads a time-based license', () => {
    expect(parseCloudService(show)).toEqual({
      kind: 'cloud-service',
      status: 'licensed, service ready',
      ready: true,
      licensed: 'yes',
      balance: 100,
      unit: 'users',
      timeBased: true,
      expires: '2023-01-21',
      customerId: '0451-77',
      users: null,
      maxUsers: null,
      raw: show,
    })
  })

  test('reads the number of users that only the diagnose command shows', () => {
    expect(parseCloudService(showService.replaceAll('\n', '\r\n'))).toMatchObject({
      ready: true,
      users: 1,
      maxUsers: 105,
      customerId: '0451-77',
    })
  })

  test('takes a balance in credits for a credit-based account', () => {
    const text = show.replace('100.00 users', '11474.40 credits')
    expect(parseCloudService(text)).toMatchObject({ balance: 11474.4, unit: 'credits', timeBased: false })
  })

  test('does not take a unit it does not know for either', () => {
    const text = show.replace('100.00 users', '100.00 seats')
    expect(parseCloudService(text)).toMatchObject({ balance: 100, unit: null, timeBased: false })
  })

  test.each([
    ['licensed, service not ready', 'yes'],
    ['licensed, service ready soon', 'yes'],
    ['Licensed, Service ready', 'yes'],
    ['not licensed, service ready', 'no'],
    ['trial, service ready', 'unknown'],
    ['', 'unknown'],
  ])('does not take "%s" for ready', (status, licensed) => {
    const text = show.replace('licensed, service ready', status)
    expect(parseCloudService(text)).toMatchObject({ status, ready: false, licensed, raw: text })
  })

  test('tells an unreachable service from text it does not know', () => {
    expect(parseCloudService(unreachable)).toEqual({ kind: 'cloud-unreachable', raw: unreachable })
    expect(parseCloudService('Service: fine\n')).toEqual({ kind: 'unknown', raw: 'Service: fine\n' })
  })
})

describe('fortitoken-cloud show users', () => {
  const users = `Number of users in fortitoken cloud: 2
 1: username:ftm-mig1 vdom:#FOS_Administrator email:ada@example.com phone: realm:default userdata:0
 2: username:kim: vdom:x email:old o'neil vdom:dmz email: phone:+441632960001 realm:FG100-dmz userdata:1
`

  test('reads rows whose names hold blanks, colons and words of the row itself', () => {
    expect(parseCloudUsers(users)).toEqual({
      kind: 'cloud-users',
      count: 2,
      users: [
        {
          name: 'ftm-mig1',
          vdom: '#FOS_Administrator',
          email: 'ada@example.com',
          phone: null,
          realm: 'default',
        },
        {
          name: "kim: vdom:x email:old o'neil",
          vdom: 'dmz',
          email: null,
          phone: '+441632960001',
          realm: 'FG100-dmz',
        },
      ],
      complete: true,
      whole: true,
      unrecognised: [],
    })
  })

  test('reads an empty list as complete', () => {
    const text = 'Number of users in fortitoken cloud: 0\r\n'
    expect(parseCloudUsers(text)).toMatchObject({ count: 0, users: [], complete: true })
  })

  test('says when there are fewer rows than the device counts', () => {
    expect(parseCloudUsers(users.replace('cloud: 2', 'cloud: 3'))).toMatchObject({ complete: false })
  })

  test('keeps a row that it does not understand, and is not complete', () => {
    const text = users.replace(' userdata:1', '')
    expect(parseCloudUsers(text)).toMatchObject({
      complete: false,
      unrecognised: [expect.stringContaining('2: username:kim')],
    })
  })

  test('tells an unreachable service from text it does not know', () => {
    const text = 'Cannot retrieve user information from FortiToken Cloud!\n'
    expect(parseCloudUsers(text)).toEqual({ kind: 'cloud-unreachable', raw: text })
    expect(parseCloudUsers('')).toEqual({ kind: 'unknown', raw: '' })
  })
})
