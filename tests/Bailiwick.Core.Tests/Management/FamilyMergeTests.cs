using Bailiwick.Core.Management.Accounts;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Bailiwick.Core.Tests.Management;

/// <summary>Families stay trees when accounts are merged.</summary>
public sealed class FamilyMergeTests
{
    [Fact]
    public void Children_of_an_account_that_goes_come_below_the_one_that_stays() =>
        Assert.Equal(new Dictionary<string, string?> { ["Plant"] = "Acme" }, Merge("Acme", ["Acme Inc"], ("Acme", null), ("Acme Inc", null), ("Plant", "Acme Inc")));

    [Fact]
    public void The_one_that_stays_goes_up_to_the_first_account_that_stays() =>
        Assert.Equal(
            new Dictionary<string, string?> { ["Acme"] = "Holding", ["Sister"] = "Acme" },
            Merge("Acme", ["Group", "Division"], ("Acme", "Division"), ("Sister", "Division"), ("Division", "Group"), ("Group", "Holding"), ("Holding", null)));

    [Fact]
    public void What_stands_between_the_two_is_not_put_below_the_one_that_stays() =>
        Assert.Equal(new Dictionary<string, string?> { ["Middle"] = null }, Merge("Acme", ["Top"], ("Acme", "Middle"), ("Middle", "Top"), ("Top", null)));

    [Fact]
    public void Random_families_stay_free_of_circles() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var random = new Random(seed);
        var parentOf = Enumerable.Range(0, 12).ToDictionary(one => $"{one}", one => one == 0 || random.Next(4) == 0 ? null : $"{random.Next(one)}");
        var winner = $"{random.Next(12)}";
        var losers = Enumerable.Range(0, random.Next(1, 6)).Select(_ => $"{random.Next(12)}").Where(one => one != winner).ToHashSet();
        foreach (var (account, parent) in FamilyMerge.NewParents(parentOf, winner, losers))
        {
            parentOf[account] = parent;
        }

        foreach (var account in parentOf.Keys.Except(losers))
        {
            var steps = 0;
            for (var at = parentOf[account]; at is not null; at = parentOf[at])
            {
                Assert.DoesNotContain(at, losers);
                Assert.True(++steps <= 12, $"{account} is above itself.");
            }
        }
    }));

    private static IReadOnlyDictionary<string, string?> Merge(string winner, string[] losers, params (string Account, string? Parent)[] family) =>
        FamilyMerge.NewParents(family.ToDictionary(one => one.Account, one => one.Parent), winner, losers.ToHashSet());
}
