using System.Globalization;
using Bailiwick.Solver.Graphs;

namespace Bailiwick.Cli.Optimization.Files;

/// <summary>Says which settings exclude one another, in the file's own names.</summary>
internal static class ClashSentences
{
    private const int Named = 6;

    public static string Of(Clash clash, FileProblem problem)
    {
        var settings = Join(clash.Items.Take(Named).Select(item => Setting(item, clash, problem)));
        var rest = clash.Items.Length > Named ? $" and {clash.Items.Length - Named} more like the last" : "";
        var hold = clash.Items.Length > 1 || clash.Items[0].Kind == ClashItemKind.Component ? "cannot hold together" : "cannot hold";
        return $"{char.ToUpperInvariant(settings[0])}{settings[1..]}{rest} {hold}: {Reason(clash, problem)}. {Advice(clash.Items[0].Kind)}";
    }

    /// <summary>One setting in words.</summary>
    public static string Setting(ClashItem item, Clash clash, FileProblem problem) => item.Kind switch
    {
        ClashItemKind.Lock => $"the lock of unit '{problem.Units.Id[item.Index]}' to territory {problem.Problem!.LockedPart![item.Index]}",
        ClashItemKind.Together => $"the group that stays together with unit '{problem.Units.Id[problem.Problem!.Together![item.Index][0]]}'",
        ClashItemKind.Apart => $"the group that stays apart from unit '{problem.Units.Id[problem.Problem!.Apart![item.Index][0]]}'",
        ClashItemKind.Bound => $"the bounds of '{Column(clash.Measure, problem)}' in territory {item.Index}",
        ClashItemKind.Limit => $"the limit of '{problem.Limits[item.Index].Word.Column}' in {problem.Territories} territories",
        ClashItemKind.Closed => $"that territory {item.Index} is closed",
        ClashItemKind.Capacity => $"the capacities of {problem.Territories} centers",
        _ => $"one piece a territory within the tolerance, and the component of the graph around unit '{problem.Units.Id[item.Index]}',",
    };

    private static string Reason(Clash clash, FileProblem problem)
    {
        var (amount, limit) = (Number(clash.Amount), Number(clash.Limit));
        return clash.Items[0].Kind switch
        {
            ClashItemKind.Together when clash.Measure < 0 => "the units would be in two territories at once",
            ClashItemKind.Apart when clash.Items.Length > 1 => "two of them would share a territory",
            ClashItemKind.Apart => $"{amount} units need a territory each, and {limit} are open",
            ClashItemKind.Lock => "no way leads from one to the other but through units locked elsewhere",
            ClashItemKind.Limit => clash.Amount > clash.Limit ? $"{amount} stands against {limit}" : $"{limit} stands against {amount}",
            _ => $"there are {amount} of '{Column(clash.Measure, problem)}' against {limit}",
        };
    }

    private static string Advice(ClashItemKind kind) => kind switch
    {
        ClashItemKind.Together or ClashItemKind.Apart => "Maybe take a unit out of the group, or unlock one.",
        ClashItemKind.Lock => "Maybe unlock one of the two, or unlock what stands between.",
        ClashItemKind.Component => "Maybe allow a larger tolerance, or join the parts of the map in --adjacency.",
        ClashItemKind.Closed => "Maybe open it, or lower its least load with --shares.",
        ClashItemKind.Limit or ClashItemKind.Capacity => "Maybe allow more, or ask for more territories.",
        _ => "Maybe change a share or bound in --shares, or unlock some units.",
    };

    private static string Column(int measure, FileProblem problem) => problem.Balanced[Math.Max(0, measure)].Column;

    private static string Join(IEnumerable<string> words) => string.Join(" and ", words);

    private static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
