// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "training/run_log.h"

#include "engine/api/plain_text.h"
#include "engine/files/file_map.h"
#include "engine/files/new_file.h"

#include <algorithm>
#include <optional>
#include <sstream>
#include <system_error>
#include <utility>

namespace arioso::training {
namespace {

std::string number(double value)
{
    return engine::shortText(value);
}

std::vector<std::string> cells(const std::string& line)
{
    std::vector<std::string> result;
    std::stringstream stream(line);
    for (std::string cell; std::getline(stream, cell, ',');)
        result.push_back(cell);
    return result;
}

void writeText(const std::filesystem::path& path, const std::string& text)
{
    engine::NewFile file(path);
    file.write(text.data(), std::int64_t(text.size()));
    file.commit();
}

struct Point
{
    double x, y;
};

constexpr int kWidth = 360;
constexpr int kHeight = 130;
constexpr int kMargin = 34;

/// Draws a panel with its top left corner at (left, top): frame, name, smallest and largest value, and line.
std::string panel(const std::string& name, const std::vector<Point>& points, int left, int top)
{
    std::ostringstream svg;
    const auto text = [&](int x, int y, const std::string& what) {
        svg << "<text x='" << x << "' y='" << y << "'>" << what << "</text>\n";
    };
    const int width = kWidth - 2 * kMargin;
    const int height = kHeight - kMargin;
    svg << "<rect x='" << left + kMargin << "' y='" << top + 20 << "' width='" << width << "' height='"
        << height << "' fill='none' stroke='#bbb'/>\n";
    text(left + kMargin, top + 14, name);
    if (points.empty())
        return svg.str();
    const auto byY = [](const Point& a, const Point& b) { return a.y < b.y; };
    const double low = std::min_element(points.begin(), points.end(), byY)->y;
    const double high = std::max_element(points.begin(), points.end(), byY)->y;
    const double first = points.front().x;
    const double span = std::max(points.back().x - first, 1e-9);
    text(left, top + 28, number(high));
    text(left, top + 20 + height, number(low));
    text(left + kMargin + width - 60, top + 14, "to " + number(points.back().x) + " min");
    svg << "<polyline fill='none' stroke='#3a6ea5' stroke-width='1.5' points='";
    for (const Point& p : points) {
        svg << left + kMargin + width * (p.x - first) / span << ","
            << top + 20 + height * (1 - (p.y - low) / std::max(high - low, 1e-9)) << " ";
    }
    svg << "'/>\n";
    return svg.str();
}

} // namespace

RunLog::RunLog(std::filesystem::path folder, std::vector<std::string> columns, long lastStep)
    : m_folder(std::move(folder)), m_columns(std::move(columns))
{
    constexpr std::uint64_t kMostBytes = std::uint64_t(1) << 30;
    const std::filesystem::path metrics = m_folder / "metrics.csv";
    std::error_code ignored;
    std::istringstream file(std::filesystem::exists(metrics, ignored) ? engine::readFile(metrics, kMostBytes)
                                                                      : "");
    std::string line;
    if (!std::getline(file, line))
        return;
    const std::vector<std::string> names = cells(line);
    while (std::getline(file, line)) {
        const std::vector<std::string> values = cells(line);
        Row row;
        for (std::size_t i = 0; i < std::min(names.size(), values.size()); ++i) {
            if (const std::optional<double> value = engine::numberIn(values[i]))
                row[names[i]] = *value;
        }
        if (row.count("step") != 0 && row["step"] <= double(lastStep))
            m_rows.push_back(std::move(row));
    }
}

void RunLog::add(const Row& row)
{
    m_rows.push_back(row);
    write();
}

void RunLog::write() const
{
    std::ostringstream out;
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        out << (i > 0 ? "," : "") << m_columns[i];
    out << "\n";
    for (const Row& row : m_rows) {
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            const auto cell = row.find(m_columns[i]);
            out << (i > 0 ? "," : "") << (cell == row.end() ? std::string() : number(cell->second));
        }
        out << "\n";
    }
    writeText(m_folder / "metrics.csv", out.str());
}

void RunLog::plot(const std::vector<std::string>& columns) const
{
    std::ostringstream svg;
    const int rows = int(columns.size() + 1) / 2;
    svg << "<svg xmlns='http://www.w3.org/2000/svg' width='" << 2 * kWidth << "' height='"
        << rows * (kHeight + 10)
        << "' font-family='sans-serif' font-size='10'>\n<rect width='100%' height='100%' fill='white'/>\n";
    for (std::size_t i = 0; i < columns.size(); ++i) {
        std::vector<Point> points;
        for (const Row& row : m_rows) {
            const auto x = row.find("minutes");
            const auto y = row.find(columns[i]);
            if (x != row.end() && y != row.end())
                points.push_back({x->second, y->second});
        }
        svg << panel(columns[i], points, int(i % 2) * kWidth, int(i / 2) * (kHeight + 10));
    }
    svg << "</svg>\n";
    writeText(m_folder / "metrics.svg", svg.str());
}

} // namespace arioso::training
