// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The loop that all trainings share: workers, averaged gradients, optimizer, schedule, table, checkpoints.
//
//     state.safetensors   everything a killed run needs to go on, to the bit
//     best.safetensors    what scored best on held-out clips
//     metrics.csv, .svg   what happened

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
    std::filesystem::path run; ///< folder of the run; continued when it holds a state
    Budget budget;
    LearningRate learningRate;
    AdamOptions adam;
    MuonOptions muon;
    double largestNorm = 1; ///< gradients are scaled down to it
    at::Device device = at::kCPU;
    int workers = 2;
    std::uint64_t seed = 1;
    long logEvery = 20;     ///< steps; or a minute, when they take longer
    double saveMinutes = 3; ///< between two checkpoints; what is there is measured then too, unless that
                            ///< takes more than a tenth of the time
    long saveSteps = 0;     ///< between two checkpoints with evaluations, in steps; 0: by the clock
    double worse = 1.15;    ///< times the best score; five such evaluations in a row end the run
};

class Trainer
{
public:
    virtual ~Trainer() = default;
    Trainer(const Trainer&) = delete;
    Trainer& operator=(const Trainer&) = delete;

    /// Until the budget is spent or a stop is requested; then the state is saved. What there is before the
    /// first step is measured too, and kept as the best when nothing better comes. Continues a run that is
    /// there. Throws engine::Error NumericalFailure when the scores got worse and worse.
    void run();

    [[nodiscard]] long step() const { return m_step; }
    /// Scores of the first evaluation that counted, of this run or the one it continues, and of the best.
    [[nodiscard]] double firstScore() const { return m_first; }
    [[nodiscard]] double bestScore() const { return m_best; }
    [[nodiscard]] const Parameters& parameters() const { return m_parameters; }

protected:
    /// `columns`: names of what `differentiate` returns, then of what evaluations add to the table.
    Trainer(TrainerOptions options, const TensorMap& initial, std::vector<std::string> columns);

    struct Evaluation
    {
        double score = 0;    ///< lower is better
        bool counts = true;  ///< may be the best
        RunLog::Row columns; ///< for the table
    };

    /// Before a step, rank 0 alone. `spent`: part of the budget.
    virtual void prepare(double spent) { (void)spent; }

    /// A worker's share of the step: adds to `replica`'s gradients and returns the first columns' values.
    /// Runs at the same time in all workers.
    virtual std::vector<double> differentiate(int rank, const Replica& replica) = 0;

    /// While gradients are applied, rank 0 alone: must not touch parameters. Not after a step that
    /// overflowed.
    virtual void afterStep() {}

    [[nodiscard]] virtual Evaluation evaluate() = 0;
    [[nodiscard]] virtual double secondsOfSoundPerStep() const = 0;
    [[nodiscard]] virtual std::vector<std::string> plotted() const = 0;

    /// Tensors that a checkpoint has beside the parameters; `state`: also those that only training needs.
    virtual void addTensors(TensorMap& tensors, bool state) const { (void)tensors, (void)state; }
    virtual void restoreTensors(const TensorMap& tensors) { (void)tensors; }

    /// Copies a tensor of a saved state. Throws engine::Error CheckpointInvalid when it does not fit.
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
    double m_secondsBefore = 0; // of earlier parts of the run
    std::chrono::steady_clock::time_point m_start;
    double m_lastSave = 0;          // seconds spent
    double m_lastEvaluation = 0;    // seconds spent, at its end
    double m_evaluationSeconds = 0; // that the last one took
    double m_first = kNoScore;
    double m_best = kNoScore;
    int m_worse = 0;            // evaluations in a row that were clearly worse than the best
    std::vector<double> m_sums; // of terms since the last row
    double m_sumsSince = 0;     // seconds spent
    long m_sumsSteps = 0;
    RunLog::Row m_evaluated;
};

} // namespace arioso::training
