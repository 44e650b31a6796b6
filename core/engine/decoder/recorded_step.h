// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Operations of a fixed form, which a GPU records once as a CUDA graph and then repeats by one call.

#include <ATen/core/Tensor.h>

#include <exception>
#include <functional>
#include <memory>

namespace arioso::engine {

/// What a graph records while it runs `operations` on the current stream. Whatever these throw passes on,
/// after the capture was ended: one that stays open makes every later call to the device fail.
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
        } catch (const std::exception&) { // that the capture is of no use is known already
        }
        throw;
    }
    graph.capture_end();
    return result;
}

/// The operations must not wait for the device, and must read and write the same memory every time. On the
/// CPU, and in a build without CUDA, they are simply run.
class RecordedStep
{
public:
    RecordedStep(std::function<at::Tensor()> operations, at::Device device);
    RecordedStep(RecordedStep&&) noexcept;
    RecordedStep& operator=(RecordedStep&&) noexcept;
    ~RecordedStep();

    /// Runs the operations on what their inputs hold now. The result is overwritten by the next run.
    [[nodiscard]] at::Tensor run();

private:
    struct Graph;

    std::function<at::Tensor()> m_operations;
    std::unique_ptr<Graph> m_graph; // null where nothing can be recorded
};

} // namespace arioso::engine
