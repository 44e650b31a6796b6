#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 The Arioso authors
"""Writes checkpoint64.bin: what is in checkpoint.bin, in a zip file as Python makes it for more than 4 GiB.

    python3 tests/golden/torch/make_zip64_file.py

Sizes and offsets are in 64-bit fields, and the fields of 32 bits hold 0xFFFFFFFF. PyTorch's own writer does the same
when a file is that large. Any Python 3; the bytes are the same each time.
"""

import zipfile
from pathlib import Path

HERE = Path(__file__).parent
ALIGNMENT = 64


def padding(offset, name):
    """An extra field that lets the member's bytes begin at a multiple of 64, as PyTorch has it."""
    zip64_field = 20  # of the local header
    begin = offset + 30 + len(name) + zip64_field + 4
    count = -begin % ALIGNMENT
    return b"FB" + count.to_bytes(2, "little") + b"Z" * count


def main():
    with zipfile.ZipFile(HERE / "checkpoint.bin") as source:
        members = {member.filename: source.read(member) for member in source.infolist()}
    zipfile.ZIP64_LIMIT = -1  # whatever is larger goes into 64-bit fields
    zipfile.min = lambda value, saturated: saturated  # the end record's fields are as if they had no room
    with open(HERE / "checkpoint64.bin", "wb") as file, zipfile.ZipFile(file, "w") as target:
        for name, content in members.items():
            info = zipfile.ZipInfo(name)
            info.extra = padding(file.tell(), name)
            with target.open(info, "w", force_zip64=True) as data:
                data.write(content)


if __name__ == "__main__":
    main()
