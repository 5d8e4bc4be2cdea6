using System.Diagnostics;
using System.Globalization;
using Bailiwick.Solver.Medians;

namespace Bailiwick.Solver.Bench;

/// <summary>p-median runs at the usual effort beside the best value known: that of long runs of our own, kept in a file beside this one.</summary>
internal static class MedianCases
{
    private static readonly string _file = Path.Combine(Document.Root, "bench", "Bailiwick.Solver.Bench", "median-best.csv");

    /// <summary>A row an instance, and the mean gaps by size.</summary>
    public static IEnumerable<string> Rows(string[] words)
    {
        var best = Known();
        var gaps = new List<(int Units, double Gap)>();
        yield return "| instance | units | centers | cost | best known | gap to it | gap to the bound | wall s | processor s |";
        yield return "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |";
        foreach (var (name, units, medians, make) in Chosen(words))
        {
            var problem = make();
            var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            var division = MedianDivider.Divide(problem, new Settings(), null, CancellationToken.None);
            var processor = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
            var known = Math.Min(division.Overload > 0 ? double.MaxValue : division.Cost, best.GetValueOrDefault(name, double.MaxValue));
            var gap = (division.Cost / known) - 1;
            if (best.ContainsKey(name))
            {
                gaps.Add((units, gap));
            }

            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {units:N0} | {medians:N0} | {division.Cost:F1}{(division.Overload > 0 ? " (over capacity)" : "")} | {(best.ContainsKey(name) ? $"{known:F1} | {100 * gap:F2} %" : "- | -")} | {100 * division.Gap:F2} % | {watch.Elapsed.TotalSeconds:F1} | {processor:F1} |");
        }

        foreach (var (words2, isSize) in new (string, Predicate<int>)[] { ("to 1,000 units", units => units <= 1000), ("beyond", units => units > 1000) })
        {
            var of = gaps.FindAll(one => isSize(one.Units));
            if (of.Count > 0)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"| mean {words2} | | | | | {100 * of.Average(one => one.Gap):F2} % | | | |");
            }
        }
    }

    /// <summary>Long runs; what they find is kept when it is better.</summary>
    public static void Learn(string[] words, double effort, ulong seed)
    {
        foreach (var (name, _, _, make) in Chosen(words))
        {
            var division = MedianDivider.Divide(make(), new Settings { Seed = seed, Effort = effort }, null, CancellationToken.None);
            var best = Known();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {division.Cost:F3} overload {division.Overload} bound gap {division.Gap:P2}; known {best.GetValueOrDefault(name):F3}"));
            if (division.Overload == 0 && division.Cost < best.GetValueOrDefault(name, double.MaxValue))
            {
                best[name] = division.Cost;
                File.WriteAllLines(_file, [
                    "instance,cost", .. best.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Key},{one.Value:F4}"))]);
            }
        }
    }

    private static IEnumerable<(string Name, int Units, int Medians, Func<MedianProblem> Make)> Chosen(string[] words) =>
        MedianInstances.All().Where(one => words.Length == 0 || words.Any(word => one.Name.Contains(word, StringComparison.Ordinal)));

    private static Dictionary<string, double> Known() => !File.Exists(_file) ? [] : File.ReadLines(_file).Skip(1)
        .Select(line => line.Split(',')).ToDictionary(cells => cells[0], cells => double.Parse(cells[1], CultureInfo.InvariantCulture));
}
