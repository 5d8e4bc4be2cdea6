using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Bailiwick.Solver.Bench;

/// <summary>METIS on the same instance: Debian's package metis, its command gpmetis, in every mode that keeps parts in one piece.</summary>
internal static class Metis
{
    /// <summary>The plans of some seeds and slacks: <c>-contig</c> with the tolerance, and looser ones, for METIS misses tight bounds.</summary>
    public static IEnumerable<(string Options, double Seconds, int[] PartOfUnit)> Plans(Problem problem)
    {
        var folder = Directory.CreateTempSubdirectory("metis").FullName;
        var file = Path.Combine(folder, "graph");
        Write(problem, file);
        foreach (var slack in new[] { 1, 20, 50, 150 })
        {
            for (var seed = 1; seed <= 5; seed++)
            {
                var options = $"-contig -minconn -objtype=cut -ufactor={slack} -ncuts=5 -niter=50 -seed={seed}";
                var watch = Stopwatch.StartNew();
                using var process = Process.Start(new ProcessStartInfo("gpmetis", $"{options} {file} {problem.Parts}")
                {
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                })!;
                process.StandardOutput.ReadToEnd();
                process.WaitForExit();
                var result = $"{file}.part.{problem.Parts}";
                if (process.ExitCode == 0 && File.Exists(result))
                {
                    yield return (options, watch.Elapsed.TotalSeconds, [.. File.ReadLines(result).Select(int.Parse)]);
                    File.Delete(result);
                }
            }
        }

        Directory.Delete(folder, true);
    }

    private static void Write(Problem problem, string file)
    {
        var graph = problem.Graph!;
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{problem.Units} {graph.Neighbor.Length / 2} 010 {problem.Measures.Length}");
        for (var unit = 0; unit < problem.Units; unit++)
        {
            foreach (var measure in problem.Measures)
            {
                text.Append(CultureInfo.InvariantCulture, $"{(long)measure.Amount[unit]} ");
            }

            for (var entry = graph.Start[unit]; entry < graph.Start[unit + 1]; entry++)
            {
                text.Append(CultureInfo.InvariantCulture, $"{graph.Neighbor[entry] + 1} ");
            }

            text.AppendLine();
        }

        File.WriteAllText(file, text.ToString());
    }
}
