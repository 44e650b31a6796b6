// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The training loop: workers, averaged gradients, optimizer, schedule, log and checkpoints.
//
//     state.safetensors   the complete state; continuing from it gives bit-identical results
//     best.safetensors    the weights with the best score on held-out clips
//     metrics.csv, .svg   the log

#include "training/optimizer.h"
#include "training/parameters.h"
#include "training/run_log.h"
#include "training/schedule.h"
#include "training/team.h"

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace arioso::training {

struct TrainerOptions
{
    std::filesystem::path run; ///< folder of the run; the run continues if it contains a state
    Budget budget;
    LearningRate learningRate;
    AdamOptions adam;
    MuonOptions muon;
    double largestNorm = 1; ///< limit for clipping gradients
    at::Device device = at::kCPU;
    int workers = 2;
    std::uint64_t seed = 1;
    long logEvery = 20;     ///< steps between two rows; at most a minute
    double saveMinutes = 3; ///< between two checkpoints; each includes an evaluation unless evaluations take
                            ///< more than a tenth of the time
    long saveSteps = 0;     ///< steps between two checkpoints with evaluations; 0: use saveMinutes
    double worse = 1.15;    ///< five consecutive scores above this multiple of the best end the run
};

class Trainer
{
public:
    virtual ~Trainer() = default;
    Trainer(const Trainer&) = delete;
    Trainer& operator=(const Trainer&) = delete;

    /// Trains until the budget is spent or a stop is requested, then saves the state. The initial state is
    /// also evaluated, and remains the best one if training doesn't improve it. Continues an existing run.
    /// Throws engine::Error NumericalFailure if the scores keep getting worse.
    void run();

    [[nodiscard]] long step() const { return m_step; }
    /// The scores of the first counting evaluation (of the original run, if this one continues it) and of the
    /// best one.
    [[nodiscard]] double firstScore() const { return m_first; }
    [[nodiscard]] double bestScore() const { return m_best; }
    [[nodiscard]] const Parameters& parameters() const { return m_parameters; }

protected:
    /// `columns`: the names of the values that `differentiate` returns, then those that evaluations add to
    /// the log.
    Trainer(TrainerOptions options, const TensorMap& initial, std::vector<std::string> columns);

    struct Evaluation
    {
        double score = 0;    ///< lower is better
        bool counts = true;  ///< whether it can be the best one
        RunLog::Row columns; ///< for the log
    };

    /// Called by rank 0 before a step. `spent`: share of the budget.
    virtual void prepare(double spent) { (void)spent; }

    /// Computes a worker's share of the step: adds to the gradients of `replica` and returns the values of
    /// the first columns. Called concurrently by all workers.
    virtual std::vector<double> differentiate(int rank, const Replica& replica) = 0;

    /// Called by rank 0 while gradients are applied, except after an overflow. Must not access the
    /// parameters.
    virtual void afterStep() {}

    [[nodiscard]] virtual Evaluation evaluate() = 0;
    [[nodiscard]] virtual double secondsOfSoundPerStep() const = 0;
    [[nodiscard]] virtual std::vector<std::string> plotted() const = 0;

    /// Additional tensors of a checkpoint. `state`: include those that are needed only for training.
    virtual void addTensors(TensorMap& tensors, bool state) const { (void)tensors, (void)state; }
    virtual void restoreTensors(const TensorMap& tensors) { (void)tensors; }

    /// Copies a tensor of a saved state. Throws engine::Error CheckpointInvalid if it doesn't match.
    void restore(at::Tensor to, const TensorMap& saved, const std::string& name) const;

    TrainerOptions m_options;
    Parameters m_parameters;
    long m_step = 0;

private:
    static constexpr double kNoScore = 1e9;

    struct Share
    {
        std::unique_ptr<Replica> replica;
        std::vector<double> terms;
        double squaredNorm = 0;
    };

    void work(int rank, Barrier& barrier);
    void plan();
    void update(int rank, Barrier& barrier);
    void account();
    void checkpoint();
    void load();
    void save(const std::filesystem::path& path, bool state) const;
    [[nodiscard]] bool due() const;
    [[nodiscard]] bool evaluationDue() const;
    void measure();
    [[nodiscard]] double secondsSpent() const;
    [[nodiscard]] bool gotWorse() const { return m_worse >= 5; }

    Optimizer m_optimizer;
    std::vector<std::string> m_columns;
    std::unique_ptr<RunLog> m_log;
    std::vector<Share> m_shares;
    bool m_stop = false;
    double m_rate = 0;
    double m_norm = 0;
    double m_secondsBefore = 0; // spent by earlier parts of the run
    std::chrono::steady_clock::time_point m_start;
    double m_lastSave = 0;          // in seconds of the budget
    double m_lastEvaluation = 0;    // in seconds of the budget, at its end
    double m_evaluationSeconds = 0; // duration of the last evaluation
    double m_first = kNoScore;
    double m_best = kNoScore;
    int m_worse = 0;            // consecutive evaluations that were clearly worse than the best
    std::vector<double> m_sums; // sums of the columns since the last row
    double m_sumsSince = 0;     // in seconds of the budget
    long m_sumsSteps = 0;
    RunLog::Row m_evaluated;
};

} // namespace arioso::training
