using Bailiwick.Solver.Points;

namespace Bailiwick.Solver.Bounds;

/// <summary>Proves how good a division of points is.</summary>
internal static class Certifier
{
    private const int Looks = 12;
    private const int LooksAtOnce = 4;
    private const int ChainRounds = 3;
    private const int FewUnits = 300_000;
    private const double GoodGap = 0.025;

    /// <summary>The transport bound among the division's own centers. O(looks x units x parts in play).</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="instance">The same, prepared.</param>
    /// <param name="view">The same, as points.</param>
    /// <param name="centers">Prices to begin with; the places are taken from the score.</param>
    /// <param name="score">The division's score.</param>
    /// <param name="threads">At least 1; never changes the result.</param>
    public static Certificate Of<TCost>(Problem problem, Instance instance, PointProblem view, CenterSet centers, Score score, int threads)
        where TCost : struct, ICost
    {
        var scale = PullScale(problem, instance);
        var best = double.NegativeInfinity;
        var price = (double[])centers.Price.Clone();
        if (view.Points.Count > 0)
        {
            var balancer = new Balancer<TCost>(view.Points, view.Room, centers, threads);
            balancer.Look();
            if (!TCost.IsGiven)
            {
                balancer.MoveTo(CentersOf(problem, view, centers, score));
            }

            (best, price) = Ascended(balancer, centers);
            // Newton's steps do not see across empty country; chains do.
            if (view.Points.Count <= FewUnits && score.Objective > (1 + GoodGap) * best * scale)
            {
                Array.Copy(price, centers.Price, price.Length);
                best = Chained(view, centers, balancer, best, price);
            }
        }
        else
        {
            centers.CopyFrom(TCost.IsGiven ? centers : CentersOf(problem, view, centers, score));
            best = 0;
        }

        // A bound that is met exactly must not be above the plan by rounding.
        var bound = (1 - 1e-12) * Math.Max(0, (best + LockedCost<TCost>(instance, view, centers) - LentCost<TCost>(view, problem.Parts, centers)) * scale);
        var level = TransportBound.Level(
            Array.ConvertAll(view.Room.OpenPart, part => price[part]),
            Array.ConvertAll(view.Room.OpenPart, part => view.Room.Low[part] - view.Room.FixedLoad[part]),
            Array.ConvertAll(view.Room.OpenPart, part => view.Room.High[part] - view.Room.FixedLoad[part]),
            view.Points.Total);
        var isKept = score.OutOfTolerance == 0;
        return new Certificate(
            score.Objective,
            bound,
            Certificate.TransportTheseCenters,
            isKept && bound > 0 ? (score.Objective / bound) - 1 : double.NaN,
            BindingOf(view.Room, price, level, scale),
            Array.ConvertAll(price, value => (value - level) * scale));
    }

    private static CenterSet CentersOf(Problem problem, PointProblem view, CenterSet centers, Score score)
    {
        var own = new CenterSet(centers.Count, centers.Z.Length > 0);
        own.CopyFrom(centers);
        for (var part = 0; part < problem.Parts; part++)
        {
            view.Take(own, part, score.CenterX[part], score.CenterY[part]);
        }

        return own;
    }

    // The greatest dual value met on the way to balance, with its prices.
    private static (double Best, double[] Price) Ascended<TCost>(Balancer<TCost> balancer, CenterSet centers)
        where TCost : struct, ICost
    {
        var last = (double[])centers.Price.Clone();
        // Without prices the bound is the cost of the nearest centers: little, but never nothing.
        Array.Clear(centers.Price);
        balancer.Look();
        var (best, price) = (balancer.Dual(), (double[])centers.Price.Clone());
        Array.Copy(last, centers.Price, last.Length);
        balancer.Look();
        for (var look = 0; look < Looks; look += LooksAtOnce)
        {
            var dual = balancer.Dual();
            if (dual > best)
            {
                var gained = dual - best;
                best = dual;
                Array.Copy(centers.Price, price, price.Length);
                if (look > 0 && gained < 1e-4 * Math.Abs(dual))
                {
                    break;
                }
            }
            else if (look > 0)
            {
                break;
            }

            balancer.Balance(LooksAtOnce, 0);
        }

        return (best, price);
    }

