using Bailiwick.Core.Management.Accounts;
using Xunit;

namespace Bailiwick.Core.Tests.Management;

/// <summary>Loads against what each territory is to have.</summary>
public sealed class LoadBalanceTests
{
    [Fact]
    public void Loads_are_compared_with_the_mean_or_with_shares()
    {
        var even = LoadBalance.Of([8, 10, 12], [0, 0, 0], 0.1);
        Assert.Equal([10, 10, 10], even.Target);
        Assert.Equal((0.2, 2), (Math.Round(even.Worst, 9), even.OutOfTolerance));

        var shared = LoadBalance.Of([8, 10, 12], [4, 5, 6], 0.1);
        Assert.Equal((0, 0), (Math.Round(shared.Worst, 9), shared.OutOfTolerance));
    }

    [Fact]
    public void A_load_where_none_is_wanted_counts_against_the_mean()
    {
        var balance = LoadBalance.Of([20, 5], [1, 0], 0.1);
        Assert.Equal((-0.2, 0.4), (Math.Round(balance.DeviationOf(0), 9), Math.Round(balance.DeviationOf(1), 9)));
    }

    [Fact]
    public void Without_loads_nothing_deviates() => Assert.Equal((0, 0), (LoadBalance.Of([0, 0], [1, 1], 0.1).Worst, LoadBalance.Of([], [], 0.1).OutOfTolerance));
}
