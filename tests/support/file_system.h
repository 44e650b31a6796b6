// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// File systems that lack what ours have. The program that links file_system.cpp asks it instead of the C
// library.

namespace arioso::test {

struct FileSystem
{
    static constexpr int kReal = 0;
    static constexpr int kGranted = -1; ///< flock succeeds for everybody, as on some network file systems

    inline static int flock = kReal; ///< or the errno that it fails with
    inline static bool hasLinks = true;

    FileSystem() = default;
    ~FileSystem()
    {
        flock = kReal;
        hasLinks = true;
    }
};

} // namespace arioso::test
