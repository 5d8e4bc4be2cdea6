namespace Bailiwick.Solver.Points;

/// <summary>
/// Divides points without contiguity: seeds of equal share along the curve, then rounds of prices and means on ever finer runs of units, and in the
/// end single units along cheapest chains until all bounds hold.
/// </summary>
internal sealed class PointSolver<TCost>(
    PointSet points, Room room, CenterSet centers, Settings settings, Reporter reporter, CancellationToken cancellation)
    where TCost : struct, ICost
{
    private const int CoarseRuns = 24;
    private const int MiddleRuns = 160;
    private const int CoarseRounds = 40;
    private const int ManyParts = 1000;
    private const int ManyPartsRounds = 12;
    private const int MiddleRounds = 6;
    private const int FineRounds = 3;
    private const int Looks = 12;

    /// <summary>By unit: its part.</summary>
    public int[] Part { get; private set; } = [];

    /// <summary>Loads by part, of all units.</summary>
    public double[] Load { get; private set; } = [];

    /// <summary>Moves along chains.</summary>
    public long Moves { get; private set; }

    /// <summary>From the centers as they are.</summary>
    public void Run()
    {
        var parts = room.OpenPart.Length;
        var perPart = points.Count / parts;
        if (perPart > 2 * CoarseRuns)
        {
            Settle(points.Merge(points.Total / (CoarseRuns * parts)), Math.Max(1, (int)((parts < ManyParts ? CoarseRounds : ManyPartsRounds) * Math.Min(4, settings.Effort))), 0, 0.06);
        }

        if (perPart > 2.5 * MiddleRuns)
        {
            Settle(points.Merge(points.Total / (MiddleRuns * parts)), MiddleRounds, Looks, 0.03);
        }

        Finish();
    }

    private void Settle(PointSet level, int rounds, int looks, double slack)
    {
        var balancer = new Balancer<TCost>(level, room, centers, settings.Threads);
        for (var round = 0; round < rounds && !cancellation.IsCancellationRequested; round++)
        {
            balancer.Balance(looks, slack);
            Chain(level, balancer, slack);
            reporter.At("balance", 0.2 * round / rounds);
        }
    }

    private void Chain(PointSet level, Balancer<TCost> balancer, double slack)
    {
        var wide = room with
        {
            Low = [.. room.Low.Select((low, part) => Math.Min(low, room.Target[part] * (1 - slack)))],
            High = [.. room.High.Select((high, part) => Math.Max(high, room.Target[part] * (1 + slack)))],
        };
        var part = (int[])balancer.Diagram.First.Clone();
        var load = (double[])balancer.Load.Clone();
        var neighbors = Borders.Of(part, balancer.Diagram.First, balancer.Diagram.Second, room.OpenPart, centers);
        var chains = new Chains<TCost>(level, wide, centers, part, load, room.Target, neighbors, null, 1);
        chains.Run(cancellation);
        Moves += chains.Moves;
        balancer.Recount(part);
        balancer.StepCenters(1);
    }

    private void Finish()
    {
        var balancer = new Balancer<TCost>(points, room, centers, settings.Threads);
        for (var round = 0; round < FineRounds && !cancellation.IsCancellationRequested; round++)
        {
            balancer.Balance(Looks, 0.02);
            Chain(points, balancer, 0.02);
        }

        balancer.Balance(Looks, 0.001);
        Part = (int[])balancer.Diagram.First.Clone();
        Load = (double[])balancer.Load.Clone();
        Last(balancer, null);
    }

    /// <summary>From a present division, by as few moves as the bounds need; -1 where a unit has no part yet.</summary>
    public void RunWarm(int[] present, HomeBonus? homeBonus)
    {
        var balancer = new Balancer<TCost>(points, room, centers, settings.Threads);
        balancer.Balance(Looks, 0.02);
        Part = new int[points.Count];
        for (var unit = 0; unit < Part.Length; unit++)
        {
            Part[unit] = present[unit] >= 0 ? present[unit] : balancer.Diagram.First[unit];
        }

        balancer.SetGoals();
        balancer.Recount(Part);
        Load = (double[])balancer.Load.Clone();
        Last(balancer, homeBonus is null ? null : Scaled(homeBonus));
    }

    private void Last(Balancer<TCost> balancer, HomeBonus? homeBonus)
    {
        balancer.SetGoals();
        var neighbors = Borders.Of(Part, balancer.Diagram.First, balancer.Diagram.Second, room.OpenPart, centers);
        // Where large units bounce between full parts, roomier goals and smaller units settle it.
        foreach (var (goal, heaviest) in new[] { (balancer.Goal, 1.0), (room.Target, 1.0), (room.Target, 0.3) })
        {
            var chains = new Chains<TCost>(points, room, centers, Part, Load, goal, neighbors, homeBonus, heaviest);
            chains.Run(cancellation);
            Moves += chains.Moves;
            if (chains.IsBalanced)
            {
                break;
            }
        }
    }

    // In mean costs of a unit.
    private HomeBonus Scaled(HomeBonus homeBonus)
    {
        var cost = 0.0;
        for (var unit = 0; unit < Part.Length; unit++)
        {
            cost += points.Pull[unit] * TCost.Of(centers.SquareTo(points, unit, Part[unit])) / Part.Length;
        }

        return homeBonus with { PricePerPull = Array.ConvertAll(homeBonus.PricePerPull, price => price * cost) };
    }
}
