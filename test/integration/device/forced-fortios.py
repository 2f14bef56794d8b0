#!/usr/bin/env python3
"""A FortiGate as far as a session needs one, behind the ForceCommand of an SSH server.

Written from the vendor's documentation and public captures alone, and sharing nothing with the simulator of the
product: what both of them misread would have to be misread twice. The facts that it answers from are a JSON file,
its only argument; what is migrated is written to it, so that the next session finds it. Each line that is typed is
appended to `<facts>.typed`, each key to a question as `key <key>`. What was typed while it waited for nothing is noted
as `stray <keys>`, what stood at the prompt when the session ended as `unfinished <keys>`.

What goes wrong is another JSON file, `<facts>.trouble`, read anew at each migration and each list of sessions. Times are
seconds, and pass.

- `commit_after`: how long behind the `y` the change is made, in a process of its own, whatever becomes of the session.
- `end_after_yes`: true where the session ends right behind the `y`.
- `question`: the lines of the question in the place of the documented ones.
- `late`: what comes while the question stands open: `{"after": 1, "prints": "\\n", "then": "prompt"}`, noted as
  `late <text>`. `then`: the question `waits` all the same; the text `asks` another one that leads to nothing; the
  `prompt` is back; the session `closes`.
- `others`: lines of other administrators in `get system admin list`.
- `lingers`: true where a session that was lost stays in that list.

The terminal is put into raw mode, since a FortiGate echoes what is typed by itself: a command as it is, then CR CR LF.
"""

import fcntl
import json
import os
import select
import signal
import sys
import time
import tty

PAGE = 22
MORE = "--More-- "
ERASE = "\r         \r"
QUESTION = [
    "Warning: Please acknowledge that once the license and its tokens are migrated to FortiToken Cloud",
    " - The original FTM license gets invalidated and it cannot be reversed.",
    " - You will switch from perpetual to annual subscription license.",
    "Please contact customer support to get the migration pre-authorization",
    "and backup your FortiGate configuration!",
    "Ready to proceed? (y/n)",
]


class Hangup(Exception):
    """The other side has closed the session."""


class Terminal:
    """Reads keys, prints lines, stops at each page."""

    def __init__(self, log):
        tty.setraw(0)
        self.log = open(log, "a", encoding="utf-8")
        self.pending = b""

    def key(self):
        while True:
            if not self.pending:
                self.pending = os.read(0, 4096)
                if not self.pending:
                    raise Hangup()
            first = self.pending[0]
            length = 1 if first < 0x80 else 2 if first < 0xE0 else 3 if first < 0xF0 else 4
            while len(self.pending) < length:
                self.pending += os.read(0, 4096)
            key, self.pending = self.pending[:length], self.pending[length:]
            return key.decode("utf-8")

    def write(self, text):
        data = text.encode("utf-8")
        while data:
            data = data[os.write(1, data):]

    def note(self, text):
        self.log.write(text + "\n")
        self.log.flush()

    def arrives(self, seconds):
        """Whether a key comes within that time."""
        return bool(self.pending) or bool(select.select([0], [], [], seconds)[0])

    def expect_nothing(self):
        """Notes what was typed before there was anything to type it at. It counts all the same."""
        if select.select([0], [], [], 0)[0]:
            self.pending += os.read(0, 4096)
        if self.pending:
            self.note("stray " + self.pending.decode("utf-8", "replace"))

    def command(self, prompt):
        self.expect_nothing()
        self.write(prompt)
        typed = ""
        while True:
            try:
                key = self.key()
            except (Hangup, OSError):
                if typed:
                    self.note("unfinished " + typed)
                raise
            if key in "\r\n":
                self.write("\r\r\n")
                if typed.strip():
                    self.note(typed)
                return typed.strip()
            typed += key
            self.write(key)

    def page(self, lines):
        room = PAGE
        for line in lines:
            if room == 0:
                self.write(MORE)
                key = self.key()
                while key not in " q":
                    key = self.key()
                self.write(ERASE)
                if key == "q":
                    self.note("page q")
                    return
                room = PAGE
            self.write(line + "\r\n")
            room -= 1

    def ask(self, lines, late):
        """The key that answered; none where something else came of it."""
        self.expect_nothing()
        self.write("\r\n".join(lines))
        then = "waits"
        if late and not self.arrives(late["after"]):
            then = late.get("then", "waits")
            self.write(late["prints"].replace("\n", "\r\n"))
            self.note("late " + json.dumps(late["prints"]))
            if then == "prompt":
                return None
            if then == "closes":
                raise Hangup()
        key = self.key()
        self.note("key " + key)
        self.write(key + "\r\n")
        return key if then == "waits" else None


