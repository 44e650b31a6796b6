// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// All variants of the integer product that can be run here: those of this processor and, where SIMD
// Everywhere was there for the build, those of all others on intrinsics in plain C++ (support/intrinsics).

#include "engine/kernels/int8_kernels.h"

#include <vector>

#ifdef ARIOSO_EMULATED_KERNELS
namespace arioso::kernels {
// The functions of int8_kernels.h, as tests/engine/CMakeLists.txt renames them.
void emulatedInt8Avx2(const Int8Task& task);
void emulatedInt8AvxVnni(const Int8Task& task);
void emulatedInt8Avx512Vnni(const Int8Task& task);
void emulatedInt8NeonDot(const Int8Task& task);
} // namespace arioso::kernels
#endif

namespace arioso::test {

struct Int8Variant
{
    const char* name;
    void (*run)(const kernels::Int8Task& task);
};

template <kernels::Int8Isa Isa>
void linearInt8On(const kernels::Int8Task& task)
{
    kernels::linearInt8(task, Isa);
}

inline constexpr Int8Variant kPlainInt8{"plain", linearInt8On<kernels::Int8Isa::Plain>};

inline std::vector<Int8Variant> int8Variants()
{
    using kernels::Int8Isa;
    std::vector<Int8Variant> variants;
    for (const Int8Isa isa : kernels::int8Isas()) {
        switch (isa) {
        case Int8Isa::Plain:
            variants.push_back(kPlainInt8);
            break;
        case Int8Isa::Avx2:
            variants.push_back({"AVX2", linearInt8On<Int8Isa::Avx2>});
            break;
        case Int8Isa::AvxVnni:
            variants.push_back({"AVX-VNNI", linearInt8On<Int8Isa::AvxVnni>});
            break;
        case Int8Isa::Avx512Vnni:
            variants.push_back({"AVX-512 VNNI", linearInt8On<Int8Isa::Avx512Vnni>});
            break;
        case Int8Isa::NeonDot:
            variants.push_back({"NEON", linearInt8On<Int8Isa::NeonDot>});
            break;
        }
    }
#ifdef ARIOSO_EMULATED_KERNELS
    variants.push_back({"AVX2, emulated", kernels::emulatedInt8Avx2});
    variants.push_back({"AVX-VNNI, emulated", kernels::emulatedInt8AvxVnni});
    variants.push_back({"AVX-512 VNNI, emulated", kernels::emulatedInt8Avx512Vnni});
    variants.push_back({"NEON, emulated", kernels::emulatedInt8NeonDot});
#endif
    return variants;
}

} // namespace arioso::test
