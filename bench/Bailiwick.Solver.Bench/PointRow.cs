namespace Bailiwick.Solver.Bench;

/// <summary>One instance of the points table.</summary>
/// <param name="Units">How many points.</param>
/// <param name="Parts">How many territories.</param>
/// <param name="Tolerance">Of each of them.</param>
/// <param name="IsEqual">Whether all weights are one, else lognormal.</param>
/// <param name="Seed">Of the generator.</param>
/// <param name="ToReach">What the run should stay under.</param>
/// <param name="HasPeer">Whether METIS is run on it too.</param>
internal sealed record PointRow(int Units, int Parts, double Tolerance, bool IsEqual, ulong Seed, string ToReach, bool HasPeer)
{
    public static IReadOnlyList<PointRow> All { get; } =
    [
        new(250_000, 500, 0.01, true, 7, "3 s", true),
        new(250_000, 500, 0.01, false, 7, "3 s, gap 2.5 %", true),
        new(250_000, 500, 0.01, false, 8, "3 s, gap 2.5 %", false),
        new(250_000, 500, 0.01, false, 9, "3 s, gap 2.5 %", false),
        new(250_000, 2000, 0.02, true, 7, "6 s", true),
        new(250_000, 2000, 0.02, false, 7, "6 s", true),
        new(250_000, 2000, 0.02, false, 8, "6 s", false),
        new(1_000_000, 500, 0.01, true, 7, "8 s", false),
        new(1_000_000, 500, 0.01, false, 7, "8 s", true),
        new(5_000_000, 2000, 0.02, true, 7, "60 s, 3 GiB", false),
        new(5_000_000, 2000, 0.02, false, 7, "60 s, 3 GiB", false),
    ];

    public string Name => FormattableString.Invariant($"{Units:N0} points, {(IsEqual ? "equal" : "lognormal")} weights, {Parts:N0} territories, {100 * Tolerance:0} %, seed {Seed}");

    public Problem Make()
    {
        var problem = Clusters.Points(Units, Parts, Tolerance, Seed);
        if (!IsEqual)
        {
            return problem;
        }

        var one = Array.ConvertAll(problem.X, _ => 1.0);
        return problem with { Weight = one, Measures = [new Measure(one, null, Tolerance)] };
    }
}
