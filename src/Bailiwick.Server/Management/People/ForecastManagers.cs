using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management.People;

/// <summary>
/// Who answers for a territory's forecast on a day. A hand-over on a later day stands beside the present manager until then: it holds from its
/// day on without anybody or anything having to act on that day.
/// </summary>
public static class ForecastManagers
{
    /// <summary>The user's id, or null.</summary>
    public static string? On(LiveRecord territory, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(territory);
        return territory.Day("NextForecastDate") <= day ? territory.Text("NextForecastUserId") : territory.Text("ForecastUserId");
    }

    /// <summary>The fields after a hand-over; null when another one is planned in between, which the record cannot hold beside it.</summary>
    public static Dictionary<string, object?>? HandedOver(LiveRecord territory, string to, DateOnly on, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(territory);
        if (on <= today)
        {
            return new Dictionary<string, object?> { ["ForecastUserId"] = to, ["NextForecastUserId"] = null, ["NextForecastDate"] = null };
        }

        return territory.Day("NextForecastDate") is { } planned && planned > today && planned < on
            ? null
            : new Dictionary<string, object?> { ["ForecastUserId"] = On(territory, today), ["NextForecastUserId"] = to, ["NextForecastDate"] = on };
    }
}
