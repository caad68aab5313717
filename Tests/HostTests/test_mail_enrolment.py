"""Enrolment by mail: as a factor of one's own, and as the proof before a first key is shown."""

import pytest

from staging import authenticator, letters, pam, self_service, users
from staging.enrolment import RECOVERY_CODE, is_enrolled, key_in, offers_nothing
from staging.post import SENT, SENT_BY_SMS, post
from staging.root_helper import RootHelper
from staging.self_service import CODE, CONFIRM, NEW_CODE, PASSWORD, SAVED

# What goes wrong in an answer would else be lost in libpam, and look like a refusal.
pytestmark = pytest.mark.filterwarnings("error::pytest.PytestUnraisableExceptionWarning")

PROOF = "proof"


@pytest.fixture
def proof(stage):
    """A host where a first enrolment wants a code to the contact on file."""
    with post(enrol=PROOF, sms="twilio") as made:
        yield made


def first_login(host, person, *before):
    """A first login that types the answers `before`, then a code of the key that is shown: (let in, said)."""

    def typed(_prompt):
        return authenticator.code(key_in(login.text), host.clock.now())

    with pam.Login("drive", person.name, [*before, typed, ""], rhost="192.0.2.1") as login:
        return login.authenticate() == pam.SUCCESS, login.text


# a first login


@pytest.mark.parametrize("verified", [True, False], ids=["vouched for", "not vouched for"])
def test_the_key_is_shown_after_a_code_to_the_contact_on_file(proof, verified):
    person = proof.person(verified=verified, factor=None)
    let_in, said = first_login(proof, person, lambda _: proof.mailed_code(person))
    assert let_in and SENT in said, said
    assert is_enrolled(proof.daemon, person.name) and len(RECOVERY_CODE.findall(said)) == 10
    assert len(proof.mails(person)) >= 1
    # The code that came back vouches for the contact.
    [contact] = proof.shown(person)["contacts"]
    assert contact["verified"]


def test_the_proof_comes_before_the_key(proof):
    person, seen = proof.person(factor=None), []

    def proves(_prompt):
        seen.append(login.text)
        return proof.mailed_code(person)

    def typed(_prompt):
        return authenticator.code(key_in(login.text), proof.clock.now())

    with pam.Login("drive", person.name, [proves, typed, ""], rhost="192.0.2.1") as login:
        assert login.authenticate() == pam.SUCCESS, login.text
    assert offers_nothing(seen[0]) and "key" not in seen[0].replace("keys", ""), seen


def test_a_proof_by_sms_where_there_is_a_number_alone(proof):
    person = proof.person(email=False, phone=True, factor=None)
    let_in, said = first_login(proof, person, lambda _: proof.texted_code(person))
    assert let_in and SENT_BY_SMS in said, said


@pytest.mark.parametrize("typed", ["1234 5678", "123456", "ABCD-EFGH-JKLM-NPQR", "", "q", "email"])
def test_a_wrong_proof_never_shows_the_key(proof, typed):
    person = proof.person(factor=None)
    with pam.Login("drive", person.name, [typed] * 10, rhost="192.0.2.1") as login:
        assert login.authenticate() != pam.SUCCESS
    assert offers_nothing(login.text), login.text
    assert not is_enrolled(proof.daemon, person.name)


def test_without_a_contact_nobody_enrols_without_a_pass(proof):
    person = proof.person(email=False, factor=None)
    result, said = pam.log_in("drive", person.name, "", rhost="192.0.2.1")
    assert result != pam.SUCCESS and offers_nothing(said), said
    code = proof.daemon.ask_json("user", "pass", person.name, "--for", "1h", "--uses", "1")["pass"]
    let_in, said = first_login(proof, person, code)
    assert let_in and is_enrolled(proof.daemon, person.name), said


def test_a_pass_is_a_proof_where_there_is_a_contact_too(proof):
    person = proof.person(factor=None)
    code = proof.daemon.ask_json("user", "pass", person.name, "--for", "1h", "--uses", "1")["pass"]
    let_in, said = first_login(proof, person, code)
    assert let_in and is_enrolled(proof.daemon, person.name), said


def test_a_proof_given_before_a_kill_shows_no_key_to_another_login(proof):
    person = proof.person(factor=None)

    def killed(_prompt):
        code = proof.mailed_code(person)
        proof.daemon.kill()
        proof.daemon.start()
        return code

    first_login(proof, person, killed, lambda _: proof.mailed_code(person))
    result, said = pam.log_in("drive", users.make(), "", rhost="192.0.2.1")
    assert result != pam.SUCCESS and offers_nothing(said)
    assert len(proof.mails(person)) <= 2


def test_a_mail_server_that_is_down_leaves_the_pass(proof):
    person = proof.person(factor=None)
    proof.courier.end()
    code = proof.daemon.ask_json("user", "pass", person.name, "--for", "1h", "--uses", "1")["pass"]
    let_in, said = first_login(proof, person, code)
    assert let_in, said


