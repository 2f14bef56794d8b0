import { describe, expect, test } from 'vitest'
import { notOnDisk, type Places } from '../../../main/files/lasting-disk'

const mounts = `21 1 259:2 / / rw,relatime shared:1 - ext4 /dev/nvme0n1p2 rw
22 21 0:20 / /proc rw,nosuid shared:5 - proc proc rw
30 21 0:45 / /mnt/nfs rw,relatime shared:9 - nfs4 server:/export rw,vers=4.2
31 21 0:46 / /mnt/cifs rw,relatime - cifs //server/share rw
32 21 0:47 / /mnt/two\\040words rw,relatime shared:10 - 9p share rw
33 21 0:48 / /home/kim/far rw,nosuid,nodev shared:11 master:2 - fuse.sshfs kim@server: rw,user_id=1000
34 21 0:49 / /mnt/afs rw - afs none rw
35 21 0:50 / /mnt/dav rw - fuse https://server/dav rw
36 21 0:51 / /mnt/smb rw - smb3 //server/share rw
37 21 0:52 / /run rw - tmpfs tmpfs rw
38 30 8:1 / /mnt/nfs/stick rw - vfat /dev/sda1 rw
39 21 0:53 / /data rw - nfs server:/old rw
40 39 8:17 / /data rw - xfs /dev/sdb1 rw
`
const linux: Places = {
  platform: 'linux',
  mounts: () => mounts,
  exists: () => true,
  real: (path) => path,
}

describe('Linux', () => {
  test.each([
    ['/', null],
    ['/srv/tokenferry', null],
    ['/mnt', null],
    ['/mnt/nfs', 'nfs4'],
    ['/mnt/nfs/a/b', 'nfs4'],
    ['/mnt/nfsold', null],
    ['/mnt/nfs/stick/data', null],
    ['/mnt/cifs/data', 'cifs'],
    ['/mnt/two words/data', '9p'],
    ['/home/kim/far/away', 'fuse.sshfs'],
    ['/mnt/afs', 'afs'],
    ['/mnt/dav', 'fuse'],
    ['/mnt/smb', 'smb3'],
    ['/run/user/1000', 'tmpfs'],
    ['/proc/self', 'proc'],
    ['/data', null],
  ])('%s lies on %s', (folder, type) => {
    expect(notOnDisk(folder, linux)).toBe(type)
  })

  test('a link onto a share lies on that share, and so does what is not there yet', () => {
    const real = (path: string) => path.replace('/srv/link', '/mnt/nfs/there')
    const exists = (path: string) => path.length <= '/srv/link'.length
    expect(notOnDisk('/srv/link/new/folder', { ...linux, real, exists })).toBe('nfs4')
  })

  test('a share that is gone is not asked', () => {
    const real = () => {
      throw new Error('It hangs.')
    }
    expect(notOnDisk('/mnt/nfs/data', { ...linux, real, exists: real })).toBe('nfs4')
  })

  test('what can’t be found out is no disk', () => {
    const gone = () => {
      throw new Error('ENOENT')
    }
    expect(notOnDisk('/srv', { ...linux, mounts: gone })).toBe('an unknown file system')
    expect(notOnDisk('/srv', { ...linux, mounts: () => '' })).toBe('an unknown file system')
  })
})

describe('Windows', () => {
  const windows: Places = { ...linux, platform: 'win32' }
  test.each([
    [String.raw`C:\data`, null],
    [String.raw`\\server\share\data`, 'a network share'],
    [String.raw`\\?\UNC\server\share`, 'a network share'],
    [String.raw`Z:\data`, 'a network share'],
  ])('%s lies on %s', (folder, type) => {
    const real = (path: string) => path.replace('Z:', String.raw`\\server\share`)
    expect(notOnDisk(folder, { ...windows, real })).toBe(type)
  })
})

test.each([
  ['/Library/Data', null],
  ['/Volumes/share/data', 'what may be a network share'],
  ['/net/server', 'what may be a network share'],
])('macOS: %s lies on %s', (folder, type) => {
  expect(notOnDisk(folder, { ...linux, platform: 'darwin' })).toBe(type)
})
