// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What the environment says of the Hugging Face Hub, by the rules of Python's huggingface_hub, so that both
// programs share one cache and one token. Any thread.

#include "core/models/hub_reply.h"

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

/// The repository that a typed text means: "owner/name", or the address of its page at huggingface.co or the
/// endpoint. "" when it means none.
[[nodiscard]] QString repositoryMeant(const QString& text, const QString& endpoint);

/// Where models are fetched from, and as whom. `endpoint` and `token` are what the user has typed, "" when
/// nothing: then it is hubEndpoint() and hubToken(). A stored token is for huggingface.co and hubEndpoint()
/// alone, not for any other address that is typed, and no token is for an address that is not confidential.
[[nodiscard]] HubAccess hubAccess(const QString& endpoint, const QString& token);

/// $HF_HUB_OFFLINE asks for no network.
[[nodiscard]] bool hubIsOffline();

} // namespace arioso::core
