namespace Bailiwick.Solver.Bench;

/// <summary>Points without contiguity, at scale; each made when asked for.</summary>
internal static class PointCases
{
    public static IEnumerable<(string Name, Func<Func<Settings, Division>> Make)> All()
    {
        yield return Cold("250,000 clustered points, lognormal, 500 parts, 1 %", 250_000, 500, 0.01, false);
        yield return Cold("250,000 clustered points, equal, 500 parts, 1 %", 250_000, 500, 0.01, true);
        yield return Cold("250,000 clustered points, lognormal, 2,000 parts, 2 %", 250_000, 2000, 0.02, false);
        yield return Cold("250,000 clustered points, equal, 2,000 parts, 2 %", 250_000, 2000, 0.02, true);
        yield return Cold("1,000,000 clustered points, lognormal, 500 parts, 1 %", 1_000_000, 500, 0.01, false);
        yield return Cold("5,000,000 clustered points, lognormal, 2,000 parts, 2 %", 5_000_000, 2000, 0.02, false);
        yield return ("warm, 250,000 points, 500 parts, 1 %, a hundredth of them doubled", Warm);
    }

    private static (string Name, Func<Func<Settings, Division>> Make) Cold(string name, int units, int parts, double tolerance, bool isEqual) =>
        (name, () =>
        {
            var problem = Clusters.Points(units, parts, tolerance);
            if (isEqual)
            {
                var one = Array.ConvertAll(problem.X, _ => 1.0);
                problem = problem with { Weight = one, Measures = [new Measure(one, null, tolerance)] };
            }

            return settings => new Divider().Divide(problem, settings, null, CancellationToken.None);
        }
    );

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
