using System.Diagnostics;
using System.Globalization;
using Bailiwick.Solver.RealData;

namespace Bailiwick.Solver.Bench;

/// <summary>
/// States by county into as many districts as they have or had seats, in one piece each and within half a per cent on both sides, beside the optimum where branching
/// over connected sets (<see cref="ExactPartition"/>, other code than the solver's) ends in time, else beside the best of long runs.
/// </summary>
internal static class StateCases
{
    private const double Tolerance = 0.005;
    private const double LongEffort = 5;
    private const int LongSeeds = 2;
    private const int MostUnits = 64;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    private static readonly (string Name, string Code, int Parts)[] _states =
    [
        ("New Hampshire", "33", 2), ("Maine", "23", 2), ("New Mexico", "35", 3), ("Idaho", "16", 2), ("West Virginia", "54", 3), ("West Virginia", "54", 2),
        ("Montana", "30", 2), ("Alabama", "01", 7), ("Arkansas", "05", 4), ("Oklahoma", "40", 5), ("Mississippi", "28", 4), ("Nebraska", "31", 3),
        ("Iowa", "19", 4), ("Kansas", "20", 4),
    ];

    public static IEnumerable<string> Rows()
    {
        yield return "| state | counties | districts | wall s | processor s | out of bounds | worst deviation | inertia | compared with | gap |";
        yield return "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- | ---: |";
        foreach (var (name, code, parts) in _states)
        {
            var problem = SharedData.State(code, parts, Tolerance);
            var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            var division = Divide(problem, 1, 1);
            var (wall, processor) = (watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
            var (best, kind) = BestOf(problem, division);
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {problem.Units} | {parts} | {wall:F2} | {processor:F2} | {division.Score.OutOfTolerance} | {100 * division.Score.WorstDeviation:F2} % | {division.Score.Inertia:E4} | {kind} | {(best < double.MaxValue && division.Score.OutOfTolerance == 0 ? $"{100 * ((division.Score.Inertia / best) - 1):F2} %" : "-")} |");
        }
    }

    private static (double Best, string Kind) BestOf(Problem problem, Division division)
    {
        var best = division.Score.OutOfTolerance == 0 ? division.Score.Inertia : double.MaxValue;
        for (var seed = 1; seed <= LongSeeds; seed++)
        {
            var score = Divide(problem, (ulong)seed, LongEffort).Score;
            best = score.OutOfTolerance == 0 ? Math.Min(best, score.Inertia) : best;
        }

        if (problem.Units <= MostUnits)
        {
            // Left running when it does not end in time; it holds no more than its stack.
            var exact = Task.Run(() => ExactPartition.Best(problem, best < double.MaxValue ? best * (1 + 1e-9) : best));
            if (exact.Wait(_patience))
            {
                return (exact.Result, exact.Result < double.MaxValue ? "proved optimum" : "proved: no division keeps the bounds");
            }
        }

        return (best, best < double.MaxValue ? "best of long runs" : "nothing: no run keeps the bounds");
    }

    private static Division Divide(Problem problem, ulong seed, double effort) =>
        new Divider().Divide(problem, new Settings { Seed = seed, Effort = effort, Threads = Environment.ProcessorCount }, null, CancellationToken.None);
}
