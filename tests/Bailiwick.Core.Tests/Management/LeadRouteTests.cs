using Bailiwick.Core.Management.Routing;
using Xunit;

namespace Bailiwick.Core.Tests.Management;

/// <summary>Which route a territory has.</summary>
public sealed class LeadRouteTests
{
    private static readonly LeadRoute[] _routes =
    [
        new("all", null, RouteTarget.Queue), new("west", "West", RouteTarget.RoundRobin), new("west again", "West", RouteTarget.Member),
        new("east only", "East", RouteTarget.Member) { AppliesToChildren = false },
    ];

    [Theory]
    [InlineData("West World", "west")]
    [InlineData("California West World", "west")]
    [InlineData("East World", "east only")]
    [InlineData("Boston East World", "all")]
    [InlineData("", "all")]
    public void The_nearest_one_that_reaches_it(string path, string route) =>
        Assert.Equal(route, LeadRoute.Of(_routes, path.Split(' ', StringSplitOptions.RemoveEmptyEntries))!.Name);

    [Fact]
    public void None_when_there_is_none() => Assert.Null(LeadRoute.Of(_routes[1..], ["Boston", "World"]));
}
