// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Logs a training run as a table and a plot.

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace arioso::training {

/// Writes metrics.csv and metrics.svg in the folder of a run. Columns of a row may be empty.
class RunLog
{
public:
    using Row = std::map<std::string, double>;

    /// `columns`: the ordered names, including "step". Rows of an existing file are kept up to `lastStep`,
    /// because an interrupted run repeats the steps after its last checkpoint.
    RunLog(std::filesystem::path folder, std::vector<std::string> columns, long lastStep);

    void add(const Row& row);

    /// Plots each of these columns against the column "minutes" in a panel of its own.
    void plot(const std::vector<std::string>& columns) const;

private:
    void write() const;

    std::filesystem::path m_folder;
    std::vector<std::string> m_columns;
    std::vector<Row> m_rows;
};

} // namespace arioso::training
