using System.Diagnostics;

namespace Bailiwick.Solver.Bench;

/// <summary>One case over many seeds: what is left out of bounds without a proof, and how the plans and times spread.</summary>
internal static class Sweep
{
    public static void Run(string name, Func<Settings, Division> divide, int seeds, double effort)
    {
        var (unproved, out_, inertia, seconds, processor) = (new List<int>(), new List<int>(), new List<double>(), new List<double>(), new List<double>());
        for (var seed = 1; seed <= seeds; seed++)
        {
            var before = Environment.CpuUsage.TotalTime;
            var watch = Stopwatch.StartNew();
            var division = divide(new Settings { Seed = (ulong)seed, Effort = effort });
            seconds.Add(watch.Elapsed.TotalSeconds);
            processor.Add((Environment.CpuUsage.TotalTime - before).TotalSeconds);
            unproved.Add(division.Obstacles.Count(obstacle => obstacle.Kind == ObstacleKind.NotFound));
            out_.Add(division.Score.OutOfTolerance);
            inertia.Add(division.Score.Inertia);
        }

        Console.WriteLine(
            $"| {name} | {seconds.Order().ElementAt(seeds / 2):F2} (worst {seconds.Max():F2}) | {processor.Order().ElementAt(seeds / 2):F2} | "
            + $"{string.Join(' ', out_)} | {string.Join(' ', unproved)} | {inertia.Min():E4} to {inertia.Max():E4}, mean {inertia.Average():E4} |");
    }
}
