using Bailiwick.Core.Management.Accounts;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Bailiwick.Core.Tests.Management;

/// <summary>Revenue splits total 100 %, overlay splits are free, and money adds up to the cent.</summary>
public sealed class SplitSetTests
{
    [Theory]
    [InlineData(true, SplitFault.None)]
    [InlineData(true, SplitFault.None, 100.0)]
    [InlineData(true, SplitFault.None, 33.3, 66.7)]
    [InlineData(true, SplitFault.Total, 50.0, 40.0)]
    [InlineData(true, SplitFault.Total, 60.0, 60.0)]
    [InlineData(true, SplitFault.Share, 120.0, -20.0)]
    [InlineData(false, SplitFault.None, 50.0, 40.0)]
    [InlineData(false, SplitFault.None, 1000.0)]
    [InlineData(false, SplitFault.Share, 1000.5)]
    [InlineData(false, SplitFault.Share, -1.0)]
    public void Shares_are_judged_by_their_type(bool isValidated, SplitFault fault, params double[] shares) => Assert.Equal(fault, Of(isValidated, shares).Fault());

    [Fact]
    public void Nobody_has_two_splits_of_one_type() =>
        Assert.Equal(SplitFault.OwnerTwice, new SplitSet("Overlay", false, [new SplitShare("Ann", 10), new SplitShare("Ann", 20)]).Fault());

    [Fact]
    public void Amounts_of_random_splits_add_up_to_the_cent() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var random = new Random(seed);
        var cuts = Enumerable.Range(0, random.Next(0, 7)).Select(_ => random.Next(0, 10_001) / 100m).Append(0).Append(100).Order().ToList();
        var set = new SplitSet("Revenue", true, cuts.Zip(cuts.Skip(1)).Select((pair, at) => new SplitShare($"{at}", pair.Second - pair.First)));
        var amount = random.Next(-1_000_000, 100_000_000) / 100m;
        var amounts = set.Amounts(amount);
        Assert.Equal(amount, amounts.Sum());
        Assert.All(amounts.Zip(set.Shares), pair => Assert.True(Math.Abs(pair.First - (amount * pair.Second.Percent / 100)) < 0.01m));
    }));

    private static SplitSet Of(bool isValidated, double[] shares) => new("Type", isValidated, shares.Select((share, at) => new SplitShare($"Person {at}", (decimal)share)));
}
