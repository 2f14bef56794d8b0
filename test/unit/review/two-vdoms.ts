/** A small multi-VDOM backup in which every outcome occurs. Serials, numbers and people are made up. */
export const twoVdoms = `#config-version=FGVM64-7.0.4-FW-build0301-220208:opmode=0:vdom=1:user=admin
#conf_file_ver=100000000000001
#buildno=0301
#global_vdom=1

config vdom
edit root
next
edit dmz
next
end

config global
config system global
    set alias "FGVM64"
    set hostname "fw-lab"
end
config system admin
    edit "admin"
        set accprofile "super_admin"
        set vdom "root"
        set password ENC SH2aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
    next
    edit "ftm-mig1"
        set accprofile "super_admin"
        set vdom "dmz" "root"
        set two-factor fortitoken
        set fortitoken "FTKMOB2100000001"
        set email-to "mig1@example.com"
        set password ENC SH2bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
    next
end
end

config vdom
edit root
config user fortitoken
    edit "FTKMOB39AAAA0001"
        set license "FTMTRIAL0A4E28E6"
    next
    edit "FTKMOB2100000001"
        set license "EFTM000000000001"
        set activation-code "ABCDEFGH12345678"
        set activation-expire 1643060275
        set reg-id "reg-secret-0001"
        set os-ver "5.3.0_IOS"
    next
    edit "FTKMOB2100000002"
        set license "EFTM000000000001"
    next
    edit "FTK200TEST000001"
    next
end
config user local
    edit "kim"
        set type password
        set two-factor fortitoken
        set fortitoken "FTKMOB2100000002"
        set sms-phone "+441632960001"
        set passwd-time 2022-01-24 21:37:55
        set passwd ENC localsecret
    next
    edit "lee"
        set type ldap
        set two-factor fortitoken
        set fortitoken "FTK200TEST000001"
        set ldap-server "dc1"
    next
    edit "plain"
        set type password
        set passwd ENC othersecret
    next
end
end

config vdom
edit dmz
config user fortitoken
    edit "FTKMOB2200000001"
        set license "EFTM000000000002"
        set reg-id "reg-secret-0002"
    next
    edit "FTKMOB2200000002"
        set status lock
        set license "EFTM000000000002"
        set reg-id "reg-secret-0003"
    next
end
config user local
    edit "kim"
        set two-factor fortitoken
        set fortitoken "FTKMOB2200000001"
        set email-to "kim@example.com"
    next
    edit "max"
        set status disable
        set two-factor fortitoken
        set fortitoken "FTKMOB2200000002"
        set email-to "max@example.com"
    next
    edit "mail"
        set two-factor email
        set email-to "mail@example.com"
    next
    edit "cloud"
        set two-factor fortitoken-cloud
        set email-to "cloud@example.com"
    next
end
end
`

/** What must never leave the review. */
export const secretsOfTwoVdoms = [
  'SH2aaaa',
  'SH2bbbb',
  'ABCDEFGH12345678',
  'reg-secret',
  'localsecret',
  'othersecret',
]
