// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/checkpoint/formats/json_object.h"

#include "engine/api/error.h"

#include <sstream>
#include <utility>

namespace arioso::engine {
namespace {

using nlohmann::json;

std::string describe(const json& value)
{
    if (value.is_object())
        return "an object";
    if (value.is_array())
        return "a list";
    if (value.is_string())
        return quotedText(value.get_ref<const std::string&>());
    return value.dump();
}

std::string range(double least, double most)
{
    std::ostringstream out;
    out << " from " << least << " to " << most;
    return out.str();
}

std::string range(std::int64_t least, std::int64_t most)
{
    return " from " + std::to_string(least) + " to " + std::to_string(most);
}

} // namespace

JsonObject::JsonObject(const json& value, std::string source, std::string path)
    : m_value(&value), m_source(std::move(source)), m_path(std::move(path))
{
    if (!value.is_object()) {
        throw Error(ErrorCode::CheckpointInvalid,
                    "In '" + m_source + "', " + (m_path.empty() ? "the top level" : "'" + m_path + "'") +
                        " is " + describe(value) + ", but must be an object.");
    }
}

bool JsonObject::has(const std::string& key) const
{
    return member(key) != nullptr;
}

bool JsonObject::isNull(const std::string& key) const
{
    const json* value = member(key);
    return value != nullptr && value->is_null();
}

std::int64_t JsonObject::integer(const std::string& key, std::int64_t fallback, std::int64_t least,
                                 std::int64_t most) const
{
    const json* value = member(key);
    if (value == nullptr)
        return fallback;
    const auto number = wholeNumber(*value);
    if (!number || *number < least || *number > most)
        failType(key, *value, "a whole number" + range(least, most));
    return *number;
}

double JsonObject::number(const std::string& key, double fallback, double least, double most) const
{
    const json* value = member(key);
    if (value == nullptr)
        return fallback;
    // The comparison is false for NaN.
    if (!value->is_number() || !(value->get<double>() >= least && value->get<double>() <= most))
        failType(key, *value, "a number" + range(least, most));
    return value->get<double>();
}

bool JsonObject::boolean(const std::string& key, bool fallback) const
{
    const json* value = member(key);
    if (value == nullptr)
        return fallback;
    if (!value->is_boolean())
        failType(key, *value, "true or false");
    return value->get<bool>();
}

std::string JsonObject::text(const std::string& key, const std::string& fallback) const
{
    const json* value = member(key);
    if (value == nullptr)
        return fallback;
    if (!value->is_string())
        failType(key, *value, "a string");
    return value->get<std::string>();
}

std::optional<std::int64_t> JsonObject::optionalInteger(const std::string& key, std::int64_t least,
                                                        std::int64_t most) const
{
    if (!has(key) || isNull(key))
        return std::nullopt;
    return integer(key, least, least, most);
}

std::optional<double> JsonObject::optionalNumber(const std::string& key, double least, double most) const
{
    if (!has(key) || isNull(key))
        return std::nullopt;
    return number(key, least, least, most);
}

std::vector<int> JsonObject::integers(const std::string& key, const std::vector<int>& fallback, int least,
                                      int most) const
{
    const json* list = member(key);
    if (list == nullptr)
        return fallback;
    const std::string expected =
        "a list of 1 to 64 whole numbers" + range(std::int64_t(least), std::int64_t(most));
    if (!list->is_array() || list->empty() || list->size() > 64)
        failType(key, *list, expected);
    std::vector<int> result;
    for (const json& value : *list) {
        const auto number = wholeNumber(value);
        if (!number || *number < least || *number > most)
            fail(key, "contains " + describe(value) + ", but must be " + expected);
        result.push_back(int(*number));
    }
    return result;
}

std::vector<double> JsonObject::numbers(const std::string& key, const std::vector<double>& fallback,
                                        double least, double most) const
{
    const json* list = member(key);
    if (list == nullptr)
        return fallback;
    const std::string expected = "a list of 1 to 64 numbers" + range(least, most);
    if (!list->is_array() || list->empty() || list->size() > 64)
        failType(key, *list, expected);
    std::vector<double> result;
    for (const json& value : *list) {
        if (!value.is_number() || !(value.get<double>() >= least && value.get<double>() <= most))
            fail(key, "contains " + describe(value) + ", but must be " + expected);
        result.push_back(value.get<double>());
    }
    return result;
}

JsonObject JsonObject::object(const std::string& key) const
{
    const json* value = member(key);
    if (value == nullptr)
        fail(key, "is missing");
    return {*value, m_source, fullKey(key)};
}

void JsonObject::fail(const std::string& key, const std::string& complaint) const
{
    throw Error(ErrorCode::CheckpointInvalid,
                "In '" + m_source + "', '" + fullKey(key) + "' " + complaint + ".");
}

void JsonObject::failUnsupported(const std::string& sentence) const
{
    throw Error(ErrorCode::CheckpointUnsupported, "'" + m_source + "' " + sentence + ".");
}

const json* JsonObject::member(const std::string& key) const
{
    const auto found = m_value->find(key);
    return found == m_value->end() ? nullptr : &*found;
}

std::string JsonObject::fullKey(const std::string& key) const
{
    return m_path.empty() ? key : m_path + "." + key;
}

void JsonObject::failType(const std::string& key, const json& value, const std::string& expected) const
{
    fail(key, "is " + describe(value) + ", but must be " + expected);
}

} // namespace arioso::engine
