namespace Bailiwick.Core.Management.People;

/// <summary>A guided action with one effective date.</summary>
/// <param name="User">The key of the user who moves.</param>
/// <param name="On">The first day on which it holds.</param>
public abstract record PeopleMove(string User, DateOnly On)
{
    /// <summary>The user leaves the company, or is deactivated: everything of theirs from the day on is handed over.</summary>
    /// <param name="User">The key of the user.</param>
    /// <param name="On">The first day without them.</param>
    /// <param name="To">Who takes over; null only where others cover the territories already.</param>
    public sealed record Leaves(string User, DateOnly On, Handover? To) : PeopleMove(User, On);

    /// <summary>The user begins in a territory; temporary cover and caretakers end on the day.</summary>
    /// <param name="User">The key of the user.</param>
    /// <param name="On">The first day.</param>
    /// <param name="Territory">The key of the territory.</param>
    /// <param name="Role"><c>RoleInTerritory2</c>, or null.</param>
    public sealed record Joins(string User, DateOnly On, string Territory, string? Role = null) : PeopleMove(User, On);

    /// <summary>The user goes from one territory to another on one day.</summary>
    /// <param name="User">The key of the user.</param>
    /// <param name="On">The first day in the new territory.</param>
    /// <param name="From">The territory left.</param>
    /// <param name="Into">The territory entered.</param>
    /// <param name="To">Who takes over the territory left; null only where others cover it already.</param>
    public sealed record Transfers(string User, DateOnly On, string From, string Into, Handover? To) : PeopleMove(User, On);

    /// <summary>The user is away for some days and then has everything back.</summary>
    /// <param name="User">The key of the user.</param>
    /// <param name="On">The first day away.</param>
    /// <param name="Until">The first day back.</param>
    /// <param name="To">Who covers meanwhile; null only where others do already.</param>
    public sealed record IsAway(string User, DateOnly On, DateOnly Until, Handover? To) : PeopleMove(User, On);
}
