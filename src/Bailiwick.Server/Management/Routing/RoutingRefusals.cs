using Bailiwick.Core;

namespace Bailiwick.Server.Management.Routing;

/// <summary>Every "no" of routing and look-up, in one place.</summary>
internal static class RoutingRefusals
{
    public static Refusal NoQueue(string route, string target) => new(
        "routing.no-queue", $"Route \"{route}\" sends leads to {target} and names no queue. Maybe choose a queue, or members of the territory.");

    public static Refusal Converted(string lead) => new(
        "routing.converted", $"Lead \"{lead}\" was converted and is not routed any more. Maybe route the open ones only.", RefusalKind.Conflict);

    public static Refusal TooMany(int count, int most) => new(
        "routing.too-many-leads", $"{count:#,0} leads were sent; one request takes {most:#,0}. Maybe divide them.", RefusalKind.TooLarge);

    public static Refusal NothingAsked() => new(
        "routing.nothing-asked", "A look-up needs a postal code, a point with longitude and latitude, or an account. Maybe give one of them.");

    public static Refusal NoTurns(string member, int capacity) => new(
        "routing.bad-capacity", $"The capacity of \"{member}\" is {capacity}; it is a whole number of turns from 0 to 1,000. Maybe make the member inactive instead.");
}
