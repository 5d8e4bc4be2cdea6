namespace Bailiwick.Solver;

/// <summary>How far the units are from their parts' centers.</summary>
/// <param name="Centers">The centers.</param>
/// <param name="Inertia">Sum of pull times squared distance.</param>
/// <param name="WeightedDistance">Sum of pull times distance.</param>
/// <param name="FarthestUnit">By part: the unit farthest from its center, or -1.</param>
/// <param name="FarthestByPart">By part: that unit's distance; 0 for an empty part.</param>
/// <param name="Farthest">The distance of the farthest of all.</param>
internal sealed record Compactness(Centers Centers, double Inertia, double WeightedDistance, int[] FarthestUnit, double[] FarthestByPart, double Farthest)
{
    /// <summary>O(units), times some dozens where free centers are not means.</summary>
    public static Compactness Of(Problem problem, int[] partOfUnit)
    {
        var pull = problem.PullOfUnit();
        var centers = Centers.Of(problem, partOfUnit, pull);
        var (inertia, distance) = (0.0, 0.0);
        var (farthestUnit, far) = (new int[problem.Parts], new double[problem.Parts]);
        Array.Fill(farthestUnit, -1);
        for (var unit = 0; unit < partOfUnit.Length; unit++)
        {
            var part = partOfUnit[unit];
            if (part < 0)
            {
                continue;
            }

            var away = centers.DistanceTo(unit, part);
            inertia += pull[unit] * away * away;
            distance += pull[unit] * away;
            if (farthestUnit[part] < 0 || away > far[part])
            {
                (far[part], farthestUnit[part]) = (away, unit);
            }
        }

        var farthest = 0.0;
        foreach (var away in far)
        {
            farthest = Math.Max(farthest, away);
        }

        return new Compactness(centers, inertia, distance, farthestUnit, far, farthest);
    }
}
