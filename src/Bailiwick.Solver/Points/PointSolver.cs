namespace Bailiwick.Solver.Points;

/// <summary>
/// Divides points without contiguity: seeds of equal share along the curve, then rounds of prices and means on ever finer runs of units, and in the
/// end single units along cheapest chains until all bounds hold.
/// </summary>
internal sealed class PointSolver<TCost>(PointSet points, Room room, CenterSet centers, int threads, CancellationToken cancellation)
    where TCost : struct, ICost
{
    public static int CoarseRounds = 60, MiddleRounds = 25, FineRounds = 3, CoarseLooks = 1, FineLooks = 12, LastLooks = 12;
    public static double Relax = 1.3;
    public static Action<string>? Log;

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
        if (perPart > 48)
        {
            Settle(points.Merge(points.Total / (24 * parts)), CoarseRounds, CoarseLooks, 0.06);
        }

        if (perPart > 400)
        {
            Settle(points.Merge(points.Total / (160 * parts)), MiddleRounds, FineLooks, 0.03);
        }

        Finish();
    }

    private void Settle(PointSet level, int rounds, int looks, double slack)
    {
        var balancer = new Balancer<TCost>(level, room, centers, threads);
        for (var round = 0; round < rounds && !cancellation.IsCancellationRequested; round++)
        {
            balancer.Balance(looks, slack);
            Log?.Invoke($"level {level.Count} round {round} worst {balancer.Worst:P2} wrong {balancer.Wrong:F3} dual {balancer.Dual():E6}");
            Chain(level, balancer, slack, round > 0 ? Relax : 1);
        }
    }

    private void Chain(PointSet level, Balancer<TCost> balancer, double slack, double relax)
    {
        var wide = room with
        {
            Low = [.. room.Low.Select((low, part) => Math.Min(low, room.Target[part] * (1 - slack)))],
            High = [.. room.High.Select((high, part) => Math.Max(high, room.Target[part] * (1 + slack)))],
        };
        var part = (int[])balancer.Diagram.First.Clone();
        var load = (double[])balancer.Load.Clone();
        var neighbors = Borders.Of(part, balancer.Diagram.First, balancer.Diagram.Second, room.OpenPart, centers);
        var chains = new Chains<TCost>(level, wide, centers, part, load, room.Target, neighbors, null);
        chains.Run(cancellation);
        Moves += chains.Moves;
        balancer.Recount(part);
        balancer.StepCenters(relax);
        Log?.Invoke($"  chains {chains.Moves} worst {balancer.Worst:P2}");
    }

    private void Finish()
    {
        var balancer = new Balancer<TCost>(points, room, centers, threads);
        for (var round = 0; round < FineRounds && !cancellation.IsCancellationRequested; round++)
        {
            balancer.Balance(FineLooks, 0.02);
            Log?.Invoke($"fine {points.Count} round {round} worst {balancer.Worst:P2} wrong {balancer.Wrong:F3} dual {balancer.Dual():E6}");
            Chain(points, balancer, 0.02, 1);
        }

        balancer.Balance(LastLooks, 0.001);
        Log?.Invoke($"last {points.Count} worst {balancer.Worst:P2} wrong {balancer.Wrong:F3} dual {balancer.Dual():E6}");
        Part = (int[])balancer.Diagram.First.Clone();
        Load = (double[])balancer.Load.Clone();
        balancer.SetGoals();
        var neighbors = Borders.Of(Part, balancer.Diagram.First, balancer.Diagram.Second, room.OpenPart, centers);
        var chains = new Chains<TCost>(points, room, centers, Part, Load, balancer.Goal, neighbors, null);
        chains.Run(cancellation);
        Moves += chains.Moves;
        balancer.Recount(Part);
        Log?.Invoke($"  chains {chains.Moves} worst {balancer.Worst:P2}");
    }
}
