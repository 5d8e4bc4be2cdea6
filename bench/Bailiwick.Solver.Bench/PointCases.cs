namespace Bailiwick.Solver.Bench;

/// <summary>Points without contiguity, at scale; each made when asked for.</summary>
internal static class PointCases
{
    public static IEnumerable<(string Name, Func<Func<Settings, Division>> Make)> All()
    {
        foreach (var row in PointRow.All)
        {
            yield return (row.Name, () => Run(row.Make()));
        }

        yield return ("warm, 250,000 points, 500 territories, 1 %, a hundredth of them doubled", Warm);
    }

    private static Func<Settings, Division> Run(Problem problem) => settings => new Divider().Divide(problem, settings, null, CancellationToken.None);

    private static Func<Settings, Division> Warm()
    {
        var problem = Clusters.Points(250_000, 500, 0.01);
        var before = new Divider().Divide(problem, new Settings(), null, CancellationToken.None);
        var random = new Randomness(3);
        var amount = Array.ConvertAll(problem.Measures[0].Amount, value => random.Below(100) == 0 ? value * 2 : value);
        var next = problem with { Weight = amount, Measures = [new Measure(amount, null, 0.01)], Present = before.PartOfUnit };
        return settings => new Divider().Divide(next, settings, null, CancellationToken.None);
    }
}
