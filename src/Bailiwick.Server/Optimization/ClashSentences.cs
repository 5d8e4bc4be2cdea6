using Bailiwick.Core;
using Bailiwick.Core.Alignments;
using Bailiwick.Server.Optimization.Wire;
using Bailiwick.Solver.Graphs;

namespace Bailiwick.Server.Optimization;

/// <summary>Says in plain words which settings of a plan exclude one another, so that no run can keep them all.</summary>
public static class ClashSentences
{
    private const int Named = 4;

    public static ObstacleInfo Of(Clash clash, PlanProblem problem, Area[] areaOfPart, Func<UnitIndex, string> nameOf)
    {
        ArgumentNullException.ThrowIfNull(clash);
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(areaOfPart);
        ArgumentNullException.ThrowIfNull(nameOf);
        var settings = string.Join(" and ", clash.Items.Take(Named).Select(Setting));
        var rest = clash.Items.Length > Named ? $" and {clash.Items.Length - Named} more like the last" : "";
        var first = clash.Items[0];
        return new ObstacleInfo(
            $"No plan can keep {settings}{rest}: {Reason()}. {Advice(first.Kind)}",
            first.Kind is ClashItemKind.Bound or ClashItemKind.Closed ? areaOfPart[first.Index].Number.Value : null,
            first.Kind is ClashItemKind.Lock or ClashItemKind.Component ? problem.UnitOf(first.Index).Value : null);

        string Setting(ClashItem item) => item.Kind switch
        {
            ClashItemKind.Lock => $"the lock of {nameOf(problem.UnitOf(item.Index))} to {areaOfPart[problem.Problem.LockedPart![item.Index]].Name}",
            ClashItemKind.Bound => $"the {Noun()} that {areaOfPart[item.Index].Name} may hold",
            ClashItemKind.Closed => $"the lock of {areaOfPart[item.Index].Name}",
            ClashItemKind.Component => $"the tolerance with areas in one piece around {nameOf(problem.UnitOf(item.Index))}, where units touch nothing else,",
            _ => "a group or limit",
        };

        string Reason() => first.Kind == ClashItemKind.Lock
            ? "no way leads from one to the other but through units locked elsewhere"
            : $"there are {clash.Amount:#,0.##} {Noun()} against {clash.Limit:#,0.##}";

        string Noun() => clash.Measure >= 0 ? problem.Measures[clash.Measure].Name.ToLowerInvariant() : "units";
    }

    private static string Advice(ClashItemKind kind) => kind switch
    {
        ClashItemKind.Component => "Maybe allow a larger tolerance or pieces that do not touch.",
        ClashItemKind.Lock => "Maybe unlock one of the two, or what stands between, or allow pieces that do not touch.",
        ClashItemKind.Closed => "Maybe unlock the area, or change its target share.",
        _ => "Maybe unlock some units, change a target share, or allow a larger tolerance.",
    };
}
