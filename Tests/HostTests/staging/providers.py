"""What SMS providers document of their interfaces: Twilio's Messages resource, Vonage's SMS API, and a gateway of nobody's."""

import base64
import dataclasses
import json
import urllib.parse

ACCOUNT, TOKEN = "AC0123456789abcdef0123456789abcdef", "canary-token-77e2"
SENDER = "+4915100000000"
# Where each is asked, as the providers document it.
PATHS = {
    "twilio": f"/2010-04-01/Accounts/{ACCOUNT}/Messages.json",
    "vonage": "/sms/json",
    "http": "/send",
}
FORM = "application/x-www-form-urlencoded"


@dataclasses.dataclass(frozen=True)
class Request:
    """One request as it came; `complaints` says what the provider's documentation does not allow in it."""

    method: str
    path: str
    headers: dict
    body: bytes
    at: float
    complaints: tuple

    @property
    def form(self):
        """The fields of a form, each once."""
        fields = urllib.parse.parse_qs(self.body.decode(), keep_blank_values=True, strict_parsing=True)
        assert all(len(values) == 1 for values in fields.values()), fields
        return {name: values[0] for name, values in fields.items()}

    @property
    def credentials(self):
        """(user, password) of HTTP's basic scheme, or None."""
        scheme, _, said = self.headers.get("authorization", "").partition(" ")
        return tuple(base64.b64decode(said).decode().split(":", 1)) if scheme.lower() == "basic" else None


@dataclasses.dataclass(frozen=True)
class Sent:
    """A message that was taken."""

    to: str
    text: str


def _twilio(request):
    """(what is wrong, what was sent, status, answer); twilio.com: Messages resource, create a message."""
    form, wrong = request.form, []
    wrong += [] if request.credentials == (ACCOUNT, TOKEN) else ["credentials"]
    wrong += [] if {"To", "From", "Body"} == form.keys() else [f"fields {sorted(form)}"]
    if wrong:
        return wrong, None, 401 if "credentials" in wrong else 400, twilio_error(20003, "Authenticate", 401)
    sid = "SM" + "0" * 32
    answer = {"sid": sid, "status": "queued", "to": form["To"], "from": form["From"], "body": form["Body"], "num_segments": "1"}
    return [], Sent(form["To"], form["Body"]), 201, answer | {"error_code": None, "error_message": None}


def twilio_error(code, message, status):
    return {"code": code, "message": message, "more_info": f"https://www.twilio.com/docs/errors/{code}", "status": status}


def _vonage(request):
    """The same for Vonage's SMS API, which answers 200 to everything, and says in the body what it is."""
    form, wrong = request.form, []
    wrong += [] if (form.get("api_key"), form.get("api_secret")) == (ACCOUNT, TOKEN) else ["credentials"]
    wrong += [] if {"api_key", "api_secret", "to", "from", "text"} <= form.keys() else [f"fields {sorted(form)}"]
    wrong += [] if form.get("to", "").isdigit() else [f"to {form.get('to')}"]
    if wrong:
        return wrong, None, 200, vonage_answer("4", "Bad Credentials")
    return [], Sent("+" + form["to"], form["text"]), 200, vonage_answer("0")


def vonage_answer(status, error=None):
    """0 is sent, 1 throttled, 4 credentials, 5 internal, 6 and 7 not deliverable, 9 no money left."""
    message = {"to": "4915112345678", "message-id": "0A0000000123ABCD1", "status": status}
    message |= {"error-text": error} if error else {"remaining-balance": "3.14", "message-price": "0.03", "network": "26201"}
    return {"message-count": "1", "messages": [message]}


def _generic(request):
    """The same for a gateway that takes a JSON object, and a token in a header."""
    wrong = [] if request.headers.get("authorization") == f"Bearer {TOKEN}" else ["credentials"]
    if wrong:
        return wrong, None, 401, {"error": "who are you"}
    said = json.loads(request.body)
    return [], Sent(said["to"], said["text"]), 202, {"result": "accepted"}


PLAYS = {"twilio": _twilio, "vonage": _vonage, "http": _generic}
