namespace Bailiwick.Solver;

/// <summary>Checks a division by other code than the solver's: breadth-first pieces, loads by groups, locks one by one.</summary>
internal static class Checker
{
    public static void MustBeValid(Problem problem, Division division)
    {
        Assert.Equal(problem.Units, division.PartOfUnit.Length);
        Assert.All(division.PartOfUnit, part => Assert.InRange(part, 0, problem.Parts - 1));
        for (var unit = 0; unit < problem.Units; unit++)
        {
            if (problem.LockedPart is not null && problem.LockedPart[unit] >= 0)
            {
                Assert.Equal(problem.LockedPart[unit], division.PartOfUnit[unit]);
            }
            else if (problem.ClosedPart is not null)
            {
                Assert.False(problem.ClosedPart[division.PartOfUnit[unit]], $"Unit {unit} came into a closed part.");
            }
        }
    }

    public static void MustBeContiguous(Problem problem, Division division) =>
        Assert.All(Enumerable.Range(0, problem.Parts), part => Assert.InRange(PiecesOf(problem.Graph!, division.PartOfUnit, part), 0, 1));

    public static int PiecesOf(Graph graph, int[] partOfUnit, int part)
    {
        var left = Enumerable.Range(0, partOfUnit.Length).Where(unit => partOfUnit[unit] == part).ToHashSet();
        var pieces = 0;
        while (left.Count > 0)
        {
            pieces++;
            var queue = new Queue<int>([left.First()]);
            left.Remove(queue.Peek());
            while (queue.TryDequeue(out var unit))
            {
                foreach (var neighbor in graph.Neighbor[graph.Start[unit]..graph.Start[unit + 1]])
                {
                    if (left.Remove(neighbor))
                    {
                        queue.Enqueue(neighbor);
                    }
                }
            }
        }

        return pieces;
    }

    /// <summary>Largest relative deviation over parts and measures, by grouping.</summary>
    public static double WorstDeviation(Problem problem, int[] partOfUnit) =>
        problem.Measures.Max(measure => Enumerable.Range(0, problem.Parts).Max(part =>
        {
            var load = Enumerable.Range(0, partOfUnit.Length).Where(unit => partOfUnit[unit] == part).Sum(unit => measure.Amount[unit]);
            var target = measure.Amount.Sum() * (measure.TargetShare?[part] ?? 1.0 / problem.Parts);
            return Math.Abs((load / target) - 1);
        }));
}