    private static double Chained<TCost>(PointProblem view, CenterSet centers, Balancer<TCost> balancer, double best, double[] price)
        where TCost : struct, ICost
    {
        for (var round = 0; round < ChainRounds; round++)
        {
            balancer.Look();
            balancer.SetGoals();
            var (part, load) = ((int[])balancer.Diagram.First.Clone(), (double[])balancer.Load.Clone());
            var neighbors = Borders.Of(part, balancer.Diagram.First, balancer.Diagram.Second, view.Room.OpenPart, centers);
            new Chains<TCost>(view.Points, view.Room, centers, part, load, balancer.Goal, neighbors, null, Heaviest.Of(view.Points, view.Room, 1)).Run(CancellationToken.None);
            balancer.Look();
            var dual = balancer.Dual();
            if (dual <= best)
            {
                break;
            }

            best = dual;
            Array.Copy(centers.Price, price, price.Length);
        }

        return best;
    }

    private static double PullScale(Problem problem, Instance instance)
    {
        var sum = 0.0;
        foreach (var pull in problem.PullOfUnit())
        {
            sum += pull;
        }

        return sum / instance.Units;
    }

    /// <summary>
    /// At most what the pull lent to units without one can add to the cost of any division: each of them as far off as the farthest corner of
    /// the centers' box. Without it the bound would be one of a slightly dearer problem. O(units + parts).
    /// </summary>
    private static double LentCost<TCost>(PointProblem view, int parts, CenterSet centers)
        where TCost : struct, ICost
    {
        var (x, y, z) = (new Extent(centers.X.AsSpan(0, parts)), new Extent(centers.Y.AsSpan(0, parts)), new Extent(centers.Z));
        var cost = 0.0;
        for (var unit = 0; unit < view.Points.Count; unit++)
        {
            if (view.Points.Pull[unit] <= Preparation.LeastPull && TCost.IsGiven)
            {
                cost += view.Points.Pull[unit] * view.Room.OpenPart.Max(part => centers.SquareTo(view.Points, unit, part));
            }
            else if (view.Points.Pull[unit] <= Preparation.LeastPull)
            {
                var square = x.FarthestSquare(view.Points.X[unit]) + y.FarthestSquare(view.Points.Y[unit]);
                cost += view.Points.Pull[unit] * TCost.Of(centers.Z.Length > 0 ? square + z.FarthestSquare(view.Points.Z[unit]) : square);
            }
        }

        return cost;
    }

    private static double LockedCost<TCost>(Instance instance, PointProblem view, CenterSet centers)
        where TCost : struct, ICost
    {
        var cost = 0.0;
        for (var unit = 0; unit < view.Room.PartOfFixed.Length; unit++)
        {
            // What was lent a pull costs nothing.
            if (view.Room.FixedUnits.Pull[unit] <= Preparation.LeastPull)
            {
                continue;
            }

            cost += view.Room.FixedUnits.Pull[unit] * (TCost.IsGiven
                ? instance.Travel!(view.HeldUnit[unit], view.Room.PartOfFixed[unit])
                : TCost.Of(centers.SquareTo(view.Room.FixedUnits, unit, view.Room.PartOfFixed[unit])));
        }

        return cost;
    }

    private static Binding[] BindingOf(Room room, double[] price, double level, double scale)
    {
        var found = new List<Binding>();
        foreach (var part in room.OpenPart)
        {
            var above = (price[part] - level) * scale;
            if (Math.Abs(above) > 1e-9 * Math.Abs(level * scale) && double.IsFinite(above > 0 ? room.High[part] : room.Low[part]))
            {
                found.Add(new Binding(part, above > 0, Math.Abs(above)));
            }
        }

        return [.. found];
    }

    private readonly struct Extent
    {
        private readonly double _least;
        private readonly double _greatest;

        public Extent(ReadOnlySpan<double> values)
        {
            (_least, _greatest) = (double.PositiveInfinity, double.NegativeInfinity);
            foreach (var value in values)
            {
                (_least, _greatest) = (Math.Min(_least, value), Math.Max(_greatest, value));
            }
        }

        public double FarthestSquare(double value)
        {
            var farthest = Math.Max(value - _least, _greatest - value);
            return farthest * farthest;
        }
    }
}
