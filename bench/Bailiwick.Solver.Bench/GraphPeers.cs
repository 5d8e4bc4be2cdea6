using System.Diagnostics;
using System.Globalization;
using Bailiwick.Solver.RealData;

namespace Bailiwick.Solver.Bench;

/// <summary>Contiguous plans beside METIS's, on the same instances, scored by the same scorer; written as a Markdown table.</summary>
internal static class GraphPeers
{
    private const int Repeats = 3;

    public static IEnumerable<string> Rows()
    {
        yield return "| instance | method | wall s | processor s | worst deviation | out of bounds | of these proved impossible | extra pieces | inertia |";
        yield return "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |";
        foreach (var (name, make) in Instances())
        {
            var problem = make();
            yield return Ours(name, problem);
            foreach (var row in Theirs(name, problem))
            {
                yield return row;
            }
        }
    }

    private static IEnumerable<(string Name, Func<Problem> Make)> Instances()
    {
        yield return ("counties of 48 states and DC by people, 30 parts, 5 %", () => SharedData.People(30, 0.05, true));
        yield return ("the same, 2 %", () => SharedData.People(30, 0.02, true));
        yield return ("counties of all states by people, 40 parts, 5 %", () => SharedData.People(40, 0.05, false));
        yield return ("the same, 2 %", () => SharedData.People(40, 0.02, false));
        yield return ("counties by hospital beds, 40 parts, 5 %", () => SharedData.Hospitals(40, 0.05));
        yield return ("33,637 postal cells, three measures, 300 parts, 3 %", () => SharedData.PostalCells(300, 0.03));
    }

    private static string Ours(string name, Problem problem)
    {
        var (seconds, processor) = (new List<double>(), new List<double>());
        var division = new Divider().Divide(problem, new Settings(), null, CancellationToken.None);
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            division = new Divider().Divide(problem, new Settings(), null, CancellationToken.None);
            seconds.Add(watch.Elapsed.TotalSeconds);
            processor.Add((Environment.CpuUsage.TotalTime - before).TotalSeconds);
        }

        var proved = division.Obstacles.Count(obstacle => obstacle.Measure >= 0 && obstacle.Kind is not ObstacleKind.NotFound);
        return Row(name, "Bailiwick", seconds.Order().ElementAt(Repeats / 2), processor.Order().ElementAt(Repeats / 2), division.Score, proved.ToString(CultureInfo.InvariantCulture));
    }

    private static IEnumerable<string> Theirs(string name, Problem problem)
    {
        var plans = Metis.Plans(problem).Select(plan => (plan.Options, plan.Seconds, Score: Scorer.Score(problem, plan.PartOfUnit))).ToList();
        if (plans.Count == 0)
        {
            yield return $"| {name} | METIS: no plan | | | | | | | |";
            yield break;
        }

        // The most compact one in one piece each, and the best balanced one, of twenty runs.
        var whole = plans.Where(plan => plan.Score.ExtraPieces == 0).OrderBy(plan => plan.Score.Inertia).ToList();
        if (whole.Count > 0)
        {
            yield return Row(name, "METIS, most compact contiguous of 20", whole[0].Seconds, whole[0].Seconds, whole[0].Score, "-");
        }

        var even = plans.OrderBy(plan => plan.Score.OutOfTolerance).ThenBy(plan => plan.Score.WorstDeviation).First();
        yield return Row(name, "METIS, best balanced of 20", even.Seconds, even.Seconds, even.Score, "-");
    }

    private static string Row(string name, string method, double seconds, double processor, Score score, string proved) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {method} | {seconds:F2} | {processor:F2} | {100 * score.WorstDeviation:F1} % | {score.OutOfTolerance} | {proved} | {score.ExtraPieces} | {score.Inertia:E3} |");
}
