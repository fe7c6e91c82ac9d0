"""Adds Parquet to a release of the data: python scripts/parquet.py DIR

Reads the CSV tables of the release by the types that csv/datapackage.json tells, writes parquet/*.parquet, and adds them to
release.json and SHA256SUMS. It needs pyarrow; with the same version of it the files are the same each time.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

TYPES = {"string": pa.string(), "integer": pa.int32(), "boolean": pa.bool_()}


def table(folder: Path, resource: dict[str, object]) -> pa.Table:
    """A table of the release, with nothing where a cell is empty."""
    types = {field["name"]: TYPES[field["type"]] for field in resource["schema"]["fields"]}
    read = pyarrow.csv.read_csv(
        folder / "csv" / str(resource["path"]),
        convert_options=pyarrow.csv.ConvertOptions(column_types=types, null_values=[""], strings_can_be_null=True),
    )
    if "flags" in types:
        flags = [(text or "").split() for text in read["flags"].to_pylist()]
        place = read.column_names.index("flags")
        read = read.set_column(place, "flags", pa.array(flags, pa.list_(pa.string())))
    return read.combine_chunks()


def entry(folder: Path, path: str) -> dict[str, object]:
    """What release.json says of a file."""
    text = (folder / path).read_bytes()
    return {"bytes": len(text), "path": path, "sha256": hashlib.sha256(text).hexdigest()}


def main(folder: Path) -> None:
    release = json.loads((folder / "release.json").read_text())
    (folder / "parquet").mkdir(exist_ok=True)
    files = {file["path"]: file for file in release["files"]}
    for resource in json.loads((folder / "csv/datapackage.json").read_text())["resources"]:
        path = f"parquet/{resource['name']}.parquet"
        pyarrow.parquet.write_table(table(folder, resource), folder / path, compression="zstd")
        files[path] = entry(folder, path)
    release["files"] = [files[path] for path in sorted(files)]
    (folder / "release.json").write_text(json.dumps(release, indent=2, ensure_ascii=False) + "\n")
    listed = [*release["files"], entry(folder, "release.json")]
    (folder / "SHA256SUMS").write_text("".join(f"{file['sha256']}  {file['path']}\n" for file in listed))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