def is_locked(name):
    with open(name, "r+", encoding="utf-8") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return True
    return False


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def table(path, entries):
    """`entries`: name to a list of attributes, each a name and its value as it is written."""
    yield "config " + path
    for name, attributes in entries:
        yield "    edit " + quoted(name)
        for attribute, value in attributes:
            yield "        set " + attribute + " " + value
        yield "    next"
    yield "end"


class FortiGate:
    """The tables, and what each command prints."""

    def __init__(self, path):
        self.path = path
        self.load()

    def load(self):
        with open(self.path, encoding="utf-8") as file:
            self.facts = json.load(file)

    def save(self):
        beside = "%s.%d" % (self.path, os.getpid())
        with open(beside, "w", encoding="utf-8") as file:
            json.dump(self.facts, file)
        os.replace(beside, self.path)

    @property
    def cloud(self):
        return self.facts.setdefault("cloud", [])

    @property
    def trouble(self):
        try:
            with open(self.path + ".trouble", encoding="utf-8") as file:
                return json.load(file)
        except FileNotFoundError:
            return {}

    def log_in(self):
        """Puts this session where all of them find it."""
        os.makedirs(self.path + ".sessions", exist_ok=True)
        address, port = os.environ["SSH_CONNECTION"].split()[:2]
        started = time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime())
        self.row = "admin    sshv2  wan1:192.0.2.7:22  %s:%s   %s" % (address, port, started)
        # The lock goes with the process, however that ends.
        self.session = open("%s.sessions/%d" % (self.path, os.getpid()), "w", encoding="utf-8")
        fcntl.lockf(self.session, fcntl.LOCK_EX)
        self.session.write(self.row)
        self.session.flush()

    def log_out(self):
        os.unlink(self.session.name)

    def sessions(self):
        trouble = self.trouble
        yield "username local  device             remote               started"
        for pid in sorted(os.listdir(self.path + ".sessions"), key=int):
            name = "%s.sessions/%s" % (self.path, pid)
            # Opening the file itself would let go of its lock.
            if name == self.session.name:
                yield self.row
            elif trouble.get("lingers") or is_locked(name):
                with open(name, encoding="utf-8") as file:
                    yield file.read()
        yield from trouble.get("others", [])

    def vdom(self, name):
        return next((vdom for vdom in self.facts["vdoms"] if vdom["name"] == name), None)

    def second_factor(self, user):
        if user.get("cloud"):
            return [("two-factor", "fortitoken-cloud"), ("email-to", quoted(user["email"]))]
        return [
            ("two-factor", "fortitoken"),
            ("fortitoken", quoted(user["token"])),
            ("email-to", quoted(user["email"])),
        ]

    def admins(self):
        for admin in self.facts["admins"]:
            yield admin["name"], [
                ("accprofile", '"super_admin"'),
                ("vdom", '"root"'),
                *(self.second_factor(admin) if "token" in admin else []),
                ("password", "ENC SH2c2VjcmV0b2ZhbmFkbWlu"),
            ]

    def locals(self, vdom):
        for user in vdom["users"]:
            yield user["name"], [
                ("type", "password"),
                *self.second_factor(user),
                ("passwd", "ENC c2VjcmV0b2ZhdXNlcg=="),
            ]

    def tokens(self, vdom):
        for token in vdom["tokens"]:
            yield token["serial"], [
                ("license", quoted(token["license"])),
                *([("reg-id", quoted("reg" + token["serial"]))] if token["activated"] else []),
            ]

    def status(self):
        facts = self.facts
        return [
            "Version: FortiGate-60F v7.4.8,build2795,250523 (GA.M)",
            "First GA patch build date: 230509",
            "Current Security Level: High",
            "Firmware Signature: certified",
            "Virus-DB: 93.06535(2026-01-28 06:31)",
            "Extended DB: 93.06535(2026-01-28 06:31)",
            "Serial-Number: " + facts["serial"],
            "BIOS version: 05000006",
            "System Part-Number: P21592-09",
            "Log hard disk: Not available",
            "Hostname: " + facts["hostname"],
            "Private Encryption: Disable",
            "Operation Mode: NAT",
            "Current virtual domain: root",
            "Max number of virtual domains: 10",
            "Virtual domains status: %d in NAT mode, 0 in TP mode" % len(facts["vdoms"]),
            "Virtual domain configuration: multiple",
            "FIPS-CC mode: disable",
            "Current HA mode: standalone",
            "Branch point: 2795",
            "Release Version Information: GA",
            "System time: Wed Jan 12 12:12:12 2026",
            "Last reboot reason: warm reboot",
        ]

    def token_info(self, vdom):
        yield "FORTITOKEN        DRIFT  STATUS"
        activated = 0
        for token in vdom["tokens"]:
            activated += token["activated"]
            yield "%-16s  0      %s" % (token["serial"], "provisioned" if token["activated"] else "new")
        yield ""
        yield "Total activated token: %d" % activated
        yield "Total global activated token: %d" % activated
        yield ""
        yield "Token server status: reachable"

    def cloud_users(self):
        yield "Number of users in fortitoken cloud: %d" % len(self.cloud)
        for number, (name, vdom, email) in enumerate(self.cloud, 1):
            yield " %d: username:%s vdom:%s email:%s phone: realm:default userdata:0" % (number, name, vdom, email)

    def service(self, full):
        yield "FortiToken Cloud service status: licensed, service ready."
        yield "Service balance: 100.00 users. Expiration date: 2027-11-20. Customer ID: 1740029."
        if full:
            yield "FortiToken Cloud account number of users: %d, max number of users: 100." % len(self.cloud)

    def whole(self):
        yield "#config-version=FGT60F-7.4.8-FW-build2795-250523:opmode=0:vdom=1:user=admin"
        yield "config vdom"
        for vdom in self.facts["vdoms"]:
            yield "edit " + vdom["name"]
            yield "next"
        yield "end"
        yield ""
        yield "config global"
        yield from table("system admin", self.admins())
        yield "end"
        for vdom in self.facts["vdoms"]:
            yield ""
            yield "config vdom"
            yield "edit " + vdom["name"]
            yield from table("user fortitoken", self.tokens(vdom))
            yield from table("user local", self.locals(vdom))
            yield "end"

    def migrate(self, terminal, license, vdom):
        """The dialogue of the vendor's page; local users in the words of administrators, since no other are known."""
        trouble = self.trouble
        if terminal.ask(trouble.get("question", QUESTION), trouble.get("late")) != "y":
            return []
        result = self.change(license, vdom, trouble.get("commit_after", 0))
        if trouble.get("end_after_yes"):
            raise Hangup()
        with os.fdopen(result, encoding="utf-8") as file:
            return json.load(file)

    def change(self, license, vdom, seconds):
        """Makes the change that much later, in a process that outlives the session; where its lines can be read."""
        reading, writing = os.pipe()
        if os.fork():
            os.close(writing)
            return reading
        os.setsid()
        nothing = os.open(os.devnull, os.O_RDWR)
        for descriptor in (0, 1, 2):
            os.dup2(nothing, descriptor)
        os.close(reading)
        time.sleep(seconds)
        with open(self.path + ".lock", "w", encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            self.load()
            lines = self.migrated(license, vdom)
            self.save()
        try:
            os.write(writing, json.dumps(lines).encode("utf-8"))
        except BrokenPipeError:
            pass
        os._exit(0)

    def migrated(self, license, vdom):
        place = self.vdom(vdom)
        gone = [token["serial"] for token in place["tokens"] if token["license"] == license]
        lines = [""]
        users = [("admin", "#FOS_Administrator", admin) for admin in self.facts["admins"]]
        users += [("local", vdom, user) for user in place["users"]]
        for kind, where, user in users:
            if user.get("token") in gone and not user.get("cloud"):
                user["cloud"] = True
                self.cloud.append((user["name"], where, user["email"]))
                lines.append(
                    "%d: Converted %s(%s) for license(%s) in vdom(%s)"
                    % (len(lines), kind, user["name"], license, vdom)
                )
        lines.append(
            "License(%s) in VDOM(%s): Total %d admin/local user(s) converted to two-factor Fortitoken-Cloud!"
            % (license, vdom, len(lines) - 1)
        )
        for serial in gone:
            lines.append(
                "fas_migrate_token_clear[667]: Deleted token(%s) and license(%s) in vdom(%s) configuration"
                % (serial, license, vdom)
            )
        place["tokens"] = [token for token in place["tokens"] if token["license"] != license]
        return lines


def words_of(line):
    words, word, quote, some = [], "", False, False
    at = 0
    while at < len(line):
        character = line[at]
        if character == "\\" and at + 1 < len(line):
            at += 1
            word += line[at]
        elif character == '"':
            quote, some = not quote, True
        elif character == " " and not quote:
            if word or some:
                words.append(word)
            word, some = "", False
        else:
            word += character
        at += 1
    return words + ([word] if word or some else [])


def answer(device, terminal, scope, line):
    """What a line prints, and the scope that it leads to. What `grep .` lets through does not wait at pages."""
    command, _, pattern = line.partition(" | grep ")
    if pattern == "." and command.startswith("show"):
        lines, leads_to = answer(device, terminal, scope, command)
        for text in lines:
            if text:
                terminal.write(text + "\r\n")
        return [], leads_to
    words = words_of(line)
    vdom = device.vdom(scope) if scope not in (None, "global", "vdom") else None
    refused = ["", "command parse error before '%s'" % words[-1], "Command fail. Return code -61"]
    if line == "get system status":
        return device.status(), scope
    if line == "end" and scope is not None:
        return [], None
    if scope is None:
        if line in ("config global", "config vdom"):
            return [], line.split()[1]
        if line == "show":
            return list(device.whole()), scope
    elif scope == "vdom" and words[0] == "edit" and len(words) == 2:
        if device.vdom(words[1]) is None:
            device.facts["vdoms"].append({"name": words[1], "tokens": [], "users": []})
            device.save()
            terminal.note("created " + words[1])
        return ["current vf=%s:%d" % (words[1], len(device.facts["vdoms"]))], words[1]
    elif scope == "global":
        if line == "get system ha status":
            return ["HA Health Status: OK", "Model: FortiGate-60F", "Mode: Standalone", "Group: 0"], scope
        if line == "get system admin list":
            return list(device.sessions()), scope
        if line == "diagnose sys vd list":
            names = ["vsys_ha"] + [each["name"] for each in device.facts["vdoms"]]
            listed = ["name=%s/%s index=%d enabled fib_ver=9" % (name, name, at) for at, name in enumerate(names)]
            return ["list virtual firewall info:"] + listed, scope
        if line == "execute fortitoken-cloud show":
            return list(device.service(False)), scope
        if line == "diagnose fortitoken-cloud show service":
            return list(device.service(True)), scope
        if line == "diagnose fortitoken-cloud show users":
            return list(device.cloud_users()), scope
        if line == "show system admin":
            return list(table("system admin", device.admins())), scope
        if line == "show system central-management":
            return ["config system central-management", "end"], scope
        if line.startswith("execute fortitoken-cloud migrate-ftm ") and len(words) == 5:
            return device.migrate(terminal, words[3], words[4]), scope
    elif vdom is not None:
        if line == "show user fortitoken":
            return list(table("user fortitoken", device.tokens(vdom))), scope
        if line == "show user local":
            return list(table("user local", device.locals(vdom))), scope
        if line == "diagnose fortitoken info":
            return list(device.token_info(vdom)), scope
    return refused, scope


def main():
    # A terminal that is gone is noticed where it is read or written, once what was typed is noted.
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    device = FortiGate(sys.argv[1])
    device.log_in()
    terminal = Terminal(sys.argv[1] + ".typed")
    scope = None
    try:
        while True:
            prompt = device.facts["hostname"] + (" (%s)" % scope if scope else "") + " # "
            line = terminal.command(prompt)
            if line == "exit":
                device.log_out()
                return
            if line:
                device.load()
                lines, scope = answer(device, terminal, scope, line)
                terminal.page(lines)
                terminal.write("\r\n")
    except (Hangup, OSError):
        pass


main()
