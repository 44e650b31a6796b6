// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors

#include "engine/text/pieces.h"

#include "engine/error.h"

#include <array>

#include <dlfcn.h>

namespace arioso::engine {

namespace {

using Dlopen = void* (*)(const char*, int);

/// The sanitizers' dlopen ends the program when it sees RTLD_DEEPBIND; libc's own does what it is asked.
Dlopen openFunction()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    if (void* libc = dlopen("libc.so.6", RTLD_NOW | RTLD_NOLOAD))
        if (void* real = dlsym(libc, "dlopen"))
            return reinterpret_cast<Dlopen>(real);
#endif
    return dlopen;
}

/// A program that links libtorch has its protobuf among the global symbols, where the module would find it
/// before its own. Programs that load the engine as a module have not.
bool protobufIsGlobal()
{
    void* program = dlopen(nullptr, RTLD_NOW);
    return program && dlsym(program, "_ZN6google8protobuf8internal13VerifyVersionEiiPKc");
}

} // namespace

const ArTokenizerApi& loadTokenizerModule(const std::filesystem::path& path)
{
    const auto fail = [&path](const std::string& reason) -> Error {
        return {ErrorCode::Internal, "The tokenizer module " + path.string() + " cannot be used: " + reason};
    };
    // With a folder in its name, so that the system's folders are not searched.
    const std::string file = std::filesystem::absolute(path).string();
    const int binding = protobufIsGlobal() ? RTLD_DEEPBIND : 0;
    void* module = openFunction()(file.c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE | binding);
    if (!module) {
        const char* reason = dlerror();
        throw fail(reason ? reason : "it could not be loaded");
    }
    const auto* api = static_cast<const ArTokenizerApi*>(dlsym(module, "ariosoTokenizer"));
    if (!api)
        throw fail("it is another library");
    if (api->version != kArTokenizerVersion)
        throw fail("it has version " + std::to_string(api->version) + " of the interface, not " +
                   std::to_string(int(kArTokenizerVersion)));
    return *api;
}

Pieces::Pieces(const ArTokenizerApi& api, const std::string& model) : m_api(api), m_model(nullptr, api.close)
{
    std::array<char, 512> reason{};
    m_model.reset(api.open(model.data(), model.size(), reason.data(), reason.size()));
    if (!m_model)
        throw Error(ErrorCode::CheckpointInvalid, std::string("SentencePiece refuses it: ") + reason.data());
}

void Pieces::encode(std::string_view word, std::vector<std::int64_t>& ids) const
{
    const auto call = [&](std::vector<std::int32_t>& into) {
        return m_api.encode(m_model.get(), word.data(), word.size(), into.data(), into.size());
    };
    std::vector<std::int32_t> found(word.size() + 1);
    std::int64_t count = call(found);
    if (count >
        std::int64_t(found.size())) { // normalisation can make more of it: one character, several pieces
        found.resize(std::size_t(count));
        count = call(found);
    }
    if (count < 0)
        throw Error(ErrorCode::Internal, "SentencePiece could not encode a word of the prompt");
    ids.insert(ids.end(), found.begin(), found.begin() + count);
}

} // namespace arioso::engine
