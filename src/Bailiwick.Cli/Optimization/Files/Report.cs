using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Bailiwick.Cli.Connecting;
using Bailiwick.Solver;
using Bailiwick.Solver.Graphs;

namespace Bailiwick.Cli.Optimization.Files;

/// <summary>REPORT.json; every figure can be recomputed from the input files and ASSIGNMENT.csv. docs/optimize-report.schema.json is its schema.</summary>
internal sealed class Report(FileRequest request, FileProblem problem, FileOutcome outcome)
{
    private const int SchemaVersion = 1;

    private readonly Score _score = outcome.Score;

    public JsonObject Write() => new()
    {
        ["schema"] = SchemaVersion,
        ["mode"] = problem.Medians is null ? "territories" : "medians",
        ["feasible"] = _score.IsFeasible,
        ["units"] = problem.Units.Count,
        ["territories"] = problem.Territories,
        ["measures"] = Array(problem.Balanced.Select((word, index) => Measure(word, index))),
        ["limits"] = Array(problem.Limits.Select((limit, index) => Limit(limit, index))),
        ["objective"] = new JsonObject { ["kind"] = request.IsSquared ? "squared" : "distance", ["value"] = outcome.Objective },
        ["bound"] = outcome.Bound,
        ["boundMethod"] = outcome.BoundMethod,
        ["gap"] = outcome.Bound is > 0 ? (outcome.Objective - outcome.Bound) / outcome.Bound : outcome.Objective == outcome.Bound ? 0 : null,
        ["boundTheseCenters"] = outcome.BoundTheseCenters,
        ["gapTheseCenters"] = outcome.BoundTheseCenters is > 0 and var near ? (outcome.Objective - near) / near : outcome.Objective == outcome.BoundTheseCenters ? 0 : null,
        ["compactness"] = new JsonObject
        {
            ["weight"] = problem.WeightName,
            ["metric"] = request.IsGreatCircle ? "haversine" : "euclidean",
            ["distance"] = _score.WeightedDistance,
            ["squaredDistance"] = _score.Inertia,
            ["farthest"] = _score.FarthestDistance,
        },
        ["centers"] = Array(Enumerable.Range(0, problem.Territories).Select(Center)),
        ["contiguity"] = _score.Pieces is null ? null : new JsonObject
        {
            ["asked"] = request.Contiguous,
            ["extraComponents"] = _score.ExtraPieces,
            ["components"] = Array(_score.Pieces.Select(count => (JsonNode)count)),
            ["cutEdges"] = _score.CutEdges,
        },
        ["moved"] = request.Current is null ? null : new JsonObject { ["units"] = _score.MovedUnits, ["share"] = _score.MovedShare },
        ["broken"] = Array(_score.Breaches.Select(Broken)),
        ["obstacles"] = Array(outcome.Obstacles.Select(sentence => (JsonNode)sentence)),
        ["clashes"] = Array(outcome.Clashes.Select(Clashing)),
        ["explanations"] = Array(problem.Explained.Select(new Explained(problem, outcome.Divided.Problem, outcome.Divided.Division).Of)),
        ["seed"] = request.Seed,
        ["steps"] = new JsonObject { ["budget"] = outcome.StepsBudget, ["made"] = outcome.StepsMade },
        ["seconds"] = outcome.Seconds,
        ["threads"] = request.Threads,
        ["endedBy"] = outcome.EndedBy,
        ["versions"] = new JsonObject { ["bailiwick"] = CliVersion.Text, ["runtime"] = RuntimeInformation.FrameworkDescription },
        ["inputs"] = Array(problem.Inputs.Select(input => new JsonObject
        {
            ["role"] = input.Role,
            ["file"] = input.Table.File,
            ["sha256"] = input.Table.Sha256,
        })),
    };

    private JsonObject Measure(MeasureWord word, int index)
    {
        var load = _score.Load[index];
        var total = load.Sum();
        var measure = problem.Problem?.Measures[index];
        var territories = Enumerable.Range(0, problem.Territories).Select(territory =>
        {
            var bounds = measure?.BoundsOf(territory, problem.Territories, total);
            var most = bounds?.Most ?? problem.Medians!.Capacity[outcome.CenterUnit![territory]];
            return new JsonObject
            {
                ["territory"] = territory,
                ["load"] = load[territory],
                ["target"] = bounds?.Target,
                ["least"] = bounds?.Least,
                ["most"] = double.IsFinite(most) ? most : null,
                ["deviation"] = bounds is null ? null : _score.Deviation[index][territory],
            };
        });
        return new JsonObject
        {
            ["name"] = word.Column,
            ["total"] = total,
            ["tolerance"] = measure?.Tolerance,
            ["weight"] = measure?.Priority,
            ["worstDeviation"] = measure is null ? null : _score.Deviation[index].Max(Math.Abs),
            ["territories"] = Array(territories),
        };
    }

    private JsonObject Limit((MeasureWord Word, bool IsMost) limit, int index) => new()
    {
        ["name"] = limit.Word.Column,
        ["least"] = limit.IsMost ? null : limit.Word.Numbers[0],
        ["most"] = limit.IsMost ? limit.Word.Numbers[0] : null,
        ["loads"] = Array(_score.LimitLoad[index].Select(load => (JsonNode)load)),
    };

    private JsonObject Center(int territory) => new()
    {
        ["territory"] = territory,
        ["x"] = Finite(_score.CenterX[territory]),
        ["y"] = Finite(_score.CenterY[territory]),
        ["unit"] = outcome.CenterUnit is null ? null : problem.Units.Id[outcome.CenterUnit[territory]],
    };

    private JsonObject Broken(Breach breach) => new()
    {
        ["constraint"] = breach.Kind.ToString().ToLowerInvariant(),
        ["territory"] = breach.Part < 0 ? null : breach.Part,
        ["unit"] = breach.Unit < 0 ? null : problem.Units.Id[breach.Unit],
        ["measure"] = breach.Kind switch
        {
            BreachKind.Balance => problem.Balanced[breach.Index].Column,
            BreachKind.Limit => problem.Limits[breach.Index].Word.Column,
            _ => null,
        },
        ["amount"] = breach.Amount,
        ["bound"] = breach.Bound,
        ["message"] = Sentences.Of(breach, problem),
    };

    private JsonObject Clashing(Clash clash) => new()
    {
        ["settings"] = Array(clash.Items.Select(item => (JsonNode)ClashSentences.Setting(item, clash, problem))),
        ["amount"] = clash.Amount,
        ["limit"] = clash.Limit,
        ["message"] = ClashSentences.Of(clash, problem),
    };

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    private static JsonArray Array(IEnumerable<JsonNode> nodes) => [.. nodes];
}
