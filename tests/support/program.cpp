// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "support/program.h"

#include "support/tiny_checkpoint.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

namespace arioso::test {

namespace fs = std::filesystem;

std::string contents(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

pid_t start(const std::string& program, const std::vector<std::string>& arguments, const fs::path& out,
            const fs::path& err)
{
    std::vector<std::string> all{program};
    all.insert(all.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv;
    for (std::string& argument : all)
        argv.push_back(argument.data());
    argv.push_back(nullptr);
    const pid_t child = fork();
    if (child == 0) {
        if (std::freopen(out.c_str(), "w", stdout) == nullptr ||
            std::freopen(err.c_str(), "w", stderr) == nullptr)
            _exit(127);
        execv(argv[0], argv.data());
        _exit(127);
    }
    return child;
}

int wait(pid_t child)
{
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

Outcome run(const std::string& program, const std::vector<std::string>& arguments)
{
    const TemporaryFolder folder;
    Outcome outcome;
    outcome.status = wait(start(program, arguments, folder / "out", folder / "err"));
    outcome.out = contents(folder / "out");
    outcome.err = contents(folder / "err");
    return outcome;
}

std::string failure(const std::string& program, const std::vector<std::string>& arguments, int status,
                    const std::string& fragment)
{
    const Outcome outcome = run(program, arguments);
    if (outcome.status != status)
        return "status " + std::to_string(outcome.status) + ": " + outcome.err;
    if (outcome.err.find(fragment) == std::string::npos)
        return "lacks '" + fragment + "': " + outcome.err;
    if (status == 1 && std::count(outcome.err.begin(), outcome.err.end(), '\n') != 1)
        return "not one sentence: " + outcome.err;
    return {};
}

} // namespace arioso::test
