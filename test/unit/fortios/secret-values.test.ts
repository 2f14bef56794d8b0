import { expect, test } from 'vitest'
import { maskSecrets } from '../../../main/fortios/mask-secrets'

const canary = 'CANARY4canary'

test.each([
  `"ENC ${canary}"`,
  `x ENC ${canary} y`,
  `SH2${canary}abcdefgh==`,
  `AK1${canary}abcdefgh=`,
  `PB2${canary}`,
  `$1$salt$${canary}`,
  `$6$rounds=5000$salt$${canary}`,
  `$2b$12$${canary}`,
  `{SSHA}${canary}`,
  `password=${canary}`,
  `Password: ${canary} and more ${canary}`,
  `pw=${canary}`,
  `PSK : ${canary}`,
  `Passwort: ${canary}`,
  `{\\"token\\": \\"${canary}\\", \\"user\\": \\"x\\"}`,
  `'secret' = '${canary}'`,
  `api_key=${canary}`,
  `X-Api-Key: ${canary}`,
  `Authorization: Bearer ${canary}`,
  `use psk ${canary} until May`,
  `community=${canary}`,
  `snmp-server community ${canary} ro`,
  `activation code: ${canary}`,
  `https://hooks.example.com/services/T000/B000/${canary}`,
  `hooks.example.com/services/T000/${canary}`,
  `curl -u admin:${canary} x`,
  `scp --password ${canary}`,
  `Authorize with Basic ${canary}==`,
  `the key ${canary}`,
  `Bearer ${canary}`,
  `execute backup full-config ftp fgt.conf 192.0.2.1 admin ${canary}`,
  `exec restore config tftp fgt.conf 192.0.2.1 ${canary}`,
  `diagnose test authserver radius srv pap kim ${canary}`,
  `diag test authserver ldap srv kim ${canary}`,
  `set passw ${canary}`,
  `https://example.com/hook?token=${canary}&x=1`,
  `https://example.com/#${canary}`,
  `ftp://admin:${canary}@192.0.2.1/backup`,
  `ftp://admin:pa/${canary}@192.0.2.1`,
  `eyJhbGciOiJIUzI1NiJ9.${canary}.${canary}`,
  `xoxb-1234567890-${canary}`,
  `-----BEGIN RSA PRIVATE KEY-----\n${canary}\n-----END RSA PRIVATE KEY-----`,
  `---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\n${canary}\n---- END SSH2 ENCRYPTED PRIVATE KEY ----`,
  `PuTTY-User-Key-File-3: ssh-ed25519\nPrivate-Lines: 1\n${canary}\nPrivate-MAC: 00`,
  `-----BEGIN PRIVATE KEY-----\\n${canary}\\n-----END PRIVATE KEY-----`,
  `then set psksecret ${canary}`,
  `apikey=${canary}`,
  `authtoken: ${canary}`,
  `the password is "${canary}7"`,
  `SNMP community string ${canary}7`,
  `psk -> ${canary}`,
  `password＝${canary}`,
  `пароль: ${canary}`,
  `密码：${canary}`,
  `<password>${canary}</password>`,
  `activation code ${canary}7`,
  `//admin:${canary}@192.0.2.1/share`,
  `admin:${canary}@backup.example.com`,
  `curl -H "X-Gate: ${canary}" https://example.com`,
  `sshpass -p ${canary} ssh admin@192.0.2.1`,
  `snmpwalk -v2c -c ${canary} 192.0.2.1`,
  `AIzaSyA1${canary}abcdefghijk`,
  `ENC=${canary}`,
  `SET PSKSECRET ${canary}`,
  `Set Unheard Enc ${canary}`,
  `exec ssh kim:${canary}@192.0.2.1`,
  `execute ssh kim:p@ss/${canary}@192.0.2.1 22`,
  `EXEC SSH kim%${canary}@fw2`,
  `exec ssh kim@192.0.2.1 ${canary}`,
  `execute ssh kim@192.0.2.1 22 ${canary}`,
  `exec ssh6 kim@2001:db8::1 ${canary}`,
  `exec telnet 192.0.2.1 ${canary}`,
  `exec ssh kim@192.0.2.1 ${canary} # password: x`,
  `EXECUTE BACKUP CONFIG FTP fgt.conf 192.0.2.1 admin ${canary}`,
  `ssh kim:${canary}@192.0.2.1`,
  `scp -P 22 kim:${canary}@192.0.2.1:x y`,
  `plink -ssh kim@192.0.2.1 -pw ${canary}`,
  `PLINK -PW ${canary} kim@192.0.2.1`,
  `smbclient //host/share -U kim%${canary}`,
  `wget --http-password=${canary} x`,
  `mysql --password '${canary}'`,
  String.raw`net use \\host\share ${canary} /user:kim`,
  String.raw`NET USE Z: \\host\share /user:EXAMPLE\kim ${canary} /persistent:no`,
  String.raw`net use * \\\\host\\share ${canary}`,
  String.raw`net.exe use z: '\\host\my' ${canary} /u:kim`,
  String.raw`net use \\host\share '/${canary} x ${canary}' /user:kim`,
  String.raw`net use \\host\share /user:kim%${canary}`,
  `net user kim ${canary} /add`,
  `ConvertTo-SecureString '${canary}' -AsPlainText`,
  `config vpn ipsec phase1-interface\nedit a\nset psksecret ${canary}\nnext\nend`,
  `set psksecret \\"one\n${canary}\\"\nend`,
])('%s is masked in a value, alone and on the screen of a device', (text) => {
  expect(maskSecrets(text)).not.toContain(canary)
  const value = `config firewall address\n    edit "a"\n        set comment "${text}"\n        set color 3\n    next\nend`
  expect(maskSecrets(value)).not.toContain(canary)
  expect(maskSecrets(value)).toContain('        set color 3\n    next\nend')
  expect(maskSecrets(`FGT # diagnose x\n${text}`)).not.toContain(canary)
})

