namespace Bailiwick.Solver.Graphs;

/// <summary>
/// Finds for parts out of bounds whether some unit of theirs is so placed that no part in one piece that holds it can be within its bounds:
/// such as a county a little short of a territory whose neighbors are all too much for it.
/// </summary>
internal static class Lumps
{
    private const int Budget = 200_000;
    private const int Looked = 8;
    private const double Slack = 1e-9;

    /// <summary>The same obstacles, those that were only not found being replaced where there is a proof. The amount is then the nearest load there is.</summary>
    public static Obstacle[] Explain(Problem problem, Instance instance, int[] plan, Obstacle[] obstacles)
    {
        Reach? reach = null;
        return Array.ConvertAll(obstacles, obstacle =>
        {
            var isOpen = obstacle.Kind == ObstacleKind.NotFound && obstacle.Measure >= 0 && obstacle.Part >= 0;
            return isOpen && instance.ContiguousPart[obstacle.Part] ? Explain(problem, instance, plan, obstacle, reach ??= new Reach(instance)) : obstacle;
        });
    }

    private static Obstacle Explain(Problem problem, Instance instance, int[] plan, Obstacle obstacle, Reach reach)
    {
        var (measure, rows) = (obstacle.Measure, instance.Measures);
        var heaviest = Enumerable.Range(0, instance.Units)
            .Where(unit => plan[unit] == obstacle.Part)
            .OrderByDescending(unit => instance.Amount[(unit * rows) + measure])
            .Take(Looked);
        foreach (var unit in heaviest)
        {
            var proof = reach.Least(unit, Budget, measure);
            if (proof.IsProved && proof.Violation > Slack)
            {
                var total = problem.Measures[measure].Amount.Sum();
                var bounds = problem.Measures[measure].BoundsOf(obstacle.Part, problem.Parts, total);
                var load = proof.Load * total / problem.Parts;
                return new Obstacle(
                    ObstacleKind.Lump, obstacle.Part, instance.Original[unit], measure, load, load > bounds.Most ? bounds.Most : bounds.Least);
            }
        }

        return obstacle;
    }
}
