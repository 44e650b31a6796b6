// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What a process that trains needs of its surroundings.

namespace arioso::train {

/// One thread for each worker and memory that is kept between steps. Starts the program anew, once, because
/// the libraries read these settings when they are loaded.
void setUpProcess(char** argv);

} // namespace arioso::train
