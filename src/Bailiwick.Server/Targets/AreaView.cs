using Bailiwick.Core.Alignments;

namespace Bailiwick.Server.Targets;

/// <summary>The areas of an alignment at one revision and the area of each record; never changes, so no gate is held while it is used.</summary>
/// <param name="Alignment">Which.</param>
/// <param name="DatasetId">Of which records.</param>
/// <param name="Revision">At which revision.</param>
/// <param name="Areas">The tree.</param>
/// <param name="Levels">Names, top first.</param>
/// <param name="AreaOfRecord">Of the lowest level, or -1.</param>
public sealed record AreaView(Guid Alignment, Guid DatasetId, int Revision, AreaTree Areas, IReadOnlyList<string> Levels, int[] AreaOfRecord)
{
    public int LowestLevel => Levels.Count - 1;

    /// <summary>By area number: the area of a level it lies in, or -1; the last entry stands for "no area".</summary>
    public int[] AreaOnLevel(int level)
    {
        var above = new int[Areas.NumbersGiven + 1];
        Array.Fill(above, -1);
        foreach (var area in Areas.All)
        {
            var path = Areas.PathTo(area.Number);
            above[area.Number.Value] = level < path.Count ? path[level].Number.Value : -1;
        }

        return above;
    }

    /// <summary>Areas and everything below them.</summary>
    public HashSet<int> Below(IEnumerable<int> areas)
    {
        var wanted = areas.ToHashSet();
        return [.. Areas.All.Where(area => Areas.PathTo(area.Number).Any(one => wanted.Contains(one.Number.Value))).Select(area => area.Number.Value)];
    }
}
