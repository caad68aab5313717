"""`make install` and `make uninstall`, into a folder."""

import os
import shutil
import subprocess

import pytest

from staging import places
from staging.watch import Watch


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
        "usr/libexec/sallyport/sallyport-root-helper",
        "etc/pam.d/sallyport-password",
        "usr/lib/systemd/system/sallyport-root-helper.socket",
        "usr/lib/systemd/system/sallyport-root-helper@.service",
        "usr/lib/systemd/system/sallyport-sessions.socket",
        "usr/lib/systemd/system/sallyport-sessions@.service",
        "usr/lib/systemd/system/sallyportd.service",
        "usr/lib/systemd/system/sallyportd-verify.socket",
        "usr/lib/systemd/system/sallyportd-control.socket",
        "usr/lib/sysusers.d/sallyport.conf",
        "usr/lib/tmpfiles.d/sallyport.conf",
        "usr/share/man/man1/sallyport.1",
        "usr/share/man/man8/sallyportd.8",
        "usr/share/pam-configs/sallyport",
        "usr/share/pam-configs/sallyport-session",
        "etc/sallyport/sallyport.conf",
    }
    assert wanted <= installed
    assert [name for name in installed if name.endswith("security/pam_sallyport.so")]
    assert [name for name in installed if name.endswith(".catalog")]


def test_no_pam_stack_and_no_sshd_setting_is_touched(installed):
    touched = [name for name in installed if name.startswith(("etc/pam.d", "etc/ssh"))]
    assert touched == ["etc/pam.d/sallyport-password"]


def test_what_an_administrator_wrote_stays(installed, root):
    settings = root / "etc" / "sallyport" / "sallyport.conf"
    settings.write_text("# mine\n")
    assert make("install", root).returncode == 0
    assert settings.read_text() == "# mine\n"


SERVICE = "etc/pam.d/sallyport-password"


def test_the_service_that_an_administrator_wrote_stays(installed, root):
    service = root / SERVICE
    shipped = service.read_bytes()
    service.write_text("auth required pam_sss.so\n")
    assert make("install", root).returncode == 0
    assert service.read_text() == "auth required pam_sss.so\n"
    done = make("uninstall", root)
    assert done.returncode == 0 and SERVICE in done.stdout
    assert service.read_text() == "auth required pam_sss.so\n"
    service.write_bytes(shipped)
    assert make("uninstall", root).returncode == 0 and not service.exists()


def test_a_link_in_the_place_of_the_service_stays_wherever_it_leads(installed, root, tmp_path):
    service = root / SERVICE
    for target in (tmp_path / "nowhere", places.TREE / "etc" / "pam.d" / "sallyport-password"):
        service.unlink(missing_ok=True)
        service.symlink_to(target)
        assert make("install", root).returncode == 0
        assert service.readlink() == target
    done = make("uninstall", root)
    assert done.returncode == 0 and SERVICE in done.stdout and service.is_symlink()
    service.unlink()


@pytest.mark.parametrize("place", ["usr/lib*/**/pam_sallyport.so", "usr/libexec/sallyport/sallyportd", "usr/bin/sallyport"])
def test_a_new_build_takes_the_place_of_the_old_one_at_once(installed, root, place):
    old = next(root.glob(place))
    old.write_bytes(b"an older one")
    with open(old, "rb") as loaded:
        watch = Watch(old.parent)
        assert make("install", root).returncode == 0
        # Never absent, never half written, and who has the old one loaded keeps it.
        assert watch.seen(old.name) == ["moved here"]
        assert loaded.read() == b"an older one"
    watch.end()
    assert old.read_bytes() == (places.BUILD / old.name).read_bytes()
    assert not list(root.rglob("*~"))


NAMING = "auth required pam_sallyport.so after=first-factor\n"
COMMENT = "# auth required pam_sallyport.so\n"


@pytest.fixture
def stacks(installed, root):
    """An empty etc/pam.d, and nothing in the other places where libpam looks."""
    folder = root / "etc" / "pam.d"
    for left in (folder, root / "usr" / "lib" / "pam.d"):
        shutil.rmtree(left, ignore_errors=True)
    (root / "etc" / "pam.conf").unlink(missing_ok=True)
    folder.mkdir()
    return folder


def is_refused(root, naming):
    done = make("uninstall", root)
    assert (root / "usr" / "bin" / "sallyport").exists() == (done.returncode != 0)
    return done.returncode != 0 and naming in done.stderr


@pytest.mark.parametrize("place", ["etc/pam.d/sshd", "etc/pam.conf", "usr/lib/pam.d/sshd", "etc/pam.d/a name"])
def test_uninstall_refuses_while_a_stack_names_the_module(stacks, root, place):
    stack = root / place
    stack.parent.mkdir(parents=True, exist_ok=True)
    stack.write_text(NAMING)
    assert is_refused(root, place)
    stack.write_text(COMMENT)
    assert make("uninstall", root).returncode == 0
    stack.unlink()


@pytest.mark.parametrize("line", [b"auth required \\\n pam_sallyport.so\n", b"\xe9 pam_sallyport.so\n", b"\0\n pam_sallyport.so\n"])
def test_uninstall_sees_the_name_wherever_it_stands(stacks, root, line):
    (stacks / "sshd").write_bytes(line)
    assert is_refused(root, "etc/pam.d/sshd")


def test_uninstall_follows_links(stacks, root, tmp_path):
    (tmp_path / "elsewhere").write_text(NAMING)
    (stacks / "sshd").symlink_to(tmp_path / "elsewhere")
    assert is_refused(root, "etc/pam.d/sshd")


def test_uninstall_follows_a_link_in_place_of_the_folder(stacks, root, tmp_path):
    stacks.rmdir()
    stacks.symlink_to(tmp_path)
    (tmp_path / "sshd").write_text(NAMING)
    assert is_refused(root, "etc/pam.d/sshd")
    stacks.unlink()


def test_uninstall_refuses_where_a_stack_cannot_be_read(stacks, root):
    (stacks / "sshd").symlink_to("nowhere")
    assert is_refused(root, "cannot be read")


def test_uninstall_takes_all_away_but_the_settings(stacks, root):
    assert make("uninstall", root).returncode == 0
    left = [path for path in root.rglob("*sallyport*") if path.is_file()]
    assert [os.path.relpath(path, root) for path in left] == ["etc/sallyport/sallyport.conf"]
