/**
 * A Linux of its own for as long as it is needed: this one, seen through an overlay that keeps what is written there in
 * memory, with processes of its own. It ends with the process that opened it, however that ends.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** The ordinary person who is in there. */
export const person = 'tokenferry-person'

/**
 * What bash does in there until its standard input ends. It is the first process, which takes all others along when it
 * ends, and the mounts with them. `$1` is the folder, `$2` one of this system that is not to be seen.
 *
 * The list of what is installed is copied while nobody installs anything here, so that nobody who does can change it
 * there. No service is started by what is installed, names are looked up as here, and the index of manual pages, which
 * takes longer than all else, is left alone.
 */
const setUp = `
set -eu
apt-get -qq -o DPkg::Lock::Timeout=120 check
mount -t tmpfs -o mode=755 tokenferry "$1"
cd "$1"
mkdir upper work root
mount -t overlay -o lowerdir=/,upperdir="$1/upper",workdir="$1/work" overlay root
cd root
mount -t proc proc proc
mount -t sysfs -o ro sysfs sys
mount --bind /dev dev
mount -t devpts -o newinstance,ptmxmode=0666,mode=620,gid=5 devpts dev/pts
mount -t tmpfs -o mode=1777 shm dev/shm
mount -t tmpfs -o mode=1777 tmp tmp
mount -t tmpfs -o mode=755 run run
mkdir -p run/lock
mount -t tmpfs -o mode=755 hidden ".$2"
names=$(readlink -f /etc/resolv.conf)
case $names in /run/*) mkdir -p ".\${names%/*}" && cp "$names" ".$names" ;; esac
printf '#!/bin/sh\\nexit 101\\n' > usr/sbin/policy-rc.d
chmod 755 usr/sbin/policy-rc.d
cp -a var/lib/dpkg var/lib/dpkg.own
rm -r var/lib/dpkg
mv var/lib/dpkg.own var/lib/dpkg
rm -f var/lib/man-db/auto-update
chroot . useradd --create-home --shell /bin/bash ${person}
echo ready
read -r _ || true
`

const environment = {
  LANG: 'C.UTF-8',
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
}

const endGroup = ({ pid }, signal) => {
  try {
    return process.kill(-pid, signal)
  } catch (error) {
    if (error.code !== 'ESRCH') throw error
    return false
  }
}

/**
 * @param {string} hidden a folder that is not to be seen there: the project's
 * @throws if this system does not allow it; the message says why
 */
export const openSystem = async (hidden) => {
  const folder = mkdtempSync(join(tmpdir(), 'tokenferry-installed-'))
  const own = ['--mount', '--propagation', 'private', '--pid', '--fork', '--kill-child=SIGKILL']
  const holder = spawn('unshare', [...own, 'bash', '--norc', '-c', setUp, 'bash', folder, hidden], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: environment,
  })
  let complaints = ''
  holder.stderr.setEncoding('utf8').on('data', (text) => (complaints += text))
  const ended = new Promise((done) => holder.on('close', done).on('error', done))
  const limit = setTimeout(() => holder.kill('SIGKILL'), 240_000)
  const isReady = await Promise.race([
    once(createInterface(holder.stdout), 'line').then(([line]) => line === 'ready'),
    ended.then(() => false),
  ])
  clearTimeout(limit)
  if (!isReady) {
    rmdirSync(folder)
    throw new Error(complaints.trim() || 'unshare could not be started')
  }

  const seen = `/proc/${holder.pid}`
  const enter = (user) => [
    ...[`--mount=${seen}/ns/mnt`, `--pid=${seen}/ns/pid_for_children`, 'chroot'],
    ...(user === 'root' ? [] : [`--userspec=${user}`]),
    join(folder, 'root'),
  ]

  return {
    folder,

    /** Starts a program in there, at home. `options` are those of `spawn`; `env` is added to next to nothing. */
    start: (user, program, args, { env, ...options } = {}) => {
      const home = user === 'root' ? '/root' : `/home/${user}`
      const child = spawn('nsenter', [...enter(user), 'env', `--chdir=${home}`, program, ...args], {
        timeout: 120_000,
        killSignal: 'SIGKILL',
        ...options,
        detached: true,
        env: { ...environment, HOME: home, USER: user, LOGNAME: user, ...env },
      })
      // The program is a child of nsenter, which hands no signal on.
      child.kill = (signal = 'SIGTERM') => endGroup(child, signal)
      return child
    },

    /** Where a file of it is to be found from here. */
    file: (path) => join(`${seen}/root${folder}/root`, path),

    /** The folder that holds all that was written there: a tree like `/`. */
    written: `${seen}/root${folder}/upper`,

    /** Ends every process of it, and takes its mounts away. */
    close: async () => {
      if (holder.exitCode !== null || holder.signalCode !== null) return
      holder.stdin.end()
      const late = setTimeout(() => holder.kill('SIGKILL'), 10_000)
      await ended
      clearTimeout(late)
      rmdirSync(folder)
    },
  }
}

/** Why there can’t be one here; undefined if there can. */
export const systemObstacle = async (hidden) => {
  if (process.getuid() !== 0) return 'only root may make one'
  try {
    await (await openSystem(hidden)).close()
    return undefined
  } catch (error) {
    return error.message
  }
}

/** What is left of a system on this one: the processes that see its folder among the mounts. */
export const leftOf = (folder) =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/mountinfo`, 'utf8').includes(folder)
      } catch {
        return false // it has ended
      }
    })
