namespace Bailiwick.Core.Management.Routing;

/// <summary>Somebody who takes turns.</summary>
/// <param name="Key">Tells them apart.</param>
/// <param name="Capacity">How many turns of a full round are theirs; 0 and less is none.</param>
/// <param name="IsPresent">Whether they take one now: active and not absent.</param>
public sealed record TurnMember(string Key, int Capacity, bool IsPresent)
{
    /// <summary>How many open ones they take at most; null for no limit.</summary>
    public int? MostOpen { get; init; }

    /// <summary>How many they have open now.</summary>
    public int Open { get; init; }

    /// <summary>Whether they can take the next.</summary>
    public bool CanTake => IsPresent && Capacity > 0 && (MostOpen is not { } most || Open < most);
}
