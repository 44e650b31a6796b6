// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What a training run leaves to look at: a table and a plot of it.

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace arioso::training {

/// metrics.csv and metrics.svg in the folder of a run. Rows may leave columns empty.
class RunLog
{
public:
    using Row = std::map<std::string, double>;

    /// `columns`: in their order; "step" is one of them. Rows of a file that is already there are kept up to
    /// `lastStep`: what an interrupted run did after its last checkpoint is done again.
    RunLog(std::filesystem::path folder, std::vector<std::string> columns, long lastStep);

    void add(const Row& row);

    /// Draws each of these columns over the column "minutes", one small panel each.
    void plot(const std::vector<std::string>& columns) const;

private:
    void write() const;

    std::filesystem::path m_folder;
    std::vector<std::string> m_columns;
    std::vector<Row> m_rows;
};

} // namespace arioso::training
