namespace Bailiwick.Core.Alignments;

/// <summary>What share of the whole each area is to have.</summary>
public static class TargetShares
{
    /// <summary>
    /// By area, on every level summing to 1, children to their parent: chosen shares first, then what they leave of the parent's share for
    /// the others in proportion to how many areas of the lowest level they hold. Where the chosen ones alone miss the parent's share, they
    /// are scaled to it. O(areas x levels).
    /// </summary>
    /// <param name="tree">All areas.</param>
    /// <param name="lowestLevel">The level units are assigned to.</param>
    public static IReadOnlyDictionary<AreaNumber, double> Of(AreaTree tree, int lowestLevel)
    {
        ArgumentNullException.ThrowIfNull(tree);
        var shareOfArea = new Dictionary<AreaNumber, double>();
        Divide(AreaNumber.None, 1);
        return shareOfArea;

        void Divide(AreaNumber parent, double whole)
        {
            var areas = tree.Below(parent).ToList();
            var lowest = areas.Select(area => area.TargetShare is null ? Lowest(tree, area, lowestLevel) : 0).ToList();
            var (chosen, weights) = (areas.Sum(area => area.TargetShare ?? 0), lowest.Sum());
            var each = weights == 0 ? 0 : Math.Max(0, whole - chosen) / weights;
            var sum = chosen + (each * weights);
            for (var i = 0; i < areas.Count; i++)
            {
                var share = sum > 0 ? (areas[i].TargetShare ?? each * lowest[i]) * whole / sum : whole / areas.Count;
                shareOfArea[areas[i].Number] = share;
                Divide(areas[i].Number, share);
            }
        }
    }

    private static int Lowest(AreaTree tree, Area area, int lowestLevel) =>
        area.Level == lowestLevel ? 1 : tree.Below(area.Number).Sum(child => Lowest(tree, child, lowestLevel));
}