test.each([
  ['psksecret           : CANARY'],
  ['auth-string: CANARY'],
  ['history0 = CANARY'],
  ['- bmr-hostname: "CANARY"'],
])('%s, as get and YAML print an option, is masked', (line) => {
  expect(maskSecrets(line)).not.toContain('CANARY')
})

test.each([
  'Enter your password: ',
  'You are forced to change your password, please input a new password.',
  'FortiToken: FTKMOB21C54B7D90',
  'https://ftc.fortinet.com',
  'Expires: 2027-01-01 12:00:00',
  '#config-version=FGVM64-7.0.4-FW-build0301-220119:opmode=0:vdom=0:user=admin',
  'FTKMOB21C54B7D90  ftm-mig1  Activated',
  'SH2-CORE-SWITCH',
  'set subnet 192.0.2.0/24',
  'set member "port1/2" "ha-1"',
  'Virtual domains status: 1 in NAT mode, 0 in TP mode',
  'mailto:kim@example.com',
  'Two-factor token code for kim@example.com',
])('%s stays readable', (line) => {
  expect(maskSecrets(line)).toBe(line)
})

test('a private key that is cut off ends with the value it stands in', () => {
  const masked = maskSecrets('set x "-----BEGIN PRIVATE KEY-----\nCANARY"\nset color 3')
  expect(masked).not.toContain('CANARY')
  expect(masked).toContain('set color 3')
})

test.each([
  ['set '.repeat(300_000)],
  [`set${' '.repeat(1_000_000)}`],
  ['password '.repeat(150_000)],
  [`password=${' '.repeat(1_000_000)}x`],
  [`${'a.'.repeat(500_000)}://`],
  ['://@'.repeat(300_000)],
  ['config a b\n'.repeat(100_000) + 'set name x\n'.repeat(100_000)],
  ['ENC '.repeat(300_000)],
  ['"\\'.repeat(500_000)],
  [' '.repeat(1_000_000)],
  ['# '.repeat(500_000)],
  ['SH2'.repeat(400_000)],
  ['-----BEGIN '.repeat(100_000)],
  ['eyJeyJeyJ-'.repeat(100_000)],
  ['a:'.repeat(500_000)],
  ['sshpass '.repeat(120_000)],
  ['password is of '.repeat(70_000)],
  ['snmp x -H '.repeat(100_000)],
])('a hostile text costs no more than its length', (text) => {
  const start = process.cpuUsage()
  maskSecrets(text)
  expect(process.cpuUsage(start).user).toBeLessThan(2_000_000)
})

test.each([
  String.raw`net use \\host\share /user:kim /persistent:yes`,
  'net use of this',
  'exec ssh kim@192.0.2.1',
  'exec ssh kim@192.0.2.1 22',
  'execute ping 192.0.2.1',
  'ssh kim@192.0.2.1 show',
  'kim@example.com',
])('%s stays readable', (text) => {
  expect(maskSecrets(text)).toBe(text)
})
