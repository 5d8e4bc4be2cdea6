using Bailiwick.Core.Management.Models;
using Bailiwick.Core.Management.Rules;
using Xunit;

namespace Bailiwick.Core.Tests.Management;

/// <summary>What would change is counted before it does.</summary>
public sealed class ModelDiffTests
{
    [Fact]
    public void The_preview_s_counts_are_those_of_the_slow_reading()
    {
        var moved = 0;
        for (var seed = 0; seed < 100; seed++)
        {
            var field = new RuleField(seed);
            var before = RuleRun.Full(CompiledBook.Compile(field.Book, field.Table).Value);
            var old = Pairs(field);
            field.Book = Enumerable.Range(0, 6).Aggregate(field.Book, (_, _) => field.Book = field.ChangedBook());
            var diff = ModelDiff.Of(before, RuleRun.Full(CompiledBook.Compile(field.Book, field.Table).Value));
            var now = Pairs(field);
            Assert.All(diff.Territories, one => Assert.Equal(
                (Of(old, one.Territory), Of(now, one.Territory), Of(now.Except(old), one.Territory), Of(old.Except(now), one.Territory)), (one.Before, one.After, one.Entered, one.Left)));
            Assert.Equal(old.Except(now).Concat(now.Except(old)).Select(one => one.Row).Distinct().Count(), diff.AccountsMoved);
            moved += diff.AccountsMoved;
        }

        Assert.True(moved > 50, $"{moved} accounts moved: the test would prove little.");
    }

    [Fact]
    public void Territories_and_rules_are_compared_by_key()
    {
        var field = new RuleField(1);
        AssignmentRule Rule(string key, string value) => new(key, [new RuleItem("Code", RuleOperation.Equals, value)]);
        RuleRun Run(RuleBook book) => RuleRun.Full(CompiledBook.Compile(book, field.Table).Value);
        var diff = ModelDiff.Of(
            Run(new RuleBook([new("A"), new("B"), new("C")], [Rule("R", "1"), Rule("S", "1"), Rule("T", "1")], [])),
            Run(new RuleBook([new("B", "C"), new("C"), new("D")], [Rule("S", "2"), Rule("T", "1"), Rule("U", "1")], [])));
        Assert.Equal(["D", "A", "B"], [.. diff.TerritoriesAdded, .. diff.TerritoriesRemoved, .. diff.TerritoriesChanged]);
        Assert.Equal(["U", "R", "S"], [.. diff.RulesAdded, .. diff.RulesRemoved, .. diff.RulesChanged]);
    }

    private static int Of(IEnumerable<(int Row, string Territory)> pairs, string territory) => pairs.Count(one => one.Territory == territory);

    private static HashSet<(int Row, string Territory)> Pairs(RuleField field) =>
        [.. Enumerable.Range(0, field.Table.Rows).SelectMany(row => SlowRules.Territories(field, row).Concat(field.Book.Manual.Where(one => one.Row == row).Select(one => one.Territory)).Select(key => (row, key)))];
}
