# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 The Arioso authors
"""Golden values from the reference implementation (the Python library transformers)."""
