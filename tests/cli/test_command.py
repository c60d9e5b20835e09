"""The command line as a whole: arguments, languages, files, streams."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gov_disclosure import __version__, json_schema, rulebook
from gov_disclosure.cli import files, main

COMMAND = [sys.executable, "-m", "gov_disclosure"]


def executed(*arguments: object, **options: object) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "LANG": "C.UTF-8", **options.pop("env", {})}  # type: ignore[dict-item]
    return subprocess.run(
        [*COMMAND, *map(str, arguments)], check=False, capture_output=True, env=environment, **options
    )


# ---------------------------------------------------------------------- what needs no file


def test_the_version(run) -> None:
    assert (run("--version").out, run("--version").code) == (f"gov-disclosure {__version__}\n", 0)


def test_the_schema(run) -> None:
    done = run("schema")
    assert done.code == 0
    assert json.loads(done.out) == json_schema()


def test_the_rulebook_for_people(run) -> None:
    lines = run("rulebook").out.splitlines()
    assert [line.split("\t")[0] for line in lines] == [rule.id for rule in rulebook()]
    assert "\t错误\t" in run("--lang", "zh", "rulebook").out


def test_the_rulebook_for_programs(run) -> None:
    rules = json.loads(run("rulebook", "--format", "json").out)
    assert [rule["id"] for rule in rules] == [rule.id for rule in rulebook()]
    assert set(rules[0]) == {"id", "severity", "needs", "title_zh", "title_en", "basis_zh", "basis_en"}


@pytest.mark.parametrize(
    "command", [(), *((each,) for each in "read check show convert blank schema rulebook".split())]
)
@pytest.mark.parametrize(("language", "words"), [("zh", "退出码：0 正常"), ("en", "Exit codes: 0 all is well")])
def test_help_names_the_exit_codes(run, command, language: str, words: str) -> None:
    done = run(*command, "--help", "--lang", language)
    if done.code:  # the language must be known before help is printed, wherever it stands
        pytest.fail(done.err)
    assert words in done.out


@pytest.mark.parametrize(
    "arguments",
    [(), ("read",), ("check",), ("frobnicate",), ("read", "a", "b"), ("--lang", "fr", "schema"), ("--lang",)],
)
def test_a_mistake_in_the_arguments_is_one_line(run, arguments) -> None:
    done = run(*arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("gov-disclosure: ")
    assert done.err.endswith("(--help tells how it is used)\n")
    assert done.err.count("\n") == 1


# ---------------------------------------------------------------------- languages


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh"}, "zh"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "de_DE.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, "zh"),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "zh_CN:en"}, "zh"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "zh_CN:en"}, "en"),
        ({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en"),
    ],
)
def test_the_language_is_that_of_the_locale(run, monkeypatch, environment: dict[str, str], language: str) -> None:
    monkeypatch.delenv("LANG")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ("文件不存在" if language == "zh" else "no such file") in run("read", "absent").err


def test_the_language_asked_for_wins_wherever_it_stands(run, monkeypatch) -> None:
    for arguments in (
        ("--lang", "zh", "read", "absent"),
        ("read", "--lang=zh", "absent"),
        ("read", "absent", "--lang", "zh"),
    ):
        assert run(*arguments).err == "gov-disclosure: absent: 文件不存在\n"
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert run("--lang", "en", "read", "absent").err == "gov-disclosure: absent: no such file\n"


# ---------------------------------------------------------------------- files


def test_a_directory(run, tmp_path: Path) -> None:
    assert run("read", tmp_path).err == f"gov-disclosure: {tmp_path}: is a directory, not a file\n"


def test_a_file_that_may_not_be_read(run, monkeypatch, tmp_path: Path) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(files, "read", refuse)
    assert run("read", tmp_path / "a").err.endswith(": not allowed to read it\n")


def test_any_other_failure_of_the_system_gives_its_reason(run, monkeypatch, tmp_path: Path) -> None:
    def fail(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(files, "read", fail)
    assert run("read", tmp_path / "a").err.endswith(": cannot be read (Input/output error)\n")


def test_a_name_cannot_act_on_the_terminal(run) -> None:
    done = run("read", "a\x1b[31m\nb\u202e")
    assert done.err == "gov-disclosure: a\\x1b[31m\\nb\\u202e: no such file\n"


def test_a_name_is_never_taken_for_the_text_of_a_report(run) -> None:
    assert run("read", "二、主动公开政府信息情况").err.endswith(": no such file\n")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names of files are text there")
def test_a_name_that_is_no_text_is_given_back_to_programs(clean, tmp_path: Path) -> None:
    file = tmp_path / os.fsdecode(b"\xff.txt")
    file.write_text("没有报告", encoding="utf-8")
    done = subprocess.run([*COMMAND, "check", "--format", "json", file], check=False, capture_output=True)
    assert done.returncode == 2
    assert json.loads(done.stdout)[0]["file"] == str(file)
    assert b"Traceback" not in executed("check", file).stderr


def test_standard_input(clean, written) -> None:
    file = written(clean)
    done = executed("read", "-", input=file.read_bytes())
    assert done.returncode == 0
    assert done.stdout == executed("read", file).stdout
    assert executed("check", "-", input=b"").stderr.startswith(b"gov-disclosure: -: ")


# ---------------------------------------------------------------------- streams


@pytest.mark.parametrize(
    "environment", [{"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "gbk"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}]
)
def test_output_is_utf8_whatever_the_encoding(clean, written, environment: dict[str, str]) -> None:
    done = executed("--lang", "zh", "show", written(clean), env=environment)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode("utf-8").startswith("二、主动公开政府信息情况\n")


def test_a_message_that_stderr_cannot_encode_is_escaped() -> None:
    done = executed("--lang", "zh", "read", "absent", env={"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 2
    assert done.stderr.startswith(b"gov-disclosure: absent: \\u6587")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break otherwise there")
def test_a_reader_that_goes_away_is_no_error(clean, written) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run([*COMMAND, "schema"], check=False, stdout=writer, stderr=subprocess.PIPE)
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
def test_a_full_disk_is_said_in_one_line() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*COMMAND, "--lang", "en", "schema"], check=False, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert done.stderr == b"gov-disclosure: cannot write the output (No space left on device)\n"


def test_streams_that_are_closed(run, monkeypatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert run("read", "-").err == "gov-disclosure: -: cannot be read (stdin is closed)\n"
    monkeypatch.setattr(sys, "stdout", None)
    assert run("schema").code == 2
    monkeypatch.setattr(sys, "stderr", None)
    assert run("schema").code == 2


def test_a_stream_of_text_alone_will_do(monkeypatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    assert main(["--lang", "en", "rulebook"]) == 0
    assert stream.getvalue().startswith("requests.balance\terror\t")


class _Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("encoding", ["gbk", "ascii"])
def test_a_terminal_is_given_its_own_encoding_where_that_can_hold_the_text(
    monkeypatch, clean, written, encoding
) -> None:
    bytes_written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", _Terminal(bytes_written, encoding=encoding))
    assert main(["show", str(written(clean))]) == 0
    shown = bytes_written.getvalue().decode("gbk" if encoding == "gbk" else "utf-8")
    assert shown.startswith("二、主动公开政府信息情况\n")


# ---------------------------------------------------------------------- no traceback reaches a user


def test_an_error_of_our_own_is_one_line(run, monkeypatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("line one\nline two")

    monkeypatch.setattr(files, "read", fail)
    done = run("read", "a")
    assert done.code == 2
    assert done.err == (
        "gov-disclosure: an error of this program itself, please report it: RuntimeError: line one\\nline two\n"
    )


def test_an_interrupt_is_quiet(run, monkeypatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(files, "read", interrupt)
    done = run("read", "a")
    assert (done.code, done.out, done.err) == (130, "", "")


def test_a_missing_extra_is_named(run, monkeypatch, written) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "selectolax"]:
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setitem(sys.modules, "selectolax.lexbor", None)
    done = run("read", written("<html><body><p>报告</p></body></html>"))
    assert done.code == 2
    assert 'pip install "gov-disclosure[html]"' in done.err
