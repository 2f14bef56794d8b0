import fc from 'fast-check'

/** A secret: letters and digits that occur nowhere else in a text. */
const secret = fc.stringMatching(/^[a-z]{8,20}$/).map((letters) => `S3C${letters}`)

const secretAttribute = fc.constantFrom(
  'password', 'passwd', 'passphrase', 'private-key', 'psksecret', 'secret', 'key', 'seed', 'activation-code', 'reg-id',
  'auth-pwd', 'priv-pwd', 'api-key', 'client-secret',
) // prettier-ignore
const plainAttribute = fc.constantFrom('comment', 'alias', 'buffer', 'description', 'certificate')

/** Lines that hold no secret, and none that opens a quote. */
const harmless = fc.constantFrom(
  'config system admin',
  '    edit "kim"',
  '        set accprofile "super_admin"',
  '        set email-to "kim@example.com"',
  '        set fortitoken "FTKMOB0000000001"',
  '    next',
  'end',
  '',
  '        set comments "the password is on the ‘safe’ list"',
)

const indent = fc.constantFrom('', '        ', '\t')
const quoted = (value: string) => `"${value}"`

/** A statement in which a secret stands, at one of the many places where one can. */
const statement = fc
  .tuple(indent, secretAttribute, plainAttribute, secret)
  .chain(([blanks, attribute, other, value]) =>
    fc
      .constantFrom(
        `${blanks}set ${attribute} ${value}`,
        `${blanks}set ${attribute} ${quoted(value)}`,
        `${blanks}set ${attribute}   "first ${value} last"`,
        `${blanks}set "${attribute}" ${quoted(value)}`,
        `${blanks}append ${attribute} ${value}`,
        `${blanks}set ${attribute} 'single ${value}'`,
        `${blanks}set ${attribute} "a"'b ${value}'`,
        `${blanks}set ${attribute} "one line\n${value}\nand another"`,
        `${blanks}set ${attribute} "escaped \\" quote\n${value}"`,
        `${blanks}set ${attribute} 'one\n${value}\nthree'`,
        `${blanks}set ${attribute} abc\\\n${value}`,
        `${blanks}set ${attribute} ENC ${value}`,
        `${blanks}set ${other} ENC ${value}`,
        `${blanks}set ${other} ENC   ${value} ENC ${value}x`,
        `${blanks}set unheard-of ENC ${value}`,
        `${blanks}set ${other} "password=${value}"`,
        `${blanks}set ${other} "see https://hooks.example.com/${value}"`,
        `${blanks}set ${other} "then set psksecret ${value}"`,
        `${blanks}set ${other} "config vpn ipsec phase1-interface\n    edit a\n        set psksecret ${value}\nend"`,
        `${blanks}set ${other} "config system snmp community\n    edit 1\nend\nset passwd \\"${value}\nx\\"\n"`,
        `config system snmp community\n    edit 1\n        config hosts\n        end\n        set name "${value}"\n    next\nend`,
        `config system automation-action\n    edit "a"\n        set ${other} "end\nend\nconfig x"\n        set uri "${value}"\n    next\nend`,
        `FGT-1 (kim) # set ${attribute} ${value}`,
        `FGT-1(Primary) (kim) # set ${attribute} "x\n${value}"`,
        `#private-encryption-key=${value}`,
        `${blanks}set ${other} "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIE${value}\n${value}==\n-----END ENCRYPTED PRIVATE KEY-----"`,
        `${blanks}set ${other} "-----BEGIN OPENSSH PRIVATE KEY-----\n${value}\n-----END OPENSSH PRIVATE KEY-----\n"`,
        `-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\n${value}\n-----END RSA PRIVATE KEY-----`,
        `${other} -----BEGIN PRIVATE KEY-----${value}-----END PRIVATE KEY----- tail`,
        `-----BEGIN PRIVATE KEY-----${value}-----END PRIVATE KEY----- -----BEGIN PRIVATE KEY-----\n${value}\n-----END PRIVATE KEY-----`,
      )
      .map((text) => ({ text, value })),
  )

/** A text: lines before, statements with a secret each and lines behind them, and how its lines end. */
export const document = fc.tuple(
  fc.array(harmless, { maxLength: 5 }),
  fc.array(fc.tuple(statement, fc.array(harmless, { maxLength: 3 })), { minLength: 1, maxLength: 4 }),
  fc.constantFrom('\n', '\r\n'),
)

/** The lines of such a text, a value that goes over several lines being several. */
export function linesOf([before, statements]: readonly [
  readonly string[],
  readonly (readonly [{ readonly text: string }, readonly string[]])[],
  ...unknown[],
]): readonly string[] {
  return [...before, ...statements.flatMap(([{ text }, after]) => [text, ...after])].join('\n').split('\n')
}
