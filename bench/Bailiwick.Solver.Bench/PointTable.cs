using System.Globalization;
using System.Text;

namespace Bailiwick.Solver.Bench;

/// <summary>The table of points: printed, and written into docs/benchmarks.md when asked to.</summary>
internal static class PointTable
{
    private const string Title = "## Points";
    private const string Command = "dotnet run -c Release --project bench/Bailiwick.Solver.Bench -- points --write";

    public static void Run(bool isWritten)
    {
        var table = new StringBuilder(PointRuns.Head);
        Console.WriteLine(PointRuns.Head);
        foreach (var row in Enumerable.Range(0, PointRow.All.Count).Select(row => row.ToString(CultureInfo.InvariantCulture)).Append("warm").Append("score"))
        {
            var lines = PointRuns.InOwnProcess(row);
            Console.WriteLine(lines);
            table.Append('\n').Append(lines);
        }

        if (isWritten)
        {
            Write(table.ToString());
        }
    }

    private static void Write(string table)
    {
        var file = Path.Combine(Document.Root, "docs", "benchmarks.md");
        var text = File.ReadAllText(file);
        var section = $"{Title}\n\n{Preface()}\n\n{table}\n\n{Afterword}\n";
        var start = text.IndexOf(Title + "\n", StringComparison.Ordinal);
        if (start < 0)
        {
            File.WriteAllText(file, $"{text.TrimEnd()}\n\n{section}");
            return;
        }

        var end = text.IndexOf("\n## ", start, StringComparison.Ordinal);
        File.WriteAllText(file, text[..start] + section + (end < 0 ? "" : text[end..]));
    }

    private static string Preface()
    {
        var load = File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            Seeded points around 400 towns whose sizes follow Zipf's law, a fifth of them spread evenly over 4,000 by 2,500 km. Each row in a process of its own: median of three
            after one more that compiles the code (5,000,000 points: one run after a small one); peak memory of that process with the instance in it. "To reach" is for wall time on
            an idle machine; {Environment.ProcessorCount} processors, 1-minute load at the end {load}, {DateTime.UtcNow:yyyy-MM-dd}: with other work on the machine processor time is the steadier figure. Command:
            `{Command}`.
            """);
    }

    private const string Afterword =
        """
        "Bound gap" is against the transport bound for the plan's own centers; see [solver.md](solver.md#the-certificate). METIS 5.1 (Debian's package `metis`, command `gpmetis`)
        divides the graph of each point's eight nearest with the same tolerance; its wall time has the reading of that file in it, its processor time, by its own account, has not.
        It minimizes cut edges, not inertia; it is shown because every reader can install it. The peer of the same kind is Geographer's balanced k-means (von Looz, Tzovas and
        Meyerhenke 2018), which no package provides and which is not run here. An earlier form of this method had 0.852 of Geographer's inertia on other clustered points of the
        first rows' size; on the second row's points that form has 1.1145E+009. So "at most 0.85 of Geographer" is likely here, but not measured.
        """;
}
