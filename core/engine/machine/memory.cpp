// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/machine/memory.h"

#include "engine/api/error.h"
#include "engine/api/plain_text.h"

#include <c10/util/Exception.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <limits>
#include <new>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace arioso::engine {
namespace {

namespace fs = std::filesystem;

/// The number after `key` in a file with lines of "key number"; absent if there is none.
std::optional<std::int64_t> valueOf(const fs::path& file, const std::string& key)
{
    std::ifstream stream(file);
    for (std::string line; std::getline(stream, line);) {
        std::istringstream words(line);
        std::string name;
        std::int64_t value = 0;
        if (words >> name >> value && name == key)
            return value;
    }
    return {};
}

/// Absent for "max", which is no limit.
std::optional<std::int64_t> limitIn(const fs::path& file)
{
    std::int64_t value = 0;
    if (std::ifstream(file) >> value)
        return value;
    return {};
}

struct CgroupFiles
{
    const char* limit;
    const char* usage;
    const char* inactive; // keys of memory.stat: the page cache, which the kernel can reclaim
    const char* active;
};

constexpr CgroupFiles kVersion1{"memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file",
                                "total_active_file"};
constexpr CgroupFiles kVersion2{"memory.max", "memory.current", "inactive_file", "active_file"};

/// What the limits of a cgroup and of its ancestors leave.
std::int64_t leftIn(const fs::path& mount, fs::path group, const CgroupFiles& files)
{
    std::int64_t left = std::numeric_limits<std::int64_t>::max();
    for (group = group.relative_path();; group = group.parent_path()) {
        const fs::path folder = mount / group;
        const auto limit = limitIn(folder / files.limit);
        const auto usage = limitIn(folder / files.usage);
        if (limit && usage) {
            const std::int64_t reclaimable = valueOf(folder / "memory.stat", files.inactive).value_or(0) +
                                             valueOf(folder / "memory.stat", files.active).value_or(0);
            left = std::min(
                left, std::max<std::int64_t>(0, *limit - std::max<std::int64_t>(0, *usage - reclaimable)));
        }
        if (group.empty())
            return left;
    }
}

/// Lines of proc/self/cgroup are "number:controllers:/path"; version 2 lists no controllers.
std::int64_t leftInCgroups(const fs::path& root)
{
    std::int64_t left = std::numeric_limits<std::int64_t>::max();
    std::ifstream stream(root / "proc/self/cgroup");
    for (std::string line; std::getline(stream, line);) {
        const auto first = line.find(':');
        const auto second = line.find(':', first + 1);
        if (first == std::string::npos || second == std::string::npos)
            continue;
        const std::string controllers = "," + line.substr(first + 1, second - first - 1) + ",";
        const fs::path group = line.substr(second + 1);
        const fs::path mount = root / "sys/fs/cgroup";
        if (controllers == ",,")
            left = std::min(left, leftIn(mount, group, kVersion2));
        else if (controllers.find(",memory,") != std::string::npos)
            left = std::min(left, leftIn(mount / "memory", group, kVersion1));
    }
    return left;
}

std::string gigabytes(std::int64_t bytes)
{
    return fixedText(double(bytes) * 1e-9, 1) + " GB";
}

/// A c10::Error whose message holds one of these texts reports a failed allocation, although it is no
/// OutOfMemoryError: the CPU's allocator, and the CUDA libraries, which allocate by themselves.
constexpr std::string_view kCpuAllocation = "DefaultCPUAllocator";
constexpr std::array<std::string_view, 4> kGpuAllocations{"CUDA error: out of memory",
                                                          "CUBLAS_STATUS_ALLOC_FAILED",
                                                          "CUDNN_STATUS_ALLOC_FAILED", "CUFFT_ALLOC_FAILED"};

bool messageHolds(const std::exception& error, std::string_view text)
{
    const auto* detailed = dynamic_cast<const c10::Error*>(&error);
    return detailed != nullptr && detailed->msg().find(text) != std::string::npos;
}

bool isLackOfGpuMemory(const std::exception& error)
{
    return dynamic_cast<const c10::OutOfMemoryError*>(&error) != nullptr ||
           std::any_of(kGpuAllocations.begin(), kGpuAllocations.end(),
                       [&](std::string_view text) { return messageHolds(error, text); });
}

[[noreturn]] void throwOutOfMemory(const std::string& whose, const MemoryUse& use)
{
    throw Error(ErrorCode::OutOfMemory, whose + " enough memory for " + use.what + ". " + use.wayOut);
}

} // namespace

std::optional<std::int64_t> availableMemory(const fs::path& root)
{
    const auto kilobytes = valueOf(root / "proc/meminfo", "MemAvailable:");
    if (!kilobytes)
        return {};
    return std::min(*kilobytes * 1024, leftInCgroups(root));
}

void requireMemory(std::int64_t bytes, const MemoryUse& use, std::optional<std::int64_t> available)
{
    if (!available || bytes <= *available)
        return;
    const std::string what = use.what;
    throw Error(ErrorCode::OutOfMemory, "Memory for " + what + ": about " + gigabytes(bytes) + " needed, " +
                                            gigabytes(*available) + " free. " + use.wayOut);
}

bool isLackOfMemory(const std::exception& error)
{
    return dynamic_cast<const std::bad_alloc*>(&error) != nullptr ||
           dynamic_cast<const std::length_error*>(&error) !=
               nullptr || // of a container: longer than any memory
           isLackOfGpuMemory(error) ||
           messageHolds(error, kCpuAllocation);
}

void throwAsError(const MemoryUse& use)
{
    try {
        throw;
    } catch (const Error&) {
        throw;
    } catch (const fs::filesystem_error& error) {
        throw Error(ErrorCode::FileUnreadable,
                    "'" + error.path1().string() + "' cannot be read: " + error.code().message() + ".");
    } catch (const std::exception& error) {
        if (isLackOfGpuMemory(error))
            throwOutOfMemory("The GPU doesn't have", use);
        if (isLackOfMemory(error))
            throwOutOfMemory("There isn't", use);
        if (const auto* detailed = dynamic_cast<const c10::Error*>(&error)) {
            throw Error(ErrorCode::Internal,
                        "The computation failed: " + std::string(detailed->what_without_backtrace()));
        }
        throw Error(ErrorCode::Internal, "Something failed unexpectedly: " + std::string(error.what()) + ".");
    }
}

} // namespace arioso::engine
