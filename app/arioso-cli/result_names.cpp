// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "result_names.h"

#include "engine/audio/audio_file.h"

#include <algorithm>

namespace arioso::cli {
namespace {

constexpr std::size_t kMostBytes = 100; // names may have 255 bytes, some of which are the template's

bool isReserved(unsigned char c)
{
    return c < 0x20 || c == 0x7F || std::string("/\\:*?\"<>|").find(char(c)) != std::string::npos;
}

void replaceAll(std::string& text, const std::string& what, const std::string& with)
{
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
}

} // namespace

bool isTemplate(const std::string& name)
{
    for (const char* part : {"{prompt}", "{seed}", "{n}"})
        if (name.find(part) != std::string::npos)
            return true;
    return false;
}

std::string fitForNames(const std::string& text)
{
    std::string name;
    for (const char c : text)
        name += isReserved(static_cast<unsigned char>(c)) ? ' ' : c;
    std::size_t end = std::min(name.size(), kMostBytes);
    while (end < name.size() && end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U)
        --end; // not inside of a UTF-8 character
    name.resize(end);
    const std::size_t first = name.find_first_not_of(" .");
    if (first == std::string::npos)
        return "untitled";
    return name.substr(first, name.find_last_not_of(" .") - first + 1);
}

std::filesystem::path filledIn(const std::string& name, const NameParts& parts)
{
    std::string filled = name;
    // The prompt is last, because it may contain text such as {n}.
    replaceAll(filled, "{seed}", std::to_string(parts.seed));
    replaceAll(filled, "{n}", std::to_string(parts.number));
    replaceAll(filled, "{prompt}", fitForNames(parts.prompt));
    return filled;
}

std::filesystem::path freeName(const std::filesystem::path& name)
{
    std::filesystem::path free = name;
    for (int number = 1; std::filesystem::exists(free); ++number)
        free = engine::numberedPath(name, number);
    return free;
}

} // namespace arioso::cli
