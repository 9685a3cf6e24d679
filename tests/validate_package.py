"""Validates reports as Frictionless Data Packages: python validate_package.py FOLDER...

Every table is read with the types, constraints and key that its
datapackage.json declares. Exits with 1 and the errors if anything is wrong.
"""

import pathlib
import sys

import frictionless


def problems(folder: pathlib.Path) -> list[str]:
    """One line for each error in the package of a folder."""
    report = frictionless.validate(str(folder / "datapackage.json"))
    lines = [f"{folder.name}: {error.message}" for error in report.errors]
    for task in report.tasks:
        lines += [f"{folder.name}/{task.place}: {error.message}" for error in task.errors]
        # What is only warned about was not validated in full.
        lines += [f"{folder.name}/{task.place}: {warning}" for warning in task.warnings]
    if not report.tasks:
        lines.append(f"{folder.name}: no table was validated")
    if not report.valid and not lines:
        lines.append(f"{folder.name}: not valid")
    return lines


def main(folders: list[str]) -> int:
    lines = [line for folder in folders for line in problems(pathlib.Path(folder))]
    print("\n".join(lines) or f"{len(folders)} packages are valid")
    return 1 if lines or not folders else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
