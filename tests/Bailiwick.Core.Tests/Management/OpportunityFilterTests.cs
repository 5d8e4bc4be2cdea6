using Bailiwick.Core.Management.Opportunities;
using Bailiwick.Core.Management.Rules;
using Xunit;

namespace Bailiwick.Core.Tests.Management;

/// <summary>An opportunity has one territory or none, and it is said why.</summary>
public sealed class OpportunityFilterTests
{
    [Theory]
    [InlineData("", "A", TiePolicy.None, null, OpportunityVerdict.NoTerritory)]
    [InlineData("B1", "A", TiePolicy.None, "B", OpportunityVerdict.OnlyOne)]
    [InlineData("B1 B1", null, TiePolicy.None, "B", OpportunityVerdict.OnlyOne)]
    [InlineData("A1 B3 C2", "A", TiePolicy.None, "B", OpportunityVerdict.HighestPriority)]
    [InlineData("A3 B3 C2", "A", TiePolicy.None, null, OpportunityVerdict.Tie)]
    [InlineData("A3 B3 C2", "B", TiePolicy.KeepPresent, "B", OpportunityVerdict.Tie)]
    [InlineData("A3 B3 C2", "C", TiePolicy.KeepPresent, null, OpportunityVerdict.Tie)]
    [InlineData("A3 B3 C2", null, TiePolicy.KeepPresent, null, OpportunityVerdict.Tie)]
    [InlineData("B3 A3 C2", "C", TiePolicy.FirstByKey, "A", OpportunityVerdict.Tie)]
    public void The_highest_type_priority_decides(string territories, string? present, TiePolicy policy, string? after, OpportunityVerdict verdict)
    {
        var decision = OpportunityFilter.Decide(new OpportunityFacts("O", present), Parse(territories), policy);
        Assert.Equal((after, verdict, after != present), (decision.After, decision.Verdict, decision.IsChange));
    }

    [Fact]
    public void An_excluded_opportunity_keeps_what_it_has()
    {
        var decision = OpportunityFilter.Decide(new OpportunityFacts("O", "Z", IsExcluded: true), Parse("A1"));
        Assert.Equal(("Z", OpportunityVerdict.ExcludedFromFilter, false), (decision.After, decision.Verdict, decision.IsChange));
    }

    [Fact]
    public void A_tie_names_all_that_tie() =>
        Assert.Equal(["A", "B"], OpportunityFilter.Decide(new OpportunityFacts("O"), Parse("B3 A3 C2")).Considered);

    private static RuleTerritory[] Parse(string territories) =>
        [.. territories.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(one => new RuleTerritory(one[..1], null, one[1] - '0'))];
}
