// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/files/json.h"

#include "engine/api/error.h"
#include "engine/api/plain_text.h"
#include "engine/files/file_map.h"

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

namespace arioso::engine {
namespace {

using nlohmann::json;

[[noreturn]] void failParse(const std::string& source, const std::string& complaint)
{
    throw Error(ErrorCode::CheckpointInvalid, "'" + source + "' is not valid JSON: " + complaint + ".");
}

/// Builds the tree as the library's own handler does, but limits values and depth and refuses duplicate keys.
/// (The library's parser with a callback could do the same, but in 3.11 its time is quadratic in the members
/// of an object.)
class TreeBuilder final : public nlohmann::json_sax<json>
{
public:
    TreeBuilder(const std::string& source, const JsonLimits& limits) : m_source(source), m_limits(limits) {}

    json take() { return std::move(m_root); }

    bool null() override { return place(nullptr) != nullptr; }
    bool boolean(bool value) override { return place(value) != nullptr; }
    bool number_integer(number_integer_t value) override { return place(value) != nullptr; }
    bool number_unsigned(number_unsigned_t value) override { return place(value) != nullptr; }
    bool number_float(number_float_t value, const string_t& literal) override
    {
        // The library replaces the decimal point by the first byte of the locale's and calls strtod, which
        // fails for a decimal point of two bytes, as in Persian.
        std::string text = literal;
        std::replace_if(
            text.begin(), text.end(),
            [](char c) { return std::string_view("0123456789+-eE").find(c) == std::string_view::npos; }, '.');
        return place(numberIn(text).value_or(value)) != nullptr;
    }
    bool string(string_t& value) override { return place(std::move(value)) != nullptr; }
    bool binary(binary_t& value) override { return place(std::move(value)) != nullptr; }

    bool start_object(std::size_t /*size*/) override { return open(json::value_t::object); }
    bool start_array(std::size_t /*size*/) override { return open(json::value_t::array); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }

    bool key(string_t& name) override
    {
        count();
        const auto [member, fresh] = m_open.back()->get_ref<json::object_t&>().try_emplace(name);
        if (!fresh)
            failParse(m_source, "the key " + quotedText(name) + " occurs twice in one object");
        m_member = &member->second;
        return true;
    }

    bool parse_error(std::size_t position, const std::string& /*lastToken*/,
                     const json::exception& error) override
    {
        const bool encoding = std::string_view(error.what()).find("UTF-8") != std::string_view::npos;
        failParse(m_source, std::string(encoding ? "bytes that are not UTF-8" : "a syntax error") +
                                " at byte " + std::to_string(position));
    }

private:
    void count()
    {
        if (++m_count > m_limits.values)
            failParse(m_source, "it contains more than " + std::to_string(m_limits.values) + " values");
    }

    json* place(json value)
    {
        count();
        if (m_open.empty()) {
            m_root = std::move(value);
            return &m_root;
        }
        if (m_open.back()->is_array()) {
            m_open.back()->push_back(std::move(value));
            return &m_open.back()->back();
        }
        *m_member = std::move(value);
        return m_member;
    }

    bool open(json::value_t kind)
    {
        if (m_open.size() >= std::size_t(m_limits.depth))
            failParse(m_source, "it is nested deeper than " + std::to_string(m_limits.depth) + " levels");
        m_open.push_back(place(json(kind)));
        return true;
    }

    bool close()
    {
        m_open.pop_back();
        return true;
    }

    const std::string& m_source;
    const JsonLimits& m_limits;
    json m_root;
    std::vector<json*> m_open; // an open container is its parent's last child, so it is not moved
    json* m_member = nullptr;
    std::size_t m_count = 0;
};

} // namespace

json parseJson(std::string_view text, const std::string& source, const JsonLimits& limits)
{
    if (text.size() > limits.bytes) {
        failParse(source, "it has " + std::to_string(text.size()) +
                              " bytes, which is more than the limit of " + std::to_string(limits.bytes));
    }
    // The library takes a NUL byte for the end of the text.
    if (const auto nul = text.find('\0'); nul != std::string_view::npos)
        failParse(source, "a NUL byte at byte " + std::to_string(nul + 1));
    TreeBuilder builder(source, limits);
    json::sax_parse(text.begin(), text.end(), &builder);
    return builder.take();
}

json readJson(const std::filesystem::path& file, const JsonLimits& limits)
{
    return parseJson(readFile(file, limits.bytes), file.string(), limits);
}

std::optional<std::int64_t> wholeNumber(const json& value)
{
    if (!value.is_number_integer())
        return std::nullopt;
    if (value.is_number_unsigned() &&
        value.get<std::uint64_t>() > std::uint64_t(std::numeric_limits<std::int64_t>::max()))
        return std::nullopt;
    return value.get<std::int64_t>();
}

std::string quotedText(std::string_view text)
{
    constexpr std::size_t kLongest = 160;
    const bool cut = text.size() > kLongest;
    // Invalid UTF-8, also from a character that was cut, becomes U+FFFD.
    return json(text.substr(0, kLongest)).dump(-1, ' ', true, json::error_handler_t::replace) +
           (cut ? "…" : "");
}

} // namespace arioso::engine
