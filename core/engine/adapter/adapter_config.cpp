// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/adapter/adapter_config.h"

#include "engine/api/error.h"
#include "engine/checkpoint/formats/json_object.h"
#include "engine/files/hub_cache.h"

#include <cmath>
#include <regex>
#include <system_error>

namespace arioso::engine {
namespace {

namespace fs = std::filesystem;

constexpr int kLargestRank = 65536;
constexpr double kLargestAlpha = 1e6;
constexpr std::size_t kLongestPattern = 1000;

constexpr const char* kConfigFile = "adapter_config.json";

bool isThere(const fs::path& path)
{
    std::error_code ignored;
    return fs::exists(path, ignored);
}

/// PEFT's patterns match a whole module name, or its end after a dot.
bool matches(const std::string& pattern, const std::string& module)
{
    if (pattern.find_first_of("\\^$*+?()[]{}|") ==
        std::string::npos) // without other special characters, '.' is literal
        return module == pattern ||
               (module.size() > pattern.size() && module[module.size() - pattern.size() - 1] == '.' &&
                module.compare(module.size() - pattern.size(), pattern.size(), pattern) == 0);
    try {
        // The pattern is untrusted. "__polynomial" avoids exponential time, and without repetition counts the
        // automaton stays small.
        if (pattern.size() > kLongestPattern || pattern.find('{') != std::string::npos)
            throw std::regex_error(std::regex_constants::error_complexity);
        const std::regex whole("(.*\\.)?(" + pattern + ")$",
                               std::regex_constants::ECMAScript | std::regex_constants::__polynomial);
        return std::regex_match(module, whole);
    } catch (const std::regex_error&) {
        throw Error(ErrorCode::CheckpointUnsupported,
                    "The adapter has the pattern " + quotedText(pattern) +
                        ", which Arioso doesn't support. Merge the adapter into its model in Python "
                        "(merge_and_unload) and open the result.");
    }
}

double valueOf(const std::vector<std::pair<std::string, double>>& patterns, const std::string& module,
               double otherwise)
{
    for (const auto& [pattern, value] : patterns) {
        if (matches(pattern, module))
            return value;
    }
    return otherwise;
}

// PEFT writes the patterns sorted, so nlohmann::json's sorted objects keep the order of the file.
std::vector<std::pair<std::string, double>> patternsOf(const JsonObject& root, const char* key, double most)
{
    std::vector<std::pair<std::string, double>> patterns;
    if (!root.has(key) || root.isNull(key))
        return patterns;
    const JsonObject object = root.object(key);
    for (const auto& [pattern, value] : object.value().items())
        patterns.emplace_back(pattern, object.number(pattern, 0, 0, most));
    return patterns;
}

bool isSet(const JsonObject& root, const char* key)
{
    const auto found = root.value().find(key);
    if (found == root.value().end() || found->is_null())
        return false;
    return found->is_boolean() ? found->get<bool>() : !found->empty();
}

/// Refuses LoRA settings that change the model beyond its factors.
void requireSupported(const JsonObject& root)
{
    const std::string advice = ". Merge it into its model in Python (merge_and_unload) and open the result";
    const std::string kind = root.text("peft_type", "");
    if (kind != "LORA")
        root.failUnsupported("is of an adapter of the kind " + quotedText(kind) +
                             ", but Arioso reads LoRA and DoRA" +
                             (kind.find("PROMPT") == std::string::npos &&
                                      kind.find("PREFIX") == std::string::npos && kind != "P_TUNING"
                                  ? advice
                                  : ""));
    for (const char* key : {"layer_replication", "alora_invocation_tokens", "trainable_token_indices",
                            "use_qalora", "target_parameters", "arrow_config", "use_bdlora"}) {
        if (isSet(root, key))
            root.failUnsupported("sets " + quotedText(key) + ", which Arioso doesn't support" + advice);
    }
    const auto start = root.value().find("init_lora_weights");
    const std::string how =
        start != root.value().end() && start->is_string() ? start->get<std::string>() : "";
    for (const char* changing :
         {"pissa", "olora", "corda", "loftq", "lora_ga"}) { // initializations that also change the base model
        if (how.rfind(changing, 0) == 0)
            root.failUnsupported("was initialized with " + quotedText(how) +
                                 ", which changes the base model" + advice);
    }
}

} // namespace

int AdapterConfig::rankOf(const std::string& module) const
{
    return int(valueOf(rankPatterns, module, rank));
}

double AdapterConfig::scaleOf(const std::string& module) const
{
    const double own = rankOf(module);
    return valueOf(alphaPatterns, module, alpha) / (rankStabilized ? std::sqrt(own) : own);
}

const char* AdapterConfig::kind() const
{
    return dora ? "DoRA" : rankStabilized ? "rsLoRA" : "LoRA";
}

bool isAdapter(const fs::path& folder)
{
    if (!isThere(folder / kConfigFile))
        return false;
    for (const char* weights : {"model.safetensors", "model.safetensors.index.json", "pytorch_model.bin",
                                "pytorch_model.bin.index.json"}) {
        if (isThere(folder / weights))
            return false;
    }
    return true;
}

fs::path adapterWeights(const fs::path& folder)
{
    for (const char* name : {"adapter_model.safetensors", "adapter_model.bin"}) {
        if (isThere(folder / name))
            return folder / name;
    }
    throw Error(ErrorCode::FileNotFound,
                "The adapter '" + folder.string() +
                    "' has no weights: it contains neither adapter_model.safetensors nor adapter_model.bin.");
}

AdapterConfig readAdapterConfig(const fs::path& folder)
{
    if (!isThere(folder))
        throw Error(ErrorCode::FileNotFound, "The folder '" + folder.string() + "' does not exist.");
    if (!isThere(folder / kConfigFile))
        throw Error(ErrorCode::FileNotFound,
                    "The folder '" + folder.string() + "' is not an adapter: it has no adapter_config.json.");
    const nlohmann::json json = readJson(folder / kConfigFile);
    const JsonObject root(json, (folder / kConfigFile).string());
    requireSupported(root);
    AdapterConfig config;
    if (root.has("base_model_name_or_path") && !root.isNull("base_model_name_or_path"))
        config.base = root.text("base_model_name_or_path", "");
    config.rank = int(root.integer("r", 8, 1, kLargestRank));
    config.alpha = root.number("lora_alpha", 8, -kLargestAlpha, kLargestAlpha);
    config.rankStabilized = root.boolean("use_rslora", false);
    config.dora = root.boolean("use_dora", false);
    config.rankPatterns = patternsOf(root, "rank_pattern", kLargestRank);
    config.alphaPatterns = patternsOf(root, "alpha_pattern", kLargestAlpha);
    return config;
}

fs::path findBaseModel(const fs::path& folder, const AdapterConfig& config)
{
    const std::string what = "'" + folder.string() + "' is a " + config.kind() + " adapter";
    if (config.base.empty())
        throw Error(
            ErrorCode::FileNotFound,
            what + " that doesn't name its base model. Pass the folder of that model, and this one as its "
                   "adapter (--model MODEL --adapter ADAPTER).");
    // Relative to the current directory, like PEFT, else relative to the adapter.
    for (const fs::path& place : {fs::path(config.base), folder / config.base}) {
        if (isThere(place / "config.json") && !isAdapter(place))
            return place;
    }
    if (const fs::path cached = findInHubCache(config.base); !cached.empty())
        return cached;
    const bool isPath = config.base.front() == '/' || config.base.front() == '.';
    throw Error(
        ErrorCode::FileNotFound,
        what + " for the model " + quotedText(config.base) + ", which is not on this computer. " +
            (isPath ? "" : "Download it from huggingface.co, for instance in Arioso's list of models. ") +
            "If it is in another folder, pass that folder and the adapter (--model MODEL --adapter "
            "ADAPTER).");
}

} // namespace arioso::engine
