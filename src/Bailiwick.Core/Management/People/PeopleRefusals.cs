namespace Bailiwick.Core.Management.People;

/// <summary>Every "no" of people moves, in one place.</summary>
public static class PeopleRefusals
{
    /// <summary>A territory would be left without anybody.</summary>
    public static Refusal NoCover(string territory, DayInterval days) => new(
        "people.no-cover", $"Nobody would cover territory \"{territory}\" {days}. Maybe name a successor, a temporary cover, or a caretaker for the vacancy.", RefusalKind.Conflict)
    {
        Details = new Dictionary<string, object?> { ["territory"] = territory, ["from"] = days.Start },
    };

    /// <summary>Somebody who is away on the days in question.</summary>
    public static Refusal NotAvailable(string user, DateOnly on) => new(
        "people.not-available", $"\"{user}\" is away or has left on {on:yyyy-MM-dd}. Maybe choose another day or somebody else.", RefusalKind.Conflict);

    /// <summary>A hand-over to oneself.</summary>
    public static Refusal ToOneself(string user) => new("people.to-oneself", $"\"{user}\" cannot take over from \"{user}\". Maybe name somebody else.");

    /// <summary>Nothing to give up.</summary>
    public static Refusal NotMember(string user, string territory, DateOnly on) => new(
        "people.not-member", $"\"{user}\" is not in territory \"{territory}\" on {on:yyyy-MM-dd} or later. Maybe it is another territory or an earlier day.");

    /// <summary>An absence that ends before it begins.</summary>
    public static Refusal BadDays(DateOnly on, DateOnly until) => new(
        "people.bad-days", $"The first day back, {until:yyyy-MM-dd}, is not after the first day away, {on:yyyy-MM-dd}. Maybe exchange them.");
}
