// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// A fixed sequence of operations, which is recorded as a CUDA graph on a GPU and then replayed by one call.

#include <ATen/core/Tensor.h>

#include <exception>
#include <functional>
#include <memory>

namespace arioso::engine {

/// Records `operations` on the current stream into a graph and returns their result. If they throw, the
/// capture is ended before the exception is rethrown, because every later call to the device would fail
/// during an open capture.
template <typename Graph>
[[nodiscard]] at::Tensor captured(Graph& graph, const std::function<at::Tensor()>& operations)
{
    graph.capture_begin();
    at::Tensor result;
    try {
        result = operations();
    } catch (...) {
        try {
            graph.capture_end();
        } catch (const std::exception&) { // ending a failed capture is an error, too
        }
        throw;
    }
    graph.capture_end();
    return result;
}

/// The operations must not synchronize with the device, and must read and write the same memory every time.
/// On the CPU and in a build without CUDA they are executed without recording.
class RecordedStep
{
public:
    RecordedStep(std::function<at::Tensor()> operations, at::Device device);
    RecordedStep(RecordedStep&&) noexcept;
    RecordedStep& operator=(RecordedStep&&) noexcept;
    ~RecordedStep();

    /// Runs the operations on the current contents of their inputs. The next run overwrites the result.
    [[nodiscard]] at::Tensor run();

private:
    struct Graph;

    std::function<at::Tensor()> m_operations;
    std::unique_ptr<Graph> m_graph; // null if nothing can be recorded
};

} // namespace arioso::engine
