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
    private const int CoarseRounds = 60;
    private const double CoarseSlack = 0.06;
    private const double CoarseFactor = 1.9;
    private const int MiddleRuns = 160;
    private const int FewMiddleRuns = 96;
    private const int MiddleRounds = 6;
    private const double MiddleSlack = 0.03;
    private const double MiddleFactor = 1.7;
    private const double PiecesOfSlack = 1.25;
    private const int FineRounds = 3;
    private const double FineSlack = 0.02;
    private const int LastRounds = 2;
    private const double MostWrong = 0.1;
    private const int MostMends = 6;
    private const double LeastFactor = 0.1;
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
        var perPart = TCost.IsGiven ? 0 : points.Count / parts;
        if (perPart > 2 * CoarseRuns)
        {
            var level = points.Merge(CoarseRuns * parts);
            Settle(new Balancer<TCost>(level, room, centers, settings.Threads), level, (int)Math.Max(1, CoarseRounds * Math.Min(4, settings.Effort)), 0, CoarseSlack, CoarseFactor);

            // Units that are unlike want fine equal pieces even where they are few: prices of chains are exact for those only.
            level = points.Merge((perPart > 2.5 * MiddleRuns ? MiddleRuns : FewMiddleRuns) * parts);
            Settle(new Balancer<TCost>(level, room, centers, settings.Threads), level, MiddleRounds, Looks, MiddleSlack, MiddleFactor);
        }

        var balancer = new Balancer<TCost>(points, room, centers, settings.Threads);
        Settle(balancer, points, FineRounds, Looks, FineSlack, 1);
        balancer.Balance(Looks, 0.001);
        Part = (int[])balancer.Diagram.First.Clone();
        Load = (double[])balancer.Load.Clone();
        Last(balancer, null);
    }

    // Steps of the centers beyond the means go on where plain ones have come to rest, at a plan some per cent dearer; the last ones end at the means.
    // A step after which the loads cannot be brought back is taken back.
    private void Settle(Balancer<TCost> balancer, PointSet level, int rounds, int looks, double slack, double factor)
    {
        var (good, least) = (new CenterSet(centers.Count, TCost.IsRound), double.PositiveInfinity);
        int[] goodPart = [];
        balancer.Look();
        for (var round = 0; round < rounds && !cancellation.IsCancellationRequested; round++)
        {
            balancer.Balance(looks, slack);
            if (looks > 0 && balancer.Wrong > MostWrong * points.Total && least < balancer.Wrong)
            {
                break;
            }

            var part = Mended(level, balancer, slack, looks);
            if (balancer.Wrong > (2 * least) + ((looks > 0 ? slack : MostWrong) * points.Total))
            {
                factor /= 2;
                if (looks > 0 || factor < LeastFactor)
                {
                    break;
                }

                centers.CopyFrom(good);
                balancer.Look();
                balancer.Recenter(goodPart, factor);
                continue;
            }

            (least, goodPart) = (Math.Min(least, balancer.Wrong), part);
            good.CopyFrom(centers);
            if (round < rounds - 1 && !TCost.IsGiven)
            {
                balancer.Recenter(part, round < rounds - LastRounds ? factor : Math.Min(1, factor));
            }

            reporter.At("balance", 0.2 * round / rounds);
        }

        if (least < double.PositiveInfinity)
        {
            centers.CopyFrom(good);
            balancer.Look();
        }
    }

    // Chains know only the borders of the diagram they begin with: of one far out of balance those are not the last ones.
    private int[] Mended(PointSet level, Balancer<TCost> balancer, double slack, int looks)
    {
        var part = Chain(level, balancer, slack);
        for (var again = 0; again < MostMends && looks == 0 && balancer.Wrong > MostWrong * points.Total && !cancellation.IsCancellationRequested; again++)
        {
            var before = balancer.Wrong;
            part = Chain(level, balancer, slack);
            if (balancer.Wrong > 0.95 * before)
            {
                break;
            }
        }

        return part;
    }

    // The division within the slack that is near the present diagram; prices become those that come nearer to it.
    private int[] Chain(PointSet level, Balancer<TCost> balancer, double slack)
    {
        var wide = Widened(level, slack);
        var (part, load) = ((int[])balancer.Diagram.First.Clone(), (double[])balancer.Load.Clone());
        var (price, wrong) = ((double[])centers.Price.Clone(), balancer.Wrong);
        var neighbors = Borders.Of(part, balancer.Diagram.First, balancer.Diagram.Second, room.OpenPart, centers);
        var chains = new Chains<TCost>(level, wide, centers, part, load, null, neighbors, null, Heaviest.Of(level, wide, 1));
        chains.Run(cancellation);
        Moves += chains.Moves;
        if (chains.Moves > 0)
        {
            balancer.Look();
            // Where units are unlike, chains mend the division but spoil the prices.
            if (balancer.Wrong >= wrong)
            {
                Array.Copy(price, centers.Price, price.Length);
                balancer.Look();
            }
        }

        return part;
    }

    // Bounds narrower than a piece of the level could not be met by whole pieces.
    private Room Widened(PointSet level, double slack)
    {
        var piece = level == points ? 0 : PiecesOfSlack * level.Total / level.Count;
        return room with
        {
            Low = [.. room.Low.Select((low, part) => Math.Min(low, room.Target[part] - Math.Max(piece, slack * room.Target[part])))],
            High = [.. room.High.Select((high, part) => Math.Max(high, room.Target[part] + Math.Max(piece, slack * room.Target[part])))],
        };
    }

    /// <summary>From a present division, by as few moves as the bounds need; -1 where a unit has no part yet.</summary>
    public void RunWarm(int[] present, HomeBonus? homeBonus)
    {
        var balancer = new Balancer<TCost>(points, room, centers, settings.Threads);
        balancer.Look();
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
            var chains = new Chains<TCost>(points, room, centers, Part, Load, goal, neighbors, homeBonus, Heaviest.Of(points, room, heaviest));
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
