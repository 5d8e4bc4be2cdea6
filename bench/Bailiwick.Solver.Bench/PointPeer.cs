using System.Diagnostics;
using System.Globalization;

namespace Bailiwick.Solver.Bench;

/// <summary>METIS on the graph of each point's eight nearest: Debian's package metis, its command gpmetis, with the row's tolerance.</summary>
internal static class PointPeer
{
    private const int Neighbors = 8;

    public static void Run(string name, Problem problem)
    {
        var folder = Directory.CreateTempSubdirectory("metis").FullName;
        try
        {
            var file = Path.Combine(folder, "graph");
            Write(problem, file);
            foreach (var kind in new[] { "kway", "rb" })
            {
                Partition(name, problem, file, kind);
            }
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    private static void Partition(string name, Problem problem, string file, string kind)
    {
        var slack = Math.Max(1, (int)Math.Round(1000 * problem.Measures[0].Tolerance));
        var start = new ProcessStartInfo("gpmetis", $"-ptype={kind} -ufactor={slack} -seed=1 {file} {problem.Parts}") { RedirectStandardOutput = true, RedirectStandardError = true };
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var wall = watch.Elapsed.TotalSeconds;
        var result = $"{file}.part.{problem.Parts}";
        if (process.ExitCode != 0 || !File.Exists(result))
        {
            Console.WriteLine($"| {name} | METIS -ptype={kind}: no plan | | | | | | | | | |");
            return;
        }

        var score = Scorer.Score(problem, [.. File.ReadLines(result).Select(int.Parse)]);
        File.Delete(result);
        PointRuns.Line(name, $"METIS -ptype={kind}", wall, PartitioningSeconds(said), score, "-", "-", "-");
    }

    // From METIS's own account, "Partitioning: 0.812 sec (METIS time)": without reading and writing the files.
    private static double PartitioningSeconds(string said)
    {
        var line = said.Split('\n').First(text => text.TrimStart().StartsWith("Partitioning:", StringComparison.Ordinal));
        return double.Parse(line.Split(':')[1].Trim().Split(' ')[0], CultureInfo.InvariantCulture);
    }

    // METIS takes whole weights only.
    private static void Write(Problem problem, string file)
    {
        var rows = NearestPoints.LinksOf(problem.X, problem.Y, Neighbors);
        using var text = new StreamWriter(file);
        text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{problem.Units} {rows.Sum(row => (long)row.Length) / 2} 010 1"));
        for (var unit = 0; unit < problem.Units; unit++)
        {
            text.Write((long)Math.Max(1, Math.Round(1000 * problem.Measures[0].Amount[unit])));
            foreach (var neighbor in rows[unit])
            {
                text.Write(' ');
                text.Write(neighbor + 1);
            }

            text.WriteLine();
        }
    }
}
