using Bailiwick.Core.Management.Rules;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Bailiwick.Core.Tests.Management;

/// <summary>A shadowed rule is one that nobody would miss, and every other rule that gives something would be missed.</summary>
public sealed class RuleShadowsTests
{
    [Fact]
    public void Taking_a_rule_away_changes_nothing_exactly_when_it_is_shadowed_or_gives_nothing()
    {
        var shadows = 0;
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(600), Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var field = new RuleField(seed);
            var book = field.Book with { Overlap = OverlapPolicy.Every, Manual = [], Exclusions = [] };
            var shadowed = RuleShadows.Of(CompiledBook.Compile(book, field.Table).Value).ToHashSet(StringComparer.Ordinal);
            var whole = Places(book, field.Table);
            foreach (var rule in book.Rules)
            {
                var without = book with { Rules = [.. book.Rules.Where(one => one != rule)], Associations = [.. book.Associations.Where(one => one.Rule != rule.Key)] };
                var alone = book with { Rules = [rule], Associations = [.. book.Associations.Where(one => one.Rule == rule.Key)] };
                var isNoLoss = whole.SetEquals(Places(without, field.Table));
                Assert.Equal(isNoLoss && Places(alone, field.Table).Count > 0, shadowed.Contains(rule.Key));
            }

            shadows += shadowed.Count;
        }));
        Assert.True(shadows > 10, $"Only {shadows} shadowed rules: the test would prove little.");
    }

    private static HashSet<(int Row, int Place)> Places(RuleBook book, AccountTable table)
    {
        var run = RuleRun.Full(CompiledBook.Compile(book, table).Value);
        return [.. Enumerable.Range(0, table.Rows).SelectMany(row => run.ByRule(row).ToArray().Select(place => (row, place)))];
    }
}
