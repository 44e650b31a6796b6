// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The loop that all trainings share, on a problem with a known answer.

#include "engine/api/error.h"
#include "support/test.h"
#include "support/tiny_checkpoint.h"
#include "training/tensor_file.h"
#include "training/trainer.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/tensor.h>

#include <cmath>
#include <fstream>
#include <functional>
#include <iterator>

using namespace arioso;
using training::TensorMap;

namespace {

/// Finds the point (3, -1) from (0, 0). Each worker sees the distance from a point beside it; the mean is
/// right.
class FindsAPoint : public training::Trainer
{
public:
    explicit FindsAPoint(const training::TrainerOptions& options)
        : Trainer(options, {{"x", at::tensor({0.0F})}, {"y", at::tensor({0.0F})}}, {"distance", "score"})
    {
    }

    std::function<double(long step)> score = [](long) { return 1.0; };
    long overflowAt = -1; ///< step whose gradient isn't finite
    std::vector<long> followed;

protected:
    std::vector<double> differentiate(int rank, const training::Replica& replica) override
    {
        const double aside = step() == overflowAt ? NAN : rank == 0 ? 1 : -1;
        const at::Tensor dx = replica.leaves.at("x") - (3 + aside);
        const at::Tensor dy = replica.leaves.at("y") + (1 - aside);
        const at::Tensor loss = (dx * dx + dy * dy).sum();
        loss.backward();
        return {loss.item<double>()};
    }
    void afterStep() override { followed.push_back(step()); }
    Evaluation evaluate() override { return {score(step()), true, {{"score", score(step())}}}; }
    [[nodiscard]] double secondsOfSoundPerStep() const override { return 1; }
    [[nodiscard]] std::vector<std::string> plotted() const override { return {"distance"}; }
};

training::TrainerOptions options(const std::filesystem::path& run, long steps)
{
    training::TrainerOptions options;
    options.run = run;
    options.budget.steps = steps;
    options.learningRate = {0.1, 1e-4, 5};
    options.largestNorm = 100;
    options.logEvery = 10;
    options.saveSteps = 10;
    return options;
}

std::string contents(const std::filesystem::path& path)
{
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace

ARIOSO_TEST(twoWorkersFindWhatTheirMeanSays)
{
    const test::TemporaryFolder folder;
    FindsAPoint trainer(options(folder.path(), 300));
    trainer.run();
    const TensorMap found = trainer.parameters().views();
    QVERIFY(std::abs(found.at("x").item<double>() - 3) < 0.05);
    QVERIFY(std::abs(found.at("y").item<double>() + 1) < 0.05);
    const std::string table = contents(folder / "metrics.csv");
    QVERIFY(table.rfind("step,minutes,learning_rate,gradient_norm,seconds_per_second,distance,score\n10,",
                        0) == 0);
}

// What follows a step, such as a codebook, would stay NaN for the rest of the run.
ARIOSO_TEST(nothingFollowsAStepThatOverflowed)
{
    const test::TemporaryFolder folder;
    FindsAPoint trainer(options(folder.path(), 5));
    trainer.overflowAt = 2;
    trainer.run();
    QCOMPARE(trainer.step(), 5L);
    QVERIFY((trainer.followed == std::vector<long>{0, 1, 3, 4}));
    QVERIFY(std::isfinite(trainer.parameters().views().at("x").item<double>()));
}

ARIOSO_TEST(theLearningRateRisesAndFalls)
{
    const training::LearningRate rate{1, 0.1, 10};
    QVERIFY(std::abs(rate.at(0, 0) - 0.1) < 1e-9); // a tenth of the way up
    QVERIFY(std::abs(rate.at(9, 0) - 1) < 1e-9);
    QVERIFY(std::abs(rate.at(500, 0.5) - 0.55) < 1e-9);
    QVERIFY(std::abs(rate.at(1000, 1) - 0.1) < 1e-9);
}

ARIOSO_TEST(whatGetsWorseIsStoppedAndTheBestKept)
{
    const test::TemporaryFolder folder;
    FindsAPoint trainer(options(folder.path(), 1000));
    trainer.score = [](long step) { return step <= 30 ? 1.0 / double(step) : 1.0; };
    CHECK_ERROR(trainer.run(), engine::ErrorCode::NumericalFailure, "got worse");
    QCOMPARE(trainer.step(), 80L); // five measurements after step 30

    const TensorMap best = training::readTensors(folder / "best.safetensors");
    const TensorMap last = training::readTensors(folder / "state.safetensors");
    QVERIFY(!best.at("x").equal(last.at("x")));
}

ARIOSO_TEST(rowsAfterTheCheckpointAreWrittenAnew)
{
    const test::TemporaryFolder folder;
    training::RunLog first(folder.path(), {"step", "minutes", "value"}, 0);
    first.add({{"step", 10}, {"minutes", 1}, {"value", 5}});
    first.add({{"step", 20}, {"minutes", 2}});
    training::RunLog second(folder.path(), {"step", "minutes", "value"}, 10);
    second.add({{"step", 20}, {"minutes", 3}, {"value", 4}});
    QVERIFY(contents(folder / "metrics.csv") == "step,minutes,value\n10,1,5\n20,3,4\n");
    second.plot({"value"});
    QVERIFY(contents(folder / "metrics.svg").find("<polyline") != std::string::npos);
}
