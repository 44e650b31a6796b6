// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "training/trainer.h"

#include "engine/api/error.h"
#include "engine/api/plain_text.h"
#include "training/tensor_file.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/zeros.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <cmath>
#include <iostream>
#include <utility>

namespace arioso::training {
namespace {

constexpr double kLogSeconds = 60; ///< longest time between two rows of the log

std::vector<std::string> allColumns(const std::vector<std::string>& own)
{
    std::vector<std::string> columns{"step", "minutes", "learning_rate", "gradient_norm",
                                     "seconds_per_second"};
    columns.insert(columns.end(), own.begin(), own.end());
    return columns;
}

} // namespace

Trainer::Trainer(TrainerOptions options, const TensorMap& initial, std::vector<std::string> columns)
    : m_options(std::move(options)), m_parameters(initial, m_options.device),
      m_optimizer(m_parameters, m_options.adam, m_options.muon), m_columns(std::move(columns))
{
}

void Trainer::run()
{
    std::filesystem::create_directories(m_options.run);
    if (std::filesystem::exists(m_options.run / "state.safetensors"))
        load();
    m_log = std::make_unique<RunLog>(m_options.run, allColumns(m_columns), m_step);
    m_lastSave = m_secondsBefore;
    m_lastEvaluation = m_secondsBefore;
    m_sumsSince = m_secondsBefore;
    m_stop = false;
    m_start = std::chrono::steady_clock::now();
    m_shares.clear();
    m_shares.resize(std::size_t(m_options.workers));
    for (Share& share : m_shares)
        share.replica = std::make_unique<Replica>(m_parameters);
    runTeam(m_options.workers, [this](int rank, Barrier& barrier) { work(rank, barrier); });
    m_secondsBefore = secondsSpent();
    if (gotWorse()) {
        throw engine::Error(engine::ErrorCode::NumericalFailure,
                            "The training was stopped because its results got worse. The best ones are in '" +
                                (m_options.run / "best.safetensors").string() + "'.");
    }
}

void Trainer::work(int rank, Barrier& barrier)
{
    Share& share = m_shares[std::size_t(rank)];
    for (;;) {
        if (rank == 0)
            plan();
        barrier.wait();
        if (m_stop)
            return;
        share.replica->gradient.zero_();
        share.terms = differentiate(rank, *share.replica);
        barrier.wait();
        update(rank, barrier);
    }
}

// Called between steps, while the other workers are idle.
void Trainer::plan()
{
    const c10::AutoGradMode off(false);
    const double spent = m_options.budget.spent(m_step, secondsSpent());
    m_stop = spent >= 1 || stopRequested();
    if (m_step == 0 || due() || m_stop) {
        if (stopRequested()) {
            save(m_options.run / "state.safetensors",
                 true); // saved first, because the evaluation may take long
            std::cout << "Stopping: evaluating the current state and keeping the best one." << std::endl;
        }
        if (m_step == 0 || m_stop || evaluationDue())
            measure();
        checkpoint();
    }
    m_stop = m_stop || gotWorse();
    m_rate = m_options.learningRate.at(m_step, spent);
    if (!m_stop)
        prepare(spent);
}

// Each worker averages its part of the gradients, then applies its share of the update.
void Trainer::update(int rank, Barrier& barrier)
{
    const c10::AutoGradMode off(false);
    const std::int64_t size = m_parameters.size();
    const std::int64_t begin = size * rank / m_options.workers;
    const std::int64_t end = size * (rank + 1) / m_options.workers;
    const at::Tensor& sum = m_shares[0].replica->gradient;
    at::Tensor mean = sum.narrow(0, begin, end - begin);
    for (std::size_t other = 1; other < m_shares.size(); ++other)
        mean += m_shares[other].replica->gradient.narrow(0, begin, end - begin);
    mean /= double(m_shares.size());
    m_shares[std::size_t(rank)].squaredNorm = (mean * mean).sum().item<double>();
    barrier.wait();

    double norm = 0;
    for (const Share& share : m_shares)
        norm += share.squaredNorm;
    norm = std::sqrt(norm);
    mean *= std::min(1.0, m_options.largestNorm / (norm + 1e-12));
    barrier.wait();
    const bool finite = std::isfinite(norm); // steps with overflows are skipped
    if (finite)
        m_optimizer.apply(m_parameters, sum, m_step + 1, m_rate, rank, m_options.workers);
    if (rank == 0) {
        m_norm = norm;
        if (finite)
            afterStep();
    }
    barrier.wait();
    if (rank == 0)
        account();
}

// Counts the step and accumulates the values of the next row.
void Trainer::account()
{
    m_sums.resize(m_shares.front().terms.size());
    for (const Share& share : m_shares) {
        for (std::size_t i = 0; i < m_sums.size(); ++i)
            m_sums[i] += share.terms[i] / double(m_shares.size());
    }
    ++m_step;
    ++m_sumsSteps;
    const double seconds = secondsSpent();
    if (m_step % m_options.logEvery != 0 && seconds - m_sumsSince < kLogSeconds)
        return;

    RunLog::Row row = std::exchange(m_evaluated, {});
    row["step"] = double(m_step);
    row["minutes"] = seconds / 60;
    row["learning_rate"] = m_rate;
    row["gradient_norm"] = m_norm;
    row["seconds_per_second"] = double(m_sumsSteps) * secondsOfSoundPerStep() / (seconds - m_sumsSince);
    std::cout << "step " << m_step << ", " << engine::fixedText(seconds / 60, 1) << " min, "
              << engine::fixedText(row["seconds_per_second"], 1) << " s/s, norm "
              << engine::fixedText(m_norm, 2);
    for (std::size_t i = 0; i < m_sums.size(); ++i) {
        row[m_columns[i]] = m_sums[i] / double(m_sumsSteps);
        std::cout << ", " << m_columns[i] << " " << engine::fixedText(row[m_columns[i]], 3);
    }
    std::cout << std::endl;
    m_log->add(row);
    m_sums.clear();
    m_sumsSteps = 0;
    m_sumsSince = seconds;
}

void Trainer::measure()
{
    const double before = secondsSpent();
    const Evaluation evaluation = evaluate();
    m_lastEvaluation = secondsSpent();
    m_evaluationSeconds = m_lastEvaluation - before;
    m_evaluated = evaluation.columns;
    std::cout << "== step " << m_step << ", " << engine::fixedText(secondsSpent() / 60, 1) << " min";
    for (const auto& [name, value] : evaluation.columns)
        std::cout << ", " << name << " " << engine::fixedText(value, 3);
    std::cout << std::endl;

    if (evaluation.counts && m_first == kNoScore)
        m_first = evaluation.score;
    if (evaluation.counts && evaluation.score < m_best) {
        m_best = evaluation.score;
        save(m_options.run / "best.safetensors", false);
    }
    m_worse = evaluation.counts && !(evaluation.score < m_options.worse * m_best) ? m_worse + 1 : 0;
}

void Trainer::checkpoint()
{
    save(m_options.run / "state.safetensors", true);
    m_log->plot(plotted());
    m_lastSave = secondsSpent();
}

void Trainer::save(const std::filesystem::path& path, bool state) const
{
    TensorMap tensors = m_parameters.views();
    addTensors(tensors, state);
    if (state) {
        tensors["training.first_moment"] = m_parameters.firstMoment;
        tensors["training.second_moment"] = m_parameters.secondMoment;
        tensors["training.progress"] =
            at::tensor({double(m_step), secondsSpent(), m_best, double(m_worse), m_first}, at::kDouble);
    }
    writeTensors(path, tensors);
}

void Trainer::load()
{
    const TensorMap saved = readTensors(m_options.run / "state.safetensors");
    for (const auto& [name, view] : m_parameters.views())
        restore(view, saved, name);
    restore(m_parameters.firstMoment, saved, "training.first_moment");
    restore(m_parameters.secondMoment, saved, "training.second_moment");
    restoreTensors(saved);
    const at::Tensor progress = at::zeros({5}, at::kDouble);
    restore(progress, saved, "training.progress");
    m_step = std::lround(progress[0].item<double>());
    m_secondsBefore = progress[1].item<double>();
    m_best = progress[2].item<double>();
    m_worse = int(progress[3].item<double>());
    m_first = progress[4].item<double>();
    std::cout << "Continuing at step " << m_step << ".\n";
}

void Trainer::restore(at::Tensor to, const TensorMap& saved, const std::string& name) const
{
    const auto found = saved.find(name);
    if (found == saved.end() || found->second.sizes() != to.sizes()) {
        throw engine::Error(engine::ErrorCode::CheckpointInvalid,
                            "The state in '" + m_options.run.string() + "' does not match this training: '" +
                                name +
                                "' is missing or has another size. Use another run folder for a new run.");
    }
    to.copy_(found->second);
}

bool Trainer::due() const
{
    if (m_options.saveSteps > 0)
        return m_step > 0 && m_step % m_options.saveSteps == 0;
    return secondsSpent() - m_lastSave >= m_options.saveMinutes * 60;
}

bool Trainer::evaluationDue() const
{
    return m_options.saveSteps > 0 || secondsSpent() - m_lastEvaluation >= 10 * m_evaluationSeconds;
}

double Trainer::secondsSpent() const
{
    const std::chrono::duration<double> now = std::chrono::steady_clock::now() - m_start;
    return m_secondsBefore + now.count();
}

} // namespace arioso::training
