// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What the environment says of the Hugging Face Hub, by the rules of Python's huggingface_hub, so that both
// programs share one cache and one token. Any thread.

#include <QString>

namespace arioso::core {

/// $HF_HUB_CACHE, $HUGGINGFACE_HUB_CACHE, $HF_HOME/hub, else ~/.cache/huggingface/hub. '~' and $NAMES in them
/// are expanded.
[[nodiscard]] QString hubCacheFolder();

/// $HF_ENDPOINT, else https://huggingface.co; without a slash at the end.
[[nodiscard]] QString hubEndpoint();

/// The access token of $HF_TOKEN, $HUGGING_FACE_HUB_TOKEN or the file $HF_TOKEN_PATH, usually
/// $HF_HOME/token; "" when there is none. Never to be shown or logged.
[[nodiscard]] QString hubToken();

/// $HF_HUB_OFFLINE asks for no network.
[[nodiscard]] bool hubIsOffline();

} // namespace arioso::core
