// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Runs a fuzz target where the compiler has no libFuzzer: every file of a folder, then mutations of them for
// some seconds. It does not measure coverage, so it finds less; what it runs is the same each time.
//     fuzz_TARGET [-max_total_time=SECONDS] [-runs=N] CORPUS…

#include <sanitizer/common_interface_defs.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr std::size_t kLongest = 1 << 16;

Bytes current; ///< what is being tried

/// Keeps the input that ended the program.
void keepInput()
{
    std::FILE* file = std::fopen("crash-input", "wb");
    if (file == nullptr)
        return;
    std::fwrite(current.data(), 1, current.size(), file);
    std::fclose(file);
    std::fputs("The input is in crash-input.\n", stderr);
}

void onAbort(int)
{
    keepInput();
    std::_Exit(1);
}

/// A copy on the heap of exactly this size, so that the sanitizer sees every byte too many.
void tryInput(const Bytes& input)
{
    current = input;
    const Bytes exact(input.begin(), input.end());
    (void)LLVMFuzzerTestOneInput(exact.data(), exact.size());
}

class Mutator
{
public:
    explicit Mutator(const std::vector<Bytes>& corpus) : m_corpus(corpus) {}

    Bytes next()
    {
        Bytes input = m_corpus[below(m_corpus.size())];
        const std::size_t changes = 1 + below(6);
        for (std::size_t i = 0; i < changes; ++i)
            change(input);
        input.resize(std::min(input.size(), kLongest));
        return input;
    }

private:
    std::size_t below(std::size_t limit) { return limit == 0 ? 0 : std::size_t(m_random() % limit); }

    void change(Bytes& input)
    {
        const std::size_t at = below(input.size());
        switch (below(7)) {
        case 0:
            if (!input.empty())
                input[at] ^= std::uint8_t(1U << below(8));
            break;
        case 1:
            if (!input.empty())
                input[at] = std::uint8_t(m_random());
            break;
        case 2: // numbers at the edge of what fits
            setNumber(input, at);
            break;
        case 3:
            input.insert(input.begin() + std::ptrdiff_t(at), 1 + below(16), std::uint8_t(m_random()));
            break;
        case 4:
            input.erase(input.begin() + std::ptrdiff_t(at),
                        input.begin() + std::ptrdiff_t(std::min(input.size(), at + 1 + below(16))));
            break;
        case 5:
            input.resize(at);
            break;
        default: { // a piece of another file
            const Bytes& other = m_corpus[below(m_corpus.size())];
            const std::size_t from = below(other.size());
            const std::size_t to = std::min(other.size(), from + 1 + below(64));
            input.insert(input.begin() + std::ptrdiff_t(at), other.begin() + std::ptrdiff_t(from),
                         other.begin() + std::ptrdiff_t(to));
        }
        }
    }

    void setNumber(Bytes& input, std::size_t at)
    {
        static constexpr std::uint64_t kEdges[] = {
            0, 1, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF, 0x7FFFFFFFFFFFFFFF, 0xFFFFFFFFFFFFFFFF};
        const std::uint64_t value = kEdges[below(std::size(kEdges))];
        const std::size_t bytes = std::min(input.size() - at, std::size_t(1) << below(4));
        std::memcpy(input.data() + at, &value, bytes);
    }

    const std::vector<Bytes>& m_corpus;
    std::mt19937_64 m_random{20261122};
};

std::vector<Bytes> readCorpus(const std::vector<std::string>& folders)
{
    std::vector<std::string> names;
    for (const std::string& folder : folders) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
            names.push_back(entry.path().string());
    }
    std::sort(names.begin(), names.end());
    std::vector<Bytes> corpus;
    for (const std::string& name : names) {
        std::ifstream file(name, std::ios::binary);
        corpus.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }
    return corpus;
}

} // namespace

int main(int argc, char* argv[])
{
    double seconds = 0;
    long runs = -1;
    std::vector<std::string> folders;
    for (int i = 1; i < argc; ++i) {
        if (std::sscanf(argv[i], "-max_total_time=%lf", &seconds) != 1 &&
            std::sscanf(argv[i], "-runs=%ld", &runs) != 1 && argv[i][0] != '-')
            folders.emplace_back(argv[i]);
    }
    const std::vector<Bytes> corpus = readCorpus(folders);
    if (corpus.empty()) {
        std::fputs("There is no corpus.\n", stderr);
        return 2;
    }
    __sanitizer_set_death_callback(keepInput);
    std::signal(SIGABRT, onAbort);
    for (const Bytes& input : corpus)
        tryInput(input);

    Mutator mutator(corpus);
    const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
    long done = 0;
    for (; (runs >= 0 && done < runs) || std::chrono::steady_clock::now() < end; ++done)
        tryInput(mutator.next());
    std::printf("%zu files and %ld mutations were refused or read.\n", corpus.size(), done);
    return 0;
}
