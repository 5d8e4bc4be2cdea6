namespace Bailiwick.Solver.Points;

/// <summary>The largest unit that chains may move. A heavier one would throw its new part past the bound and come back at once.</summary>
internal static class Heaviest
{
    // Where nearly all of the amount is in larger units, nothing would move at all.
    private const double MostlyLumps = 0.8;
    private const double Lump = 0.3;

    /// <summary>By part: so many half widths of its bounds; much more where nearly everything is heavier than that. O(units + parts).</summary>
    public static double[] Of(PointSet points, Room room, double halfWidths)
    {
        var width = double.MaxValue;
        foreach (var part in room.OpenPart)
        {
            width = Math.Min(width, room.High[part] - room.Low[part]);
        }

        var lumps = 0.0;
        foreach (var amount in points.Amount)
        {
            lumps += amount > width / 2 ? amount : 0;
        }

        var least = lumps > MostlyLumps * points.Total ? Lump : 0;
        return [.. Enumerable.Range(0, room.Target.Length).Select(part => Math.Max(least * room.Target[part], halfWidths * (room.High[part] - room.Low[part]) / 2))];
    }
}
