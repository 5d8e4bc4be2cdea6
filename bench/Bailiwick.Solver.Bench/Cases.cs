using Bailiwick.Solver.RealData;

namespace Bailiwick.Solver.Bench;

/// <summary>The instances, each made when asked for.</summary>
internal static class Cases
{
    public static IEnumerable<(string Name, Func<Func<Settings, Division>> Make)> All()
    {
        yield return ("beds, US counties, 40 parts, contiguous, 5 %", () => Flat(SharedData.Hospitals(40, 0.05)));
        yield return ("beds, US counties, 4 regions over 40 parts, contiguous, 5 %", () => Nested(SharedData.Hospitals(40, 0.05), 4));
        yield return ("people, US counties, 40 parts, contiguous, 5 %", () => Flat(SharedData.People(40, 0.05, false)));
        yield return ("people, US counties, 40 parts, contiguous, 2 %", () => Flat(SharedData.People(40, 0.02, false)));
        yield return ("people, 48 states and DC, 30 parts, contiguous, 5 %", () => Flat(SharedData.People(30, 0.05, true)));
        yield return ("people, 48 states and DC, 30 parts, contiguous, 2 %", () => Flat(SharedData.People(30, 0.02, true)));
        yield return ("33,637 postal cells, 300 parts, contiguous, 3 %, three measures", () => Flat(SharedData.PostalCells(300, 0.03)));
        foreach (var point in PointCases.All())
        {
            yield return point;
        }
    }

    private static Func<Settings, Division> Nested(Problem problem, int regions)
    {
        int[] parent = [.. Enumerable.Range(0, problem.Parts).Select(part => part * regions / problem.Parts)];
        return settings => new NestedDivider([parent]).Divide(problem, settings, null, CancellationToken.None);
    }

    private static Func<Settings, Division> Flat(Problem problem) =>
        settings => new Divider().Divide(problem, settings, null, CancellationToken.None);
}
