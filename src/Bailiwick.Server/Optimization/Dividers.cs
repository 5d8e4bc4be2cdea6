using Bailiwick.Core.Alignments;
using Bailiwick.Core.Optimization;
using Bailiwick.Server.Optimization.Wire;
using Bailiwick.Solver;

namespace Bailiwick.Server.Optimization;

/// <summary>Chooses the method, and gives parts the names people expect.</summary>
public static class Dividers
{
    /// <summary>Level by level where areas stand under several others, so that regions hang together as their territories do.</summary>
    public static IDivider For(AreaTree tree, Area[] areaOfPart)
    {
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(areaOfPart);
        var parentByLevel = new List<int[]>();
        var level = areaOfPart.Select(area => area.Number).ToList();
        while (true)
        {
            var parents = level.Select(area => tree.Find(area)!.Parent).ToList();
            var distinct = parents.Distinct().ToList();
            if (distinct.Count == 1)
            {
                return parentByLevel.Count == 0 ? new Divider() : new NestedDivider([.. parentByLevel]);
            }

            parentByLevel.Add([.. parents.Select(parent => distinct.IndexOf(parent))]);
            level = distinct;
        }
    }

    /// <summary>
    /// By unit, the area it is proposed for. A plan made afresh numbers its parts by chance, so they are matched to today's areas; one that
    /// began from the present keeps them.
    /// </summary>
    public static ushort[] Label(PlanView view, OptimizationRequest request, ushort[] parts)
    {
        ArgumentNullException.ThrowIfNull(view);
        return request is { Start: OptimizationStart.Fresh, Centers: OptimizationCenters.Free, Disruption: 0 }
            ? AreaLabels.Match(view.State, view.Links, parts)
            : parts;
    }
}
