using Bailiwick.Solver.Bounds;
using Bailiwick.Solver.Graphs;

namespace Bailiwick.Solver.Points;

/// <summary>Divides points without contiguity, from nothing or from a present division, and proves how good the result is.</summary>
internal sealed class PointMethod(Problem problem, Instance instance, Settings settings, Reporter reporter, CancellationToken cancellation)
{
    // Up to here the annealing is worth its time even for one measure.
    private const int FewUnits = 20_000;

    private const int MostUnitsOfAnyCenters = 5000;

    // Of costs by unit and part, 32 MiB; larger ones are left to the prices.
    private const long LargestTable = 4 << 20;

    public Division Divide(Action<Progress>? progress) => (problem.Metric, problem.Objective) switch
    {
        _ when problem.Travel is not null => Divide<GivenCost>(progress),
        (Metric.Plane, Objective.SquaredDistance) => Divide<SquaredPlane>(progress),
        (Metric.Plane, _) => Divide<StraightPlane>(progress),
        (_, Objective.SquaredDistance) => Divide<SquaredArc>(progress),
        _ => Divide<StraightArc>(progress),
    };

    private Division Divide<TCost>(Action<Progress>? progress)
        where TCost : struct, ICost
    {
        var view = new PointProblem(problem, instance);
        var part = (int[])instance.Lock.Clone();
        var centers = TCost.IsGiven ? view.GivenCosts() : instance.IsWarm ? view.PresentCenters() : view.FirstCenters();
        var moves = 0L;
        if (view.Points.Count > 0)
        {
            var solver = new PointSolver<TCost>(view.Points, view.Room, centers, settings, reporter, cancellation);
            if (instance.IsWarm)
            {
                solver.RunWarm(Present(view), HomeBonusOf(view));
            }
            else
            {
                solver.Run();
            }

            moves = solver.Moves;
            for (var point = 0; point < view.FreeUnit.Length; point++)
            {
                part[view.FreeUnit[point]] = solver.Part[point];
            }
        }

        reporter.Improve(part);
        reporter.At("balance", 0.3);
        var plan = new Plan(instance, part);
        List<TraceEntry> trace = [new("balance", moves, plan.WorstDeviation(), plan.Inertia)];
        if (instance.Parts > 1 && IsWorthSearching<TCost>(plan))
        {
            part = Searched<TCost>(part, centers, trace);
        }

        if (instance.Parts > 1 && !IsKnown<TCost>() && (long)instance.Units * instance.Parts <= LargestTable)
        {
            part = new Alternation(problem, instance, settings, reporter, cancellation).Run(part, centers.Price, trace);
        }

        part = Capped(part);
        var partOfUnit = instance.InProblemOrder(part);
        var score = Scorer.Score(problem, partOfUnit);
        progress?.Invoke(new Progress("polish", 1, (int[])partOfUnit.Clone(), score));
        var division = new Division(partOfUnit, score, [.. trace], Obstacles.Find(problem, partOfUnit, score), !cancellation.IsCancellationRequested);
        return division with { Certificate = Proof<TCost>(division, view, centers) };
    }

    // Free centers might lie elsewhere, so the transport bound is none for the problem asked; the one over all places is looser and dear for many units.
    private Certificate? Proof<TCost>(Division division, PointProblem view, CenterSet centers)
        where TCost : struct, ICost
    {
        var score = division.Score;
        var transport = problem.Together is null ? Certifier.Of<TCost>(problem, instance, view, centers, score, settings.Threads) : null;
        if (transport is not null)
        {
            transport = transport with { BoundTheseCenters = transport.Bound, GapTheseCenters = double.IsNaN(transport.Gap) ? null : transport.Gap };
        }

        var isFree = Enumerable.Range(0, instance.Parts).Any(part => !instance.Pinned[part] && !instance.Closed[part]);
        if (TCost.IsGiven || !isFree || problem.Units > MostUnitsOfAnyCenters || AnyCenters.Of(problem, division, settings, cancellation) is not { } bound)
        {
            return transport;
        }

        var gap = score.OutOfTolerance == 0 && bound > 0 ? (score.Objective / bound) - 1 : double.NaN;
        return (transport ?? new Certificate(score.Objective, 0, "", double.NaN, [], [])) with
        {
            Bound = bound,
            BoundName = Certificate.LagrangianAnyCenters,
            Gap = gap,
        };
    }

    // The annealing knows given costs and squares in the plane: for others it mends what is out of bounds, and alternates with centers.
    private bool IsWorthSearching<TCost>(Plan plan)
        where TCost : struct, ICost =>
        plan.Violation() > 1e-9 || (IsKnown<TCost>() && instance.Units <= FewUnits);

    private static bool IsKnown<TCost>()
        where TCost : struct, ICost => typeof(TCost) == typeof(SquaredPlane) || TCost.IsGiven;

    private int[] Searched<TCost>(int[] start, CenterSet centers, List<TraceEntry> trace)
        where TCost : struct, ICost
    {
        var sites = new Sites(instance.Parts);
        for (var part = 0; part < instance.Parts; part++)
        {
            (sites.X[part], sites.Y[part], sites.Price[part]) = TCost.IsGiven || problem.Metric == Metric.Plane
                ? (centers.X[part], centers.Y[part], centers.Price[part])
                : (0, 0, 0);
        }

        if (!TCost.IsGiven && problem.Metric != Metric.Plane)
        {
            Means(start, sites);
        }

        var search = new Search(instance, settings, settings.Seed * 2, reporter, cancellation);
        search.Run(start, sites);
        trace.AddRange(search.Trace);
        return search.Best;
    }

    private void Means(int[] part, Sites sites)
    {
        var plan = new Plan(instance, part);
        Array.Copy(plan.CenterX, sites.X, sites.Count);
        Array.Copy(plan.CenterY, sites.Y, sites.Count);
    }

    private int[] Capped(int[] part)
    {
        if (instance.MaxMovedShare >= 1)
        {
            return part;
        }

        var plan = new Plan(instance, (int[])part.Clone()) { BalancePrice = 50 };
        plan.InertiaPrice = plan.Inertia > 0 ? instance.Parts / plan.Inertia : 1;
        MovedCap.Hold(instance, plan);
        return plan.Part;
    }

    private int[] Present(PointProblem view) => Array.ConvertAll(
        view.FreeUnit, unit => instance.Present[unit] is >= 0 and var part && !instance.Closed[part] ? part : -1);

    // The price is relative to the mean cost of a unit, which is known only with the centers: the solver scales it.
    private HomeBonus? HomeBonusOf(PointProblem view) => instance.DisruptionPrice <= 0
        ? null
        : new HomeBonus(
            Array.ConvertAll(view.FreeUnit, unit => instance.Present[unit]),
            Array.ConvertAll(view.FreeUnit, unit => instance.DisruptionPrice * instance.MoveValue[unit] / instance.Pull[unit]));
}
