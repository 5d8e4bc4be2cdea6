using Bailiwick.Core.Alignments;

namespace Bailiwick.Server.Optimization;

/// <summary>The parts of a problem under the areas above them: a leaf is one part, a branch an area with all parts below it.</summary>
/// <param name="Parts">Part numbers of the problem, ascending.</param>
/// <param name="Below">Branches and leaves directly below; empty for a leaf.</param>
internal sealed record PartTree(int[] Parts, IReadOnlyList<PartTree> Below)
{
    /// <summary>True when no branch lies between this and its parts.</summary>
    public bool IsFlat => Below.All(child => child.Below.Count == 0);

    /// <summary>The tree over the areas of the lowest level. Areas with a single one below are passed through.</summary>
    public static PartTree Of(AreaTree tree, Area[] areaOfPart) =>
        Branch(Enumerable.Range(0, areaOfPart.Length).Select(part => (part, tree.PathTo(areaOfPart[part].Number))).ToList(), 0);

    private static PartTree Branch(List<(int Part, IReadOnlyList<Area> Path)> parts, int level)
    {
        if (parts.Count == 1)
        {
            return new PartTree([parts[0].Part], []);
        }

        var groups = parts.GroupBy(part => part.Path[level].Number).Select(group => group.ToList()).ToList();
        return groups.Count == 1
            ? Branch(groups[0], level + 1)
            : new PartTree([.. parts.Select(part => part.Part)], [.. groups.Select(group => Branch(group, level + 1))]);
    }
}
