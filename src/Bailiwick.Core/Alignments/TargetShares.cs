namespace Bailiwick.Core.Alignments;

/// <summary>What share of the whole each area of a level is to have.</summary>
public static class TargetShares
{
    /// <summary>
    /// By area, summing to 1: the chosen shares, and equal parts of what they leave for the others. When all are chosen and do not make up
    /// the whole, they are scaled to it. O(areas).
    /// </summary>
    /// <param name="areas">All areas among which the whole is shared.</param>
    public static IReadOnlyList<double> Of(IReadOnlyList<Area> areas)
    {
        ArgumentNullException.ThrowIfNull(areas);
        var chosen = areas.Sum(area => area.TargetShare ?? 0);
        var open = areas.Count(area => area.TargetShare is null);
        var each = open == 0 ? 0 : Math.Max(0, 1 - chosen) / open;
        var sum = chosen + (each * open);
        return sum > 0
            ? areas.Select(area => (area.TargetShare ?? each) / sum).ToList()
            : areas.Select(_ => 1.0 / areas.Count).ToList();
    }
}
