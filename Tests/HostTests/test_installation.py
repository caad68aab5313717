"""`make install` and `make uninstall`, into a folder."""

import os
import subprocess

import pytest

from staging import places


@pytest.fixture(scope="module")
def root(stage):
    return places.folder("root")


def make(target, root):
    return subprocess.run(["make", "-C", places.TREE, target, f"DESTDIR={root}"], capture_output=True, text=True, timeout=60)


@pytest.fixture
def installed(root):
    done = make("install", root)
    assert done.returncode == 0, done.stderr
    return {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()}


def test_everything_is_put_in_its_place(installed):
    wanted = {
        "usr/bin/sallyport",
        "usr/libexec/sallyport/sallyportd",
        "usr/lib/systemd/system/sallyportd.service",
        "usr/lib/systemd/system/sallyportd-verify.socket",
        "usr/lib/systemd/system/sallyportd-control.socket",
        "usr/lib/sysusers.d/sallyport.conf",
        "usr/lib/tmpfiles.d/sallyport.conf",
        "usr/share/man/man1/sallyport.1",
        "usr/share/man/man8/sallyportd.8",
        "usr/share/pam-configs/sallyport",
        "etc/sallyport/sallyport.conf",
    }
    assert wanted <= installed
    assert [name for name in installed if name.endswith("security/pam_sallyport.so")]
    assert [name for name in installed if name.endswith(".catalog")]


def test_no_pam_stack_and_no_sshd_setting_is_touched(installed):
    assert not [name for name in installed if name.startswith(("etc/pam.d", "etc/ssh"))]


def test_what_an_administrator_wrote_stays(installed, root):
    settings = root / "etc" / "sallyport" / "sallyport.conf"
    settings.write_text("# mine\n")
    assert make("install", root).returncode == 0
    assert settings.read_text() == "# mine\n"


def test_uninstall_refuses_while_a_stack_names_the_module(installed, root):
    stacks = root / "etc" / "pam.d"
    stacks.mkdir(exist_ok=True)
    (stacks / "sshd").write_text("auth required pam_sallyport.so after=first-factor\n")
    done = make("uninstall", root)
    assert done.returncode != 0 and "etc/pam.d/sshd" in done.stderr
    assert (root / "usr" / "bin" / "sallyport").exists()
    (stacks / "sshd").write_text("# auth required pam_sallyport.so\n")
    assert make("uninstall", root).returncode == 0


def test_uninstall_takes_all_away_but_the_settings(installed, root):
    assert make("uninstall", root).returncode == 0
    left = [path for path in root.rglob("*sallyport*") if path.is_file()]
    assert [os.path.relpath(path, root) for path in left] == ["etc/sallyport/sallyport.conf"]