# a factor of one's own


@pytest.fixture
def own(stage):
    """A host where people enrol themselves, with its root helper, and a person who has a contact."""
    with post(enrol="first-login", require="if-enrolled", sms="twilio") as made:
        made.helper = RootHelper(made.daemon)
        yield made
        made.helper.end()


def run(host, person, *words, **answers):
    right = {PASSWORD: users.PASSWORD, SAVED: "", CONFIRM: "yes"}
    return self_service.run(host.daemon, person.name, *words, answers={**right, **answers.get("but", {})})


def test_an_administrator_makes_mail_a_factor_and_the_code_comes_by_itself(own):
    person = own.person(factor="email")
    said = own.daemon.ask_json("user", "show", person.name)
    [factor] = (said["user"] if isinstance(said["user"], dict) else said)["factors"]
    assert factor["method"] == "email"
    let_in, said = own.log_in(person, own.reads_mail(person))
    assert let_in and SENT in said, said


def test_without_a_contact_mail_is_no_factor(own):
    person = own.person(email=False, factor=None)
    done = own.daemon.ask("user", "enrol", person.name, "--method", "email", check=False)
    assert done.returncode not in (0, None) and not is_enrolled(own.daemon, person.name), done.stdout + done.stderr


@pytest.mark.parametrize("verified", [True, False], ids=["vouched for", "not vouched for"])
def test_a_person_makes_mail_their_factor_by_the_code_that_was_sent_there(own, verified):
    person = own.person(verified=verified, factor=None)
    # Whichever of the two questions it is that the code is typed at.
    typed = {CODE: lambda _: own.mailed_code(person), NEW_CODE: lambda _: own.mailed_code(person)}
    done = run(own, person, "enable", "--method", "email", but=typed)
    assert done.status == 0, done.text
    assert is_enrolled(own.daemon, person.name) and own.shown(person)["contacts"][0]["verified"]
    own.clock.let_pass(120)
    before = len(own.mails(person))
    let_in, said = own.log_in(person, lambda _: own.mailed_code(person, before + 1))
    assert let_in, said


def test_a_person_makes_sms_their_factor(own):
    person = own.person(email=False, phone=True, factor=None)
    typed = {CODE: lambda _: own.texted_code(person), NEW_CODE: lambda _: own.texted_code(person)}
    done = run(own, person, "enable", "--method", "sms", but=typed)
    assert done.status == 0, done.text
    assert [factor["method"] for factor in own.shown(person)["factors"]] == ["sms"]


def test_who_has_mail_alone_gives_it_up_by_a_code_that_came_there(own):
    person = own.person(factor="email")
    done = run(own, person, "disable", but={CODE: "1234 5678"})
    assert done.status not in (0, None) and is_enrolled(own.daemon, person.name), done.text
    own.clock.let_pass(61)
    before = len(own.mails(person))
    done = run(own, person, "disable", but={CODE: lambda _: own.mailed_code(person, before + 1)})
    assert done.status == 0 and not is_enrolled(own.daemon, person.name), done.text
    own.wait_for_notice(person, "All second factors of your account were removed")


def test_a_wrong_code_makes_mail_nobodys_factor(own):
    person = own.person(factor=None)
    done = run(own, person, "enable", "--method", "email", but={CODE: "1234 5678", NEW_CODE: "1234 5678"})
    assert done.status not in (0, None) and not is_enrolled(own.daemon, person.name), done.text


def test_a_person_without_a_contact_is_told_whom_to_ask(own):
    person = own.person(email=False, factor=None)
    done = run(own, person, "enable", "--method", "email")
    assert done.status not in (0, None) and "No e-mail address is on file" in done.text, done.text
    assert not is_enrolled(own.daemon, person.name)


def test_who_has_an_app_proves_it_before_mail_becomes_a_factor(own):
    person = own.person()
    typed = [lambda _: own.code(person), lambda _: own.mailed_code(person)]
    done = run(own, person, "enable", "--method", "email", but={CODE: typed, NEW_CODE: lambda _: own.mailed_code(person)})
    assert done.status == 0, done.text
    assert sorted(factor["method"] for factor in own.shown(person)["factors"]) == ["email", "totp"]
    # A mailed code alone is not what proves the app.
    other = own.person()
    done = run(own, other, "enable", "--method", "email", but={CODE: "1234 5678", NEW_CODE: "1234 5678"})
    assert done.status not in (0, None) and len(own.shown(other)["factors"]) == 1, done.text


def test_the_letter_of_an_enrolment_is_as_good_a_mail_as_any(proof):
    person = proof.person(factor=None)
    first_login(proof, person, lambda _: proof.mailed_code(person))
    for delivered in proof.mail.to(person.address):
        letters.checked(delivered)
