"""Real networks in a machine's own kernel: a namespace for a server, one for each place, and nothing that leads out of them."""

import subprocess

SERVER = "t-server"
# By place: the server's end and the caller's, of one network each.
PLACES = {
    "office": ("192.0.2.1/24", "192.0.2.10/24"),
    "desk next door": ("192.0.2.1/24", "192.0.2.77/24"),
    "hotel": ("198.51.100.1/24", "198.51.100.10/24"),
    "abroad": ("2001:db8:7::1/64", "2001:db8:7::10/64"),
}


class CannotMake(Exception):
    """No network can be made here, as in a container that has none of its own."""


class Networks:
    """A bridge of the server for each network, and a namespace for each place on it."""

    def __init__(self):
        self._namespaces, self._bridges = [], {}
        try:
            self._add(SERVER)
            for number, (place, (server, caller)) in enumerate(PLACES.items()):
                self._lead(place, number, server, caller)
        except subprocess.CalledProcessError as reason:
            self.end()
            raise CannotMake(reason.stderr.strip()) from reason

    def end(self):
        for namespace in self._namespaces:
            _ip("netns", "delete", namespace)

    def _add(self, namespace):
        _ip("netns", "add", namespace)
        self._namespaces.append(namespace)
        _ip("-n", namespace, "link", "set", "lo", "up")

    def _lead(self, place, number, server, caller):
        namespace, port = self._namespace(place), f"port{number}"
        self._add(namespace)
        _ip("link", "add", port, "netns", SERVER, "type", "veth", "peer", "name", "eth0", "netns", namespace)
        _ip("-n", SERVER, "link", "set", port, "master", self._bridge(server), "up")
        self._address(namespace, "eth0", caller)

    def _bridge(self, address):
        if address not in self._bridges:
            self._bridges[address] = bridge = f"bridge{len(self._bridges)}"
            _ip("-n", SERVER, "link", "add", bridge, "type", "bridge")
            self._address(SERVER, bridge, address)
        return self._bridges[address]

    @staticmethod
    def _address(namespace, device, address):
        # IPv6 would not use an address before it had asked whether somebody else has it.
        _ip("-n", namespace, "address", "add", address, "dev", device, *(["nodad"] if ":" in address else []))
        _ip("-n", namespace, "link", "set", device, "up")

    @staticmethod
    def _namespace(place):
        return f"t-{place.replace(' ', '-')}"

    def within(self, place=None):
        """The words before a command that is run at a place, or at the server."""
        return ["nsenter", f"--net=/run/netns/{self._namespace(place) if place else SERVER}", "--"]

    @staticmethod
    def server_address(place):
        return PLACES[place][0].split("/")[0]

    def server_addresses(self):
        return {self.server_address(place) for place in PLACES}


def _ip(*words):
    subprocess.run(["ip", *words], check=True, capture_output=True, text=True)
