using System.Collections.Immutable;

namespace Bailiwick.Core.Management.Rules;

/// <summary>A rule made ready: its tests in the order of the filter, each with where to go on when it holds and when not.</summary>
internal sealed class CompiledRule
{
    private const int Yes = -1;
    private const int No = -2;

    private readonly List<(ItemTest Test, int OnTrue, int OnFalse)> _steps = [];
    private readonly int _first;

    public CompiledRule(AssignmentRule rule, FilterNode filter, ItemTest[] tests)
    {
        (Rule, Filter, Tests) = (rule, filter, tests);
        _first = Emit(filter, Yes, No);
    }

    public AssignmentRule Rule { get; }

    public FilterNode Filter { get; }

    /// <summary>By item, from 0.</summary>
    public ItemTest[] Tests { get; }

    /// <summary>Whether the top of the family decides.</summary>
    public required bool FollowsTop { get; init; }

    /// <summary>The places of the territories that get what matches, ascending, each once; empty for an inactive rule.</summary>
    public required int[] Territories { get; init; }

    /// <summary>Whether the cells of a row match. O(items), no allocation.</summary>
    public bool Holds(int row)
    {
        var at = _first;
        while (at >= 0)
        {
            var (test, onTrue, onFalse) = _steps[at];
            at = test.Holds(row) ? onTrue : onFalse;
        }

        return at == Yes;
    }

    /// <summary>Tests of which at least one holds wherever the rule holds, as few rows as can be had, with their share of all rows.</summary>
    public (double Share, ImmutableArray<ItemTest> Tests) Cover(Dictionary<ItemTest, double> shareOfTest) => Cover(Filter, shareOfTest);

    private (double Share, ImmutableArray<ItemTest> Tests) Cover(FilterNode node, Dictionary<ItemTest, double> shareOfTest)
    {
        if (node.Item > 0)
        {
            var test = Tests[node.Item - 1].Anchor;
            if (!shareOfTest.TryGetValue(test, out var share))
            {
                shareOfTest.Add(test, share = test.Share);
            }

            return (share, [test]);
        }

        var parts = node.Parts.Select(part => Cover(part, shareOfTest)).ToList();
        return node.IsAnd ? parts.MinBy(part => part.Share) : (parts.Sum(part => part.Share), [.. parts.SelectMany(part => part.Tests).Distinct()]);
    }

    private int Emit(FilterNode node, int onTrue, int onFalse)
    {
        if (node.Item > 0)
        {
            _steps.Add((Tests[node.Item - 1], onTrue, onFalse));
            return _steps.Count - 1;
        }

        var next = node.IsAnd ? onTrue : onFalse;
        foreach (var part in node.Parts.Reverse())
        {
            next = node.IsAnd ? Emit(part, next, onFalse) : Emit(part, onTrue, next);
        }

        return next;
    }
}
