namespace Bailiwick.Server.Targets;

/// <summary>One value of one field of one account, and who entered it.</summary>
public sealed record Entered(int Revision, string Author, DateTimeOffset At, decimal? Amount, string? Words)
{
    /// <summary>True when it takes back what was there.</summary>
    public bool IsNothing => Amount is null && Words is null;

    public Wire.TargetEntered By => new(Author, At, Revision);
}
