using Bailiwick.Cli.Showing;
using Bailiwick.Solver;
using Bailiwick.Solver.Graphs;
using Bailiwick.Solver.Medians;

namespace Bailiwick.Cli.Optimization.Files;

/// <summary>Calls the solver's two methods and puts what they found into one form.</summary>
internal static class Solving
{
    public static FileOutcome Districts(FileRequest request, FileProblem problem, IProgressLine line, CancellationToken cancellation)
    {
        var usual = StepBudget.UsualOf(problem.Problem!);
        var division = new Divider().Divide(problem.Problem!, SettingsOf(request, usual), step => line.Report(step.Fraction, step.Phase), cancellation);
        return new FileOutcome
        {
            TerritoryOfUnit = division.PartOfUnit,
            CenterUnit = null,
            Score = division.Score,
            Objective = division.Score.Objective,
            Bound = division.Certificate is { } proof && double.IsFinite(proof.Bound) ? proof.Bound : null,
            BoundMethod = division.Certificate?.BoundName,
            BoundTheseCenters = division.Certificate?.BoundTheseCenters,
            Obstacles = [.. division.Obstacles.Select(obstacle => Sentences.Of(obstacle, problem)).Distinct()],
            Clashes = Clashes.Find(problem.Problem!),
            Divided = (problem.Problem!, division),
            StepsBudget = request.Steps ?? usual,
            StepsMade = division.Trace.Sum(entry => entry.Steps),
            Seconds = 0,
            EndedBy = division.IsComplete ? "steps" : "time",
        };
    }

    public static FileOutcome Medians(FileRequest request, FileProblem problem, IProgressLine line, CancellationToken cancellation)
    {
        var medians = problem.Medians!;
        var usual = MedianDivider.StepsOf(medians.Units);
        var division = MedianDivider.Divide(medians, SettingsOf(request, usual), step => line.Report(step.Fraction, step.Phase), cancellation);
        var districts = AsDistricts(medians, division);
        var score = Scorer.Score(districts, division.PartOfUnit);
        return new FileOutcome
        {
            TerritoryOfUnit = division.PartOfUnit,
            CenterUnit = division.CenterOfPart,
            Score = score,
            Objective = division.Cost,
            Bound = division.Bound,
            BoundMethod = "lagrangian",
            Obstacles = division.Overload > 0
                ? [$"The search found no division in which every center's load is within its capacity; {division.Overload:0.###} is beyond. "
                    + "Maybe run again with more --steps or another --seed, or allow more territories or capacity."]
                : [],
            Clashes = MedianClashes.Find(medians),
            Divided = (districts, new Division(division.PartOfUnit, score, [], [], division.IsComplete)),
            StepsBudget = request.Steps ?? usual,
            StepsMade = division.Steps,
            Seconds = 0,
            EndedBy = division.IsComplete ? "steps" : "time",
        };
    }

    // The same division as pinned districts, so that one scorer judges both: the capacities are the only bounds.
    private static Problem AsDistricts(MedianProblem medians, MedianDivision division) => new()
    {
        Parts = medians.Medians,
        X = medians.X,
        Y = medians.Y,
        Metric = medians.Metric,
        Objective = medians.Objective,
        Weight = medians.Weight ?? Array.ConvertAll(medians.X, _ => 1.0),
        CenterX = Array.ConvertAll(division.CenterOfPart, unit => medians.X[unit]),
        CenterY = Array.ConvertAll(division.CenterOfPart, unit => medians.Y[unit]),
        Measures = [new Measure(medians.Demand, null, 0)
        {
            Least = new double[medians.Medians],
            Most = Array.ConvertAll(division.CenterOfPart, unit => medians.Capacity[unit]),
        }],
    };

    private static Settings SettingsOf(FileRequest request, long usual) => new()
    {
        Seed = request.Seed,
        Effort = request.Steps is { } steps ? (double)steps / usual : 1,
        Threads = request.Threads,
    };
}
