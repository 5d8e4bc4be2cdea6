using Bailiwick.Core.Targets;

namespace Bailiwick.Core.Tests.Targets;

/// <summary>Weighted least squares the long way: minimizes over the lowest nodes by Gaussian elimination in exact fractions; locked ones are known.</summary>
internal static class NormalEquations
{
    public static List<Fraction> Solve(List<PlanNode> nodes)
    {
        var leaves = nodes.Where(node => nodes.All(other => other.Parent != node.Key)).ToList();
        var free = leaves.Where(leaf => leaf.Locked is null).ToList();
        var matrix = new Fraction[free.Count, free.Count + 1];
        for (var row = 0; row < free.Count; row++)
        {
            for (var column = 0; column <= free.Count; column++)
            {
                matrix[row, column] = Fraction.Of(0);
            }
        }

        foreach (var node in nodes)
        {
            var below = leaves.Where(leaf => IsUnder(nodes, leaf, node)).ToList();
            var known = below.Where(leaf => leaf.Locked is not null).Sum(leaf => leaf.Locked!.Value);
            foreach (var (value, weight) in new[] { (node.TopDown, node.TopDownConfidence), (node.BottomUp, node.BottomUpConfidence) })
            {
                for (var row = 0; value is not null && node.Locked is null && row < free.Count; row++)
                {
                    if (below.Contains(free[row]))
                    {
                        matrix[row, free.Count] += Fraction.Of(weight) * Fraction.Of(value.Value - known);
                        for (var column = 0; column < free.Count; column++)
                        {
                            matrix[row, column] += below.Contains(free[column]) ? Fraction.Of(weight) : Fraction.Of(0);
                        }
                    }
                }
            }
        }

        Eliminate(matrix, free.Count);
        return [.. nodes.Select(node => leaves.Where(leaf => IsUnder(nodes, leaf, node)).Aggregate(
            Fraction.Of(0), (sum, leaf) => sum + (leaf.Locked is { } locked ? Fraction.Of(locked) : matrix[free.IndexOf(leaf), free.Count])))];
    }

    private static void Eliminate(Fraction[,] matrix, int size)
    {
        for (var pivot = 0; pivot < size; pivot++)
        {
            var inverse = Fraction.Of(1) / matrix[pivot, pivot];
            for (var column = 0; column <= size; column++)
            {
                matrix[pivot, column] *= inverse;
            }

            for (var row = 0; row < size; row++)
            {
                var factor = matrix[row, pivot];
                for (var column = 0; row != pivot && column <= size; column++)
                {
                    matrix[row, column] -= factor * matrix[pivot, column];
                }
            }
        }
    }

    private static bool IsUnder(List<PlanNode> nodes, PlanNode leaf, PlanNode above)
    {
        for (var at = leaf; at is not null; at = nodes.Find(node => node.Key == at.Parent))
        {
            if (at.Key == above.Key)
            {
                return true;
            }
        }

        return false;
    }
}
