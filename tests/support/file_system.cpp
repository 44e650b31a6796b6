// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "support/file_system.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

using arioso::test::FileSystem;

extern "C" {

__attribute__((visibility("default"))) int flock(int descriptor, int operation) noexcept
{
    if (FileSystem::flock == FileSystem::kGranted)
        return 0;
    if (FileSystem::flock != FileSystem::kReal) {
        errno = FileSystem::flock;
        return -1;
    }
    return int(syscall(SYS_flock, descriptor, operation));
}

__attribute__((visibility("default"))) int symlink(const char* target, const char* path) noexcept
{
    if (!FileSystem::hasLinks) {
        errno = EPERM;
        return -1;
    }
    return int(syscall(SYS_symlinkat, target, AT_FDCWD, path));
}

} // extern "C"
