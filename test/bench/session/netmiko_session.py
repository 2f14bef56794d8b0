"""Types commands at a FortiGate with netmiko: port and key file are the arguments, the commands JSON on stdin.

As it comes, netmiko 2.4 does not get through: its driver insists on key exchanges of SHA-1, which no server of today
offers, and it turns the pager off by writing to the configuration, at a place where a device with VDOMs refuses that. So
here it agrees on the key exchange like any other client, and is given a device without a pager.
"""

import json
import sys
import time

from netmiko.fortinet import FortinetSSH


class Fortinet(FortinetSSH):
    def _modify_connection_params(self):
        pass

    def disable_paging(self, delay_factor=1):
        return ""

    def cleanup(self):
        pass


commands = json.load(sys.stdin)
began = time.perf_counter()
characters = 0
step = "logging in"
try:
    device = Fortinet(
        device_type="fortinet",
        host="127.0.0.1",
        port=int(sys.argv[1]),
        username="admin",
        use_keys=True,
        key_file=sys.argv[2],
        fast_cli=True,
    )
    for step in commands:
        # Its own prompt is fixed at the login; this one is any prompt, in any scope.
        characters += len(device.send_command(step, expect_string=r"[\w.-]+ (\([\w.-]+\) )?[#$] ?$"))
    step = "logging out"
    device.disconnect()
except Exception as error:
    print(json.dumps({"failed": f"{step}: {type(error).__name__}: {(str(error).splitlines() or [''])[0]}"}))
else:
    print(json.dumps({"seconds": time.perf_counter() - began, "characters": characters}))
