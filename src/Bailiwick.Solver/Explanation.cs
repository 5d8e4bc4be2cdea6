namespace Bailiwick.Solver;

/// <summary>Why a unit is where it is.</summary>
/// <param name="Part">Its part.</param>
/// <param name="Cost">What it adds to the objective there.</param>
/// <param name="OtherPart">The best other open part when room is paid for at the certificate's prices; -1 where there is none.</param>
/// <param name="OtherCost">What it would add there, room not counted.</param>
/// <param name="Keeper">The load bound that keeps it from a nearer part; null when no other is nearer, or the prices do not say.</param>
public sealed record Explanation(int Part, double Cost, int OtherPart, double OtherCost, Binding? Keeper)
{
    /// <summary>Explains by the prices of the division's certificate; where it has none, room costs nothing and no bound is named. O(units + parts).</summary>
    /// <param name="problem">The problem that was divided.</param>
    /// <param name="division">The division.</param>
    /// <param name="unit">The unit, 0 .. units - 1.</param>
    public static Explanation Of(Problem problem, Division division, int unit)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(division);
        var price = division.Certificate is { PriceOfPart.Length: > 0 } proof ? proof.PriceOfPart : new double[problem.Parts];
        var (pull, blend, here) = (problem.PullOfUnit()[unit], BlendOf(problem, unit), division.PartOfUnit[unit]);
        var (best, least) = (-1, double.PositiveInfinity);
        for (var part = 0; part < problem.Parts; part++)
        {
            var isOpen = part != here && !(problem.ClosedPart?[part] ?? false) && (problem.Travel is not null || !double.IsNaN(division.Score.CenterX[part]));
            var priced = isOpen ? CostIn(part) + (price[part] * blend) : double.PositiveInfinity;
            (best, least) = priced < least ? (part, priced) : (best, least);
        }

        var cost = CostIn(here);
        var other = best < 0 ? double.PositiveInfinity : CostIn(best);
        return new Explanation(here, cost, best, other, other < cost ? Keep() : null);

        double CostIn(int part)
        {
            if (problem.Travel is not null)
            {
                return pull * problem.Travel.Cost(unit, part);
            }

            double dx = problem.X[unit] - division.Score.CenterX[part], dy = problem.Y[unit] - division.Score.CenterY[part];
            var distance = problem.Metric == Metric.GreatCircle
                ? Sphere.Distance(problem.X[unit], problem.Y[unit], division.Score.CenterX[part], division.Score.CenterY[part])
                : Math.Sqrt((dx * dx) + (dy * dy));
            return pull * (problem.Objective == Objective.SquaredDistance ? distance * distance : distance);
        }

        // The other part is full, or its own may not lose it: whichever costs more.
        Binding? Keep()
        {
            var (there, own) = (price[best], -price[here]);
            return Math.Max(there, own) <= 0 ? null : there >= own ? new Binding(best, true, there) : new Binding(here, false, own);
        }
    }

    private static double BlendOf(Problem problem, int unit)
    {
        var blend = 0.0;
        foreach (var measure in problem.Measures)
        {
            var total = 0.0;
            foreach (var amount in measure.Amount)
            {
                total += amount;
            }

            blend += total > 0 ? measure.Amount[unit] * problem.Parts / total / problem.Measures.Length : 0;
        }

        return blend;
    }
}
