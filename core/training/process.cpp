// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "training/process.h"

#include "engine/api/error.h"
#include "engine/machine/memory.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <c10/util/Exception.h>

#include <cstdlib>
#include <malloc.h>
#include <unistd.h>

namespace arioso::training {
namespace {

/// The kernels of OpenBLAS for this processor. OpenBLAS chooses by the model number, and on a processor that is
/// newer than itself uses the slowest ones, which are ten times slower. Null if unknown.
const char* blasKernels()
{
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl"))
        return "SkylakeX";
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        return "Haswell";
#endif
    return nullptr;
}

} // namespace

void setUpProcess(char** argv)
{
    if (std::getenv("ARIOSO_TRAIN_STARTED") == nullptr) {
        setenv("ARIOSO_TRAIN_STARTED", "1", 1);
        setenv("OMP_NUM_THREADS", "1", 1);
        setenv("OPENBLAS_NUM_THREADS", "1", 1);
        if (const char* kernels = blasKernels(); kernels != nullptr)
            setenv("OPENBLAS_CORETYPE", kernels, 0);
        setenv("GLIBC_TUNABLES", "glibc.malloc.hugetlb=1", 0);
        execv("/proc/self/exe", argv); // returns only on failure; then training is slower
    }
    // By default, malloc maps and unmaps memory for each large tensor, which is slower than computing it.
    constexpr int kLargest = 32 << 20; // the maximum of glibc
    mallopt(M_MMAP_THRESHOLD, kLargest);
    mallopt(M_TRIM_THRESHOLD, 2047 << 20);
    mallopt(M_TOP_PAD, 64 << 20);
    mallopt(M_ARENA_MAX, 1);
    at::set_num_threads(1);
}

at::Device deviceOf(const std::string& name)
{
    if (name == "cpu")
        return at::kCPU;
    if (name == "cuda" && at::hasCUDA())
        return {at::kCUDA, 0};
    throw engine::Error(engine::ErrorCode::DeviceUnavailable,
                        "The device '" + name + "' cannot be used. 'cpu' is always available.");
}

std::string sentenceOf(const std::exception& error)
{
    if (engine::isLackOfMemory(error))
        return "There isn't enough memory for this. Use a smaller --batch or fewer --workers, or close other "
               "programs.";
    const auto* detailed = dynamic_cast<const c10::Error*>(&error);
    return detailed != nullptr ? detailed->what_without_backtrace() : error.what();
}

} // namespace arioso::training
