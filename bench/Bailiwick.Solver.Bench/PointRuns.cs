using System.Diagnostics;
using System.Globalization;

namespace Bailiwick.Solver.Bench;

/// <summary>Runs rows of the points table, each in a process of its own, so that its peak memory is its own.</summary>
internal static class PointRuns
{
    private const int Repeats = 3;
    private const int ManyUnits = 2_000_000;

    public const string Head =
        "| instance | method | wall s | processor s | out of bounds | worst deviation | inertia | bound gap | units moved | peak memory | to reach |\n" +
        "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |";

    /// <summary>The lines of one row, from a child process.</summary>
    public static string InOwnProcess(string row)
    {
        var host = Environment.ProcessPath!;
        var start = new ProcessStartInfo(host) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(host) == "dotnet")
        {
            start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        }

        start.ArgumentList.Add("points-row");
        start.ArgumentList.Add(row);
        using var process = Process.Start(start)!;
        var lines = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? lines.TrimEnd() : throw new InvalidOperationException($"Row {row} ended with {process.ExitCode}.");
    }

    public static void Run(string row)
    {
        switch (row)
        {
            case "warm":
                Warm();
                break;
            case "score":
                Score();
                break;
            default:
                Cold(PointRow.All[int.Parse(row, CultureInfo.InvariantCulture)]);
                break;
        }
    }

    private static void Cold(PointRow row)
    {
        var problem = row.Make();
        var isHuge = row.Units >= ManyUnits;
        // Compiles the code.
        Divide(isHuge ? (row with { Units = row.Units / 20, Parts = row.Parts / 20 }).Make() : problem);
        var (wall, processor, division) = Median(isHuge ? 1 : Repeats, () => Divide(problem));
        Line(row.Name, "Bailiwick", wall, processor, division.Score, Gap(division), "-", row.ToReach);
        if (row.HasPeer)
        {
            PointPeer.Run(row.Name, problem);
        }
    }

    private static void Warm()
    {
        var row = PointRow.All[1];
        var problem = row.Make();
        var before = Divide(problem);
        var random = new Randomness(3);
        var amount = Array.ConvertAll(problem.Measures[0].Amount, value => random.Below(100) == 0 ? value * 2 : value);
        var next = problem with { Weight = amount, Measures = [new Measure(amount, null, row.Tolerance)], Present = before.PartOfUnit };
        var (wall, processor, division) = Median(Repeats, () => Divide(next));
        var moved = Share((double)division.Score.MovedUnits / row.Units, 2);
        Line("the second row again after a hundredth of its points doubled, from the plan before", "Bailiwick", wall, processor, division.Score, Gap(division), moved, "1 s, 3 % moved");
    }

    private static void Score()
    {
        var problem = PointRow.All[1].Make();
        var part = Divide(problem).PartOfUnit;
        var (wall, processor, _) = Median(21, () => Scorer.Score(problem, part));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"| the second row's plan, scored from zero | Bailiwick | {wall:F4} | {processor:F4} | - | - | - | - | - | - | 0.02 s |"));
    }

    private static (double Wall, double Processor, T Result) Median<T>(int repeats, Func<T> run)
    {
        var (wall, processor, result) = (new List<double>(), new List<double>(), default(T)!);
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            result = run();
            wall.Add(watch.Elapsed.TotalSeconds);
            processor.Add((Environment.CpuUsage.TotalTime - before).TotalSeconds);
        }

        return (wall.Order().ElementAt(repeats / 2), processor.Order().ElementAt(repeats / 2), result);
    }

    private static Division Divide(Problem problem) =>
        new Divider().Divide(problem, new Settings { Threads = Environment.ProcessorCount }, null, CancellationToken.None);

    private static string Gap(Division division) => Share(division.Certificate!.Gap, 2);

    private static string Share(double share, int digits) => (100 * share).ToString("F" + digits, CultureInfo.InvariantCulture) + " %";

    public static void Line(string name, string method, double wall, double processor, Score score, string gap, string moved, string toReach)
    {
        var memory = method == "Bailiwick" ? FormattableString.Invariant($"{Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB") : "-";
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {method} | {wall:F2} | {processor:F2} | {score.OutOfTolerance} | {Share(score.WorstDeviation, 2)} | {score.Inertia:E4} | {gap} | {moved} | {memory} | {toReach} |"));
    }
}
