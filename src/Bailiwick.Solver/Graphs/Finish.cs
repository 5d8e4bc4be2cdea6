namespace Bailiwick.Solver.Graphs;

/// <summary>
/// The search knows squares in the plane. Where the objective is another one (distances, great circles, travel costs), this goes on downhill by that
/// one: units cross a border when they are cheaper beyond it, nothing gets further out of its bounds, and no part is torn.
/// </summary>
internal sealed class Finish
{
    private const int Sweeps = 12;
    private const double Enough = 1e-12;
    private readonly Problem _problem;
    private readonly Instance _instance;
    private readonly double[] _pull;
    private readonly int[][] _member;
    private readonly Connectivity _connectivity;

    private Finish(Problem problem, Instance instance)
    {
        (_problem, _instance, _pull, _connectivity) = (problem, instance, problem.PullOfUnit(), new Connectivity(instance));
        var member = new List<int>[instance.Units];
        for (var unit = 0; unit < problem.Units; unit++)
        {
            (member[instance.Place[unit]] ??= []).Add(unit);
        }

        _member = Array.ConvertAll(member, units => units.ToArray());
    }

    /// <summary>The plan, or a better one by the problem's own objective. O(sweeps x edges).</summary>
    public static int[] Of(Problem problem, Instance instance, int[] part, CancellationToken cancellation)
    {
        var isKnown = problem is { Metric: Metric.Plane, Objective: Objective.SquaredDistance, Travel: null };
        return isKnown || instance.Parts == 1 ? part : new Finish(problem, instance).Run(part, cancellation);
    }

    private int[] Run(int[] best, CancellationToken cancellation)
    {
        var plan = new Plan(_instance, (int[])best.Clone());
        var least = Scorer.Score(_problem, _instance.InProblemOrder(best)).Objective;
        for (var sweep = 0; sweep < Sweeps && !cancellation.IsCancellationRequested; sweep++)
        {
            var moves = Sweep(plan, Centers.Of(_problem, _instance.InProblemOrder(plan.Part), _pull));
            var objective = Scorer.Score(_problem, _instance.InProblemOrder(plan.Part)).Objective;
            if (moves == 0 || objective >= least)
            {
                break;
            }

            (best, least) = ((int[])plan.Part.Clone(), objective);
        }

        return best;
    }

    private int Sweep(Plan plan, Centers centers)
    {
        var moves = 0;
        for (var unit = 0; unit < _instance.Units; unit++)
        {
            var (from, to) = (plan.Part[unit], plan.Part[unit]);
            var least = Cost(unit, from, centers) - Enough;
            for (var entry = _instance.Start![unit]; entry < _instance.Start[unit + 1]; entry++)
            {
                var other = plan.Part[_instance.Neighbor[entry]];
                if (other != to && other != from && Cost(unit, other, centers) is var cost && cost < least)
                {
                    (to, least) = (other, cost);
                }
            }

            if (to != from && IsAllowed(plan, unit, to))
            {
                var before = plan.ViolationOf(from) + plan.ViolationOf(to);
                plan.Move(unit, to);
                if (plan.ViolationOf(from) + plan.ViolationOf(to) > before + Enough)
                {
                    plan.Move(unit, from);
                }
                else
                {
                    moves++;
                }
            }
        }

        return moves;
    }

    private bool IsAllowed(Plan plan, int unit, int to)
    {
        var from = plan.Part[unit];
        return _instance.Lock[unit] < 0 && !_instance.Closed[to] && plan.Count[from] > 1 && !plan.IsBarred(unit, to)
            && (_instance.DisruptionPrice <= 0 || plan.MovedChange(unit, from, to) <= 0)
            && (!_instance.ContiguousPart[from] || _connectivity.HoldsWithout(unit, from, plan.Part));
    }

    private double Cost(int unit, int part, Centers centers)
    {
        var cost = 0.0;
        foreach (var one in _member[unit])
        {
            var away = centers.DistanceTo(one, part);
            cost += _pull[one] * (_problem.Objective == Objective.SquaredDistance ? away * away : away);
        }

        return cost;
    }
}
