// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/decoder/torch/recorded_step.h"

#include <utility>

#ifdef ARIOSO_CUDA

#include <ATen/cuda/CUDAGraph.h>
#include <c10/cuda/CUDAGuard.h>
#include <c10/cuda/CUDAStream.h>

namespace arioso::engine {

struct RecordedStep::Graph
{
    explicit Graph(at::Device device) : stream(c10::cuda::getStreamFromPool(false, device.index())) {}

    /// Runs `work` on another stream than the default one, which can't be captured, after all earlier work.
    at::Tensor apart(const std::function<at::Tensor()>& work) const
    {
        c10::cuda::device_synchronize();
        const c10::cuda::CUDAStreamGuard guard(stream);
        at::Tensor result = work();
        c10::cuda::device_synchronize();
        return result;
    }

    c10::cuda::CUDAStream stream;
    at::cuda::CUDAGraph graph;
    at::Tensor result; // in the graph's own memory
    int runs = 0;
};

RecordedStep::RecordedStep(std::function<at::Tensor()> operations, at::Device device)
    : m_operations(std::move(operations)),
      m_graph(device.is_cuda() ? std::make_unique<Graph>(device) : nullptr)
{
}

at::Tensor RecordedStep::run()
{
    if (!m_graph)
        return m_operations();
    Graph& graph = *m_graph;
    if (graph.runs++ == 0) // libraries allocate memory in the first run, which must not be recorded
        return graph.apart(m_operations);
    if (graph.runs == 2) {
        graph.runs = 1; // if recording throws, the next run records again
        graph.result = graph.apart([&] { return captured(graph.graph, m_operations); });
        graph.runs = 2;
    }
    graph.graph.replay();
    return graph.result;
}

} // namespace arioso::engine

#else

namespace arioso::engine {

struct RecordedStep::Graph
{
};

RecordedStep::RecordedStep(std::function<at::Tensor()> operations, at::Device)
    : m_operations(std::move(operations))
{
}

at::Tensor RecordedStep::run()
{
    return m_operations();
}

} // namespace arioso::engine

#endif

namespace arioso::engine {

RecordedStep::RecordedStep(RecordedStep&&) noexcept = default;
RecordedStep& RecordedStep::operator=(RecordedStep&&) noexcept = default;
RecordedStep::~RecordedStep() = default;

} // namespace arioso::engine
