namespace Bailiwick.Solver.Points;

/// <summary>
/// Improves divisions whose centers are not means, as under plain distance or on the sphere: annealing among the centers as they are and new centers
/// take turns (Cooper 1964) while the whole gets better. That depends on where it begins: besides from the division at hand it begins from annealed
/// ones for squares on the plane, whose centers move with every unit.
/// </summary>
internal sealed class Alternation(Problem problem, Instance instance, Settings settings, Reporter reporter, CancellationToken cancellation)
{
    private const int Rounds = 4;
    private const int RoundsOfMany = 2;
    private const int FewUnits = 3000;
    private const int Starts = 4;

    /// <summary>The best division met; O(starts x rounds x annealing).</summary>
    /// <param name="first">By unit: its part.</param>
    /// <param name="price">By part: what room costs, per amount and in the objective's unit.</param>
    /// <param name="trace">Takes an entry a round.</param>
    public int[] Run(int[] first, double[] price, List<TraceEntry> trace)
    {
        var (best, score) = From(first, price, trace);
        var starts = instance.IsWarm || instance.Units > FewUnits ? 1 : Starts;
        for (var start = 1; start < starts && !cancellation.IsCancellationRequested; start++)
        {
            var (other, otherScore) = From(Annealed(first, (ulong)start), new double[price.Length], trace);
            if (IsBetter(otherScore, score))
            {
                (best, score) = (other, otherScore);
            }
        }

        return best;
    }

    private int[] Annealed(int[] first, ulong start)
    {
        var (plan, sites) = (new Plan(instance, (int[])first.Clone()), new Sites(instance.Parts));
        Array.Copy(plan.CenterX, sites.X, sites.Count);
        Array.Copy(plan.CenterY, sites.Y, sites.Count);
        var search = new Search(instance, settings, (settings.Seed * Starts * 2) + start, null, cancellation);
        search.Run(first, sites);
        return search.Best;
    }

    private (int[] Part, Score Score) From(int[] start, double[] price, List<TraceEntry> trace)
    {
        var (best, score) = (start, ScoreOf(start));
        var sites = new Sites(instance.Parts);
        Array.Copy(price, sites.Price, price.Length);
        for (var round = 0; round < (instance.Units > FewUnits ? RoundsOfMany : Rounds) && !cancellation.IsCancellationRequested; round++)
        {
            var search = new Search(instance with { Travel = CostTo(score) }, settings, (settings.Seed * 2) + (ulong)round, reporter, cancellation);
            search.Run(best, sites);
            trace.AddRange(search.Trace);
            var next = ScoreOf(search.Best);
            if (!IsBetter(next, score))
            {
                break;
            }

            (best, score) = (search.Best, next);
        }

        return (best, score);
    }

    private static bool IsBetter(Score one, Score other) =>
        one.Breaches.Length < other.Breaches.Length || (one.Breaches.Length == other.Breaches.Length && one.Objective < other.Objective * (1 - 1e-9));

    private Score ScoreOf(int[] part) => Scorer.Score(problem, instance.InProblemOrder(part));

    private Func<int, int, double> CostTo(Score score)
    {
        var parts = instance.Parts;
        var cost = new double[instance.Units * parts];
        for (var unit = 0; unit < instance.Units; unit++)
        {
            for (var part = 0; part < parts; part++)
            {
                var distance = Distance(unit, score.CenterX[part], score.CenterY[part]);
                cost[(unit * parts) + part] = problem.Objective == Objective.SquaredDistance ? distance * distance : distance;
            }
        }

        return (unit, part) => cost[(unit * parts) + part];
    }

    // A part without units has no center yet: the first unit's place will do until it has some.
    private double Distance(int unit, double x, double y)
    {
        var (first, isNowhere) = (instance.Original[0], double.IsNaN(x) || double.IsNaN(y));
        (x, y) = isNowhere ? (problem.X[first], problem.Y[first]) : (x, y);
        if (problem.Metric == Metric.GreatCircle)
        {
            return Sphere.Distance(problem.X[instance.Original[unit]], problem.Y[instance.Original[unit]], x, y);
        }

        double dx = instance.X[unit] + instance.OriginX - x, dy = instance.Y[unit] + instance.OriginY - y;
        return Math.Sqrt((dx * dx) + (dy * dy));
    }
}
