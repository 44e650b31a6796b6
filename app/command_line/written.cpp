// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "help.h"

#include <algorithm>

namespace arioso::command_line {
namespace {

using Options = std::vector<const CLI::Option*>;
using Commands = std::vector<const CLI::App*>;

Options optionsOf(const CLI::App& app)
{
    return app.get_options([](const CLI::Option* option) { return !option->get_group().empty(); });
}

Commands commandsOf(const CLI::App& app)
{
    return app.get_subcommands([](const CLI::App* command) { return !command->get_name().empty(); });
}

/// The name of the value: "" for a flag.
std::string valueOf(const CLI::Option& option)
{
    return option.get_type_size() == 0 ? "" : option.get_type_name();
}

bool isFolder(const std::string& value)
{
    return value == "DIR" || value == "NEWDIR";
}

bool isFile(const std::string& value)
{
    return value.find("FILE") != std::string::npos || value.find("PATH") != std::string::npos ||
           value.find('.') != std::string::npos;
}

/// "cpu cuda" of "cpu|cuda"; "" when the value is not one of some words.
std::string wordsOf(const std::string& value)
{
    if (value.find('|') == std::string::npos)
        return "";
    std::string words = value;
    std::replace(words.begin(), words.end(), '|', ' ');
    return words;
}

bool repeats(const CLI::Option& option)
{
    return option.get_items_expected_max() >= CLI::detail::expected_max_vector_size;
}

/// Each name as it is typed: "-o", "--output".
std::vector<std::string> namesOf(const CLI::Option& option)
{
    std::vector<std::string> names;
    for (const std::string& name : option.get_snames())
        names.push_back("-" + name);
    for (const std::string& name : option.get_lnames())
        names.push_back("--" + name);
    return names;
}

std::string allNames(const Options& options)
{
    std::string text;
    for (const CLI::Option* option : options)
        for (const std::string& name : namesOf(*option))
            text += " " + name;
    return text.empty() ? text : text.substr(1);
}

std::string allNames(const Commands& commands, const std::string& between)
{
    std::string text;
    for (const CLI::App* command : commands)
        text += (text.empty() ? "" : between) + command->get_name();
    return text;
}

std::string replaced(std::string text, const std::string& what, const std::string& by)
{
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size())
        text.replace(at, what.size(), by);
    return text;
}

/// Inside 'single quotes' of a shell.
std::string quoted(const std::string& text)
{
    return replaced(text, "'", "'\\''");
}

/// The name of a function of a shell.
std::string functionOf(const CLI::App& app)
{
    return "_" + replaced(app.get_name(), "-", "_");
}

// mdoc

std::string roff(const std::string& text)
{
    std::string escaped = replaced(replaced(text, "\\", "\\e"), "-", "\\-");
    if (!escaped.empty() && (escaped[0] == '.' || escaped[0] == '\''))
        escaped = "\\&" + escaped;
    return replaced(escaped, "\n", "\n.br\n");
}

std::string manualOptions(const Options& options)
{
    const HelpFormatter formatter;
    std::string text = ".Bl -tag -width Ds\n";
    for (const CLI::Option* option : options) {
        text += ".It";
        for (const std::string& name : namesOf(*option))
            text += (text.back() == 't' ? " Fl " : " , Fl ") + roff(name.substr(1));
        if (option->get_positional())
            text += " Ar " + roff(valueOf(*option));
        else if (const std::string value = valueOf(*option); !value.empty())
            text += " Ar " + roff(value);
        text += "\n" + roff(replaced(formatter.make_option_desc(option), "\n", " ")) + ".\n";
    }
    return text + ".El\n";
}

std::string manual(const CLI::App& app)
{
    std::string text = ".Sh OPTIONS\n" + manualOptions(optionsOf(app)) + ".Sh COMMANDS\n";
    for (const CLI::App* command : commandsOf(app)) {
        text += ".Ss " + command->get_name() + "\n" + roff(command->get_description()) + ".\n";
        if (!command->get_footer().empty())
            text += ".Pp\n" + roff(replaced(command->get_footer(), "\n", " ")) + "\n";
        text += manualOptions(optionsOf(*command));
    }
    return text;
}

// bash

std::string bashValue(const CLI::Option& option)
{
    const std::string value = valueOf(option);
    if (isFolder(value))
        return "compopt -o filenames; mapfile -t COMPREPLY < <(compgen -d -- \"$current\")";
    if (isFile(value))
        return "compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- \"$current\")";
    const std::string words = wordsOf(value);
    return words.empty() ? ":" : "mapfile -t COMPREPLY < <(compgen -W '" + words + "' -- \"$current\")";
}

std::string bash(const CLI::App& app)
{
    const Commands commands = commandsOf(app);
    std::string values;
    std::string words =
        "    '') words='" + allNames(commands, " ") + " " + allNames(optionsOf(app)) + "' ;;\n";
    for (const CLI::App* command : commands) {
        words += "    " + command->get_name() + ") words='" + allNames(optionsOf(*command)) + "' ;;\n";
        for (const CLI::Option* option : optionsOf(*command)) {
            if (valueOf(*option).empty() || option->get_positional())
                continue;
            for (const std::string& name : namesOf(*option))
                values +=
                    "    '" + command->get_name() + " " + name + "') " + bashValue(*option) + "; return ;;\n";
        }
    }
    return functionOf(app) +
           "()\n{\n"
           "    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command='' "
           "words='' word\n"
           "    for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
           "        case $word in " +
           allNames(commands, "|") +
           ") command=$word; break ;; esac\n"
           "    done\n"
           "    COMPREPLY=()\n"
           "    case \"$command $previous\" in\n" +
           values + "    esac\n    case $command in\n" + words +
           "    esac\n"
           "    if [[ $command && $current != -* ]]; then\n"
           "        compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- \"$current\")\n"
           "    else\n"
           "        mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$current\")\n"
           "    fi\n"
           "}\n"
           "complete -F " +
           functionOf(app) + " " + app.get_name() + "\n";
}

// zsh

std::string zshText(const std::string& text)
{
    return quoted(replaced(replaced(replaced(text, "[", "\\["), "]", "\\]"), ":", "\\:"));
}

std::string zshValue(const CLI::Option& option)
{
    const std::string value = valueOf(option);
    if (value.empty())
        return "";
    const std::string words = wordsOf(value);
    const std::string action = isFolder(value)  ? "_files -/"
                               : isFile(value)  ? "_files"
                               : !words.empty() ? "(" + words + ")"
                                                : " ";
    return ":" + zshText(words.empty() ? value : "value") + ":" + action;
}

std::string zshOptions(const Options& options)
{
    std::string text;
    for (const CLI::Option* option : options) {
        if (option->get_positional()) {
            text += " \\\n            '1" + zshValue(*option) + "'";
            continue;
        }
        for (const std::string& name : namesOf(*option))
            text += " \\\n            '" + std::string(repeats(*option) ? "*" : "") + name + "[" +
                    zshText(option->get_description()) + "]" + zshValue(*option) + "'";
    }
    return text;
}

std::string zsh(const CLI::App& app)
{
    std::string names;
    std::string cases;
    for (const CLI::App* command : commandsOf(app)) {
        names += "'" + quoted(command->get_name() + ":" + command->get_description()) + "' ";
        cases += "        " + command->get_name() + ")\n        _arguments" +
                 zshOptions(optionsOf(*command)) + "\n        ;;\n";
    }
    return "#compdef " + app.get_name() + "\n" + functionOf(app) +
           "()\n{\n    local curcontext=$curcontext state line\n    local -a commands\n    commands=(" +
           names + ")\n    _arguments -C" + zshOptions(optionsOf(app)) +
           " \\\n            '1: :->command' '*:: :->options'\n"
           "    case $state in\n    command) _describe command commands ;;\n"
           "    options)\n        case $line[1] in\n" +
           cases + "        esac\n        ;;\n    esac\n}\n" + functionOf(app) + " \"$@\"\n";
}

// fish

std::string fishValue(const CLI::Option& option)
{
    const std::string value = valueOf(option);
    if (value.empty())
        return "";
    if (isFolder(value))
        return " -x -a '(__fish_complete_directories)'";
    if (isFile(value))
        return " -r -F";
    const std::string words = wordsOf(value);
    return words.empty() ? " -x" : " -x -a '" + words + "'";
}

std::string fishOptions(const std::string& start, const Options& options)
{
    std::string text;
    for (const CLI::Option* option : options) {
        if (option->get_positional())
            continue;
        text += start;
        for (const std::string& name : option->get_snames())
            text += " -s " + name;
        for (const std::string& name : option->get_lnames())
            text += " -l " + name;
        text += fishValue(*option) + " -d '" + replaced(option->get_description(), "'", "\\'") + "'\n";
    }
    return text;
}

std::string fish(const CLI::App& app)
{
    const std::string program = "complete -c " + app.get_name();
    const std::string bare = program + " -n __fish_use_subcommand";
    std::string text = fishOptions(bare, optionsOf(app));
    for (const CLI::App* command : commandsOf(app)) {
        text += bare + " -f -a " + command->get_name() + " -d '" +
                replaced(command->get_description(), "'", "\\'") + "'\n";
        text += fishOptions(program + " -n '__fish_seen_subcommand_from " + command->get_name() + "'",
                            optionsOf(*command));
    }
    return text;
}

} // namespace

std::string written(const CLI::App& app, const std::string& form)
{
    if (form == "man")
        return manual(app);
    if (form == "bash")
        return "# Generated from the options of " + app.get_name() + ".\n" + bash(app);
    if (form == "zsh")
        return zsh(app);
    if (form == "fish")
        return "# Generated from the options of " + app.get_name() + ".\n" + fish(app);
    throw CLI::ValidationError("--write", "takes man, bash, zsh or fish, not " + form);
}

} // namespace arioso::command_line
