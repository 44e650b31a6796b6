// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "conversion/yaml_config.h"

#include "engine/api/error.h"
#include "engine/api/plain_text.h"
#include "engine/files/json.h"

#include <yaml.h>

#include <charconv>
#include <memory>
#include <optional>

namespace arioso::engine {
namespace {

using nlohmann::json;

constexpr int kMostDepth = 64;
constexpr int kMostReferences = 16; ///< in a chain
constexpr std::size_t kLongestText = std::size_t(16) << 20;

struct DeleteParser
{
    void operator()(yaml_parser_t* parser) const
    {
        yaml_parser_delete(parser);
        delete parser;
    }
};

/// Owns a parser event. Invalid if parsing fails.
class Event
{
public:
    explicit Event(yaml_parser_t* parser) : m_sound(yaml_parser_parse(parser, &m_event) != 0) {}
    ~Event()
    {
        if (m_sound)
            yaml_event_delete(&m_event);
    }
    Event(const Event&) = delete;
    Event& operator=(const Event&) = delete;

    [[nodiscard]] yaml_event_type_t type() const { return m_sound ? m_event.type : YAML_NO_EVENT; }

    [[nodiscard]] std::string text() const
    {
        return {reinterpret_cast<const char*>(m_event.data.scalar.value), m_event.data.scalar.length};
    }
    [[nodiscard]] bool plain() const { return m_event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE; }

private:
    yaml_event_t m_event{};
    bool m_sound;
};

/// The value of an unquoted scalar.
json plainValue(const std::string& text)
{
    if (text.empty() || text == "null" || text == "~" || text == "Null" || text == "NULL")
        return nullptr;
    if (text == "true" || text == "True" || text == "TRUE")
        return true;
    if (text == "false" || text == "False" || text == "FALSE")
        return false;
    std::int64_t whole = 0;
    const char* end = text.data() + text.size();
    if (const auto read = std::from_chars(text.data(), end, whole); read.ec == std::errc() && read.ptr == end)
        return whole;
    if (text.find_first_not_of("0123456789+-.eE") == std::string::npos) {
        if (const std::optional<double> value = numberIn(text))
            return *value;
    }
    return text;
}

class Reader
{
public:
    Reader(const std::string& text, const std::string& source)
        : m_source(source), m_parser(new yaml_parser_t{})
    {
        if (yaml_parser_initialize(m_parser.get()) == 0)
            throw std::bad_alloc();
        yaml_parser_set_input_string(m_parser.get(), reinterpret_cast<const unsigned char*>(text.data()),
                                     text.size());
    }

    json read()
    {
        expect(YAML_STREAM_START_EVENT);
        expect(YAML_DOCUMENT_START_EVENT);
        const Event first(m_parser.get());
        json root = value(first, 0);
        if (!root.is_object())
            fail();
        return root;
    }

private:
    [[noreturn]] void fail() const
    {
        throw Error(ErrorCode::CheckpointInvalid, "The configuration in '" + m_source + "' is corrupted.");
    }

    void expect(yaml_event_type_t type)
    {
        if (Event(m_parser.get()).type() != type)
            fail();
    }

    json value(const Event& event, int depth)
    {
        if (depth > kMostDepth)
            fail();
        switch (event.type()) {
        case YAML_SCALAR_EVENT:
            return event.plain() ? plainValue(event.text()) : json(event.text());
        case YAML_SEQUENCE_START_EVENT: {
            json list = json::array();
            for (;;) {
                const Event next(m_parser.get());
                if (next.type() == YAML_SEQUENCE_END_EVENT)
                    return list;
                list.push_back(value(next, depth + 1));
            }
        }
        case YAML_MAPPING_START_EVENT: {
            json map = json::object();
            for (;;) {
                const Event key(m_parser.get());
                if (key.type() == YAML_MAPPING_END_EVENT)
                    return map;
                if (key.type() != YAML_SCALAR_EVENT)
                    fail();
                const Event next(m_parser.get());
                map[key.text()] = value(next, depth + 1);
            }
        }
        default: // includes aliases: nested ones could expand exponentially
            fail();
        }
    }

