"""A PAM application: libpam by ctypes, so that each phase can be called, and interrupted, one by one."""

import ctypes

SUCCESS = 0
AUTH_ERR = 7
AUTHINFO_UNAVAIL = 9
SERVICE, USER, TTY, RHOST, RUSER = 1, 2, 3, 4, 8
CONVERSATION_FAILED = 19

_pam = ctypes.CDLL("libpam.so.0")
_libc = ctypes.CDLL(None)
_libc.calloc.restype = ctypes.c_void_p
_libc.calloc.argtypes = [ctypes.c_size_t, ctypes.c_size_t]


class _Message(ctypes.Structure):
    _fields_ = [("style", ctypes.c_int), ("text", ctypes.c_char_p)]


class _Response(ctypes.Structure):
    _fields_ = [("text", ctypes.c_void_p), ("code", ctypes.c_int)]


_Converse = ctypes.CFUNCTYPE(
    ctypes.c_int,
    ctypes.c_int,
    ctypes.POINTER(ctypes.POINTER(_Message)),
    ctypes.POINTER(ctypes.POINTER(_Response)),
    ctypes.c_void_p,
)


class _Conversation(ctypes.Structure):
    _fields_ = [("converse", _Converse), ("context", ctypes.c_void_p)]


for _name, _arguments in {
    "pam_start": [ctypes.c_char_p, ctypes.c_char_p, ctypes.POINTER(_Conversation), ctypes.POINTER(ctypes.c_void_p)],
    "pam_putenv": [ctypes.c_void_p, ctypes.c_char_p],
    "pam_set_item": [ctypes.c_void_p, ctypes.c_int, ctypes.c_char_p],
    "pam_authenticate": [ctypes.c_void_p, ctypes.c_int],
    "pam_acct_mgmt": [ctypes.c_void_p, ctypes.c_int],
    "pam_open_session": [ctypes.c_void_p, ctypes.c_int],
    "pam_close_session": [ctypes.c_void_p, ctypes.c_int],
    "pam_end": [ctypes.c_void_p, ctypes.c_int],
}.items():
    getattr(_pam, _name).argtypes = _arguments


def _copy(text):
    """Bytes as libpam wants them: from malloc, which it frees."""
    address = _libc.calloc(1, len(text) + 1)
    ctypes.memmove(address, text, len(text))
    return address


class Login:
    """One PAM handle. `answers` are given to the prompts in turn, then empty ones; one may be a function of the prompt.

    `environment` has what sshd tells of a login, as NAME=VALUE.
    """

    def __init__(self, service, user, answers=(), rhost=None, tty="ssh", environment=()):
        self.said = []
        self.prompts = []
        # What was said, each with its style of pam_conv(3).
        self.messages = []
        self._answers = list(answers)
        self._converse = _Converse(self._hear)
        self._handle = ctypes.c_void_p()
        conversation = _Conversation(self._converse, None)
        self._conversation = conversation
        status = _pam.pam_start(service.encode(), user.encode(), ctypes.byref(conversation), ctypes.byref(self._handle))
        assert status == SUCCESS, f"pam_start: {status}"
        for item, value in ((TTY, tty), (RHOST, rhost)):
            if value is not None:
                assert _pam.pam_set_item(self._handle, item, value.encode()) == SUCCESS
        for each in environment:
            assert _pam.pam_putenv(self._handle, each.encode()) == SUCCESS

    def __enter__(self):
        return self

    def __exit__(self, *_):
        _pam.pam_end(self._handle, 0)

    def authenticate(self):
        return _pam.pam_authenticate(self._handle, 0)

    def account(self):
        return _pam.pam_acct_mgmt(self._handle, 0)

    def open_session(self):
        return _pam.pam_open_session(self._handle, 0)

    def close_session(self):
        return _pam.pam_close_session(self._handle, 0)

    @property
    def text(self):
        """All that was shown and asked, in order."""
        return "\n".join(self.said)

    def _hear(self, count, messages, responses, _context):
        made = ctypes.cast(_libc.calloc(count, ctypes.sizeof(_Response)), ctypes.POINTER(_Response))
        for index in range(count):
            message = messages[index].contents
            text = message.text.decode()
            self.said.append(text)
            self.messages.append((message.style, text))
            if message.style in (1, 2):
                self.prompts.append(text)
                answer = self._next(text)
                if answer is None:
                    return CONVERSATION_FAILED
                made[index].text = _copy(answer if isinstance(answer, bytes) else answer.encode())
        responses[0] = made
        return SUCCESS

    def _next(self, prompt):
        answer = self._answers.pop(0) if self._answers else ""
        return answer(prompt) if callable(answer) else answer


def log_in(service, user, *answers, rhost=None):
    """One authentication: (PAM's result, all that was said)."""
    with Login(service, user, answers, rhost) as login:
        return login.authenticate(), login.text
