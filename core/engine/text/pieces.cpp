// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors

#include "engine/text/pieces.h"

#include "engine/api/error.h"

#include <array>

#include <dlfcn.h>

namespace arioso::engine {

namespace {

using Dlopen = void* (*)(const char*, int);

/// The sanitizers replace dlopen by a version that aborts on RTLD_DEEPBIND. This is the one of libc.
Dlopen openFunction()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    if (void* libc = dlopen("libc.so.6", RTLD_NOW | RTLD_NOLOAD))
        if (void* real = dlsym(libc, "dlopen"))
            return reinterpret_cast<Dlopen>(real);
#endif
    return dlopen;
}

/// Programs that link libtorch have its protobuf among their global symbols, which would take precedence over
/// the module's own protobuf. Programs that load the engine as a module don't.
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
    // A path with a folder, so that dlopen doesn't search the system's folders.
    const std::string file = std::filesystem::absolute(path).string();
    const int binding = protobufIsGlobal() ? RTLD_DEEPBIND : 0;
    void* module = openFunction()(file.c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE | binding);
    if (!module) {
        const char* reason = dlerror();
        throw fail(reason ? reason : "it could not be loaded");
    }
    const auto* api = static_cast<const ArTokenizerApi*>(dlsym(module, "ariosoTokenizer"));
    if (!api)
        throw fail("it is not a tokenizer module");
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
        throw Error(ErrorCode::CheckpointInvalid,
                    std::string("SentencePiece does not accept it: ") + reason.data());
}

void Pieces::encode(std::string_view word, std::vector<std::int64_t>& ids) const
{
    const auto call = [&](std::vector<std::int32_t>& into) {
        return m_api.encode(m_model.get(), word.data(), word.size(), into.data(), into.size());
    };
    std::vector<std::int32_t> found(word.size() + 1);
    std::int64_t count = call(found);
    if (count > std::int64_t(found.size())) { // normalization can expand one character to several pieces
        found.resize(std::size_t(count));
        count = call(found);
    }
    if (count < 0)
        throw Error(ErrorCode::Internal, "SentencePiece could not encode a word of the prompt.");
    ids.insert(ids.end(), found.begin(), found.begin() + count);
}

} // namespace arioso::engine