    const std::string& m_source;
    std::unique_ptr<yaml_parser_t, DeleteParser> m_parser;
};

} // namespace

YamlConfig::YamlConfig(const std::string& text, std::string source) : m_source(std::move(source))
{
    if (text.size() > kLongestText)
        throw Error(ErrorCode::CheckpointInvalid, "The configuration in '" + m_source + "' is too long.");
    m_root = Reader(text, m_source).read();
}

void YamlConfig::fail(std::string_view path, const std::string& complaint) const
{
    throw Error(ErrorCode::CheckpointInvalid,
                "In the configuration of '" + m_source + "', " + std::string(path) + " " + complaint + ".");
}

const json* YamlConfig::findRaw(std::string_view path) const
{
    const json* value = &m_root;
    while (!path.empty()) {
        const std::size_t end = std::min(path.find('.'), path.size());
        if (!value->is_object())
            return nullptr;
        const auto found = value->find(std::string(path.substr(0, end)));
        if (found == value->end())
            return nullptr;
        value = &*found;
        path.remove_prefix(std::min(end + 1, path.size()));
    }
    return value;
}

const json* YamlConfig::find(std::string_view path) const
{
    const json* value = findRaw(path);
    for (int i = 0; i < kMostReferences && value != nullptr; ++i) {
        const auto* text = value->get_ptr<const std::string*>();
        if (text == nullptr || text->size() < 4 || text->compare(0, 2, "${") != 0 || text->back() != '}' ||
            text->find_first_of(":{ ", 2) !=
                std::string::npos) // an omegaconf function, or a reference inside text
            return value;
        value = findRaw(std::string_view(*text).substr(2, text->size() - 3));
    }
    return value;
}

int YamlConfig::integer(std::string_view path, int fallback, int least, int most) const
{
    const json* value = find(path);
    if (value == nullptr || value->is_null())
        return fallback;
    if (!value->is_number_integer() || *value < least || *value > most)
        fail(path, "must be a whole number from " + std::to_string(least) + " to " + std::to_string(most));
    return value->get<int>();
}

double YamlConfig::number(std::string_view path, double fallback, double least, double most) const
{
    const json* value = find(path);
    if (value == nullptr || value->is_null())
        return fallback;
    if (!value->is_number() || *value < least || *value > most)
        fail(path, "is not a number or out of range");
    return value->get<double>();
}

bool YamlConfig::boolean(std::string_view path, bool fallback) const
{
    const json* value = find(path);
    if (value == nullptr || value->is_null())
        return fallback;
    if (!value->is_boolean())
        fail(path, "must be true or false");
    return value->get<bool>();
}

std::string YamlConfig::text(std::string_view path, const std::string& fallback) const
{
    const json* value = find(path);
    if (value == nullptr || value->is_null())
        return fallback;
    if (!value->is_string())
        fail(path, "must be a string");
    return value->get<std::string>();
}

std::vector<int> YamlConfig::integers(std::string_view path, const std::vector<int>& fallback, int least,
                                      int most) const
{
    const json* value = find(path);
    if (value == nullptr || value->is_null())
        return fallback;
    if (!value->is_array() || value->empty() || value->size() > 64)
        fail(path, "must be a short list");
    std::vector<int> numbers;
    for (const json& item : *value) {
        if (!item.is_number_integer() || item < least || item > most)
            fail(path, "must be a list of whole numbers from " + std::to_string(least) + " to " +
                           std::to_string(most));
        numbers.push_back(item.get<int>());
    }
    return numbers;
}

void YamlConfig::require(std::string_view path, const json& only) const
{
    const json* value = find(path);
    if (value == nullptr || *value == only)
        return;
    std::string found = value->dump(-1, ' ', true, json::error_handler_t::replace);
    if (found.size() > 80)
        found = found.substr(0, 80) + "…";
    throw Error(ErrorCode::CheckpointUnsupported, "The model in '" + m_source + "' cannot be run: its " +
                                                      std::string(path) + " is " + found + ", but must be " +
                                                      only.dump() + ".");
}

} // namespace arioso::engine
