"""What lies where: the three files of a collection, and the folder in which it is made."""

from pathlib import Path

from attrs import frozen

__all__ = ["Outputs", "outputs"]

_SUFFIX = ".parquet"


@frozen
class Outputs:
    """The files of a collection, and the folder of what is read and not yet published."""

    panel: Path
    findings: Path
    files: Path
    work: Path

    @property
    def published(self) -> tuple[Path, Path, Path]:
        """The three files, the record of the files last: it stands for the others."""
        return self.panel, self.findings, self.files


def outputs(out: str | Path) -> Outputs:
    """The files that belong to a panel's file.

    >>> found = outputs("panel.parquet")
    >>> found.findings.name, found.files.name, found.work.name
    ('panel.findings.parquet', 'panel.files.parquet', '.panel.collecting')
    """
    panel = Path(out)
    stem = panel.name.removesuffix(_SUFFIX)
    return Outputs(
        panel=panel,
        findings=panel.with_name(f"{stem}.findings{_SUFFIX}"),
        files=panel.with_name(f"{stem}.files{_SUFFIX}"),
        work=panel.with_name(f".{stem}.collecting"),
    )
