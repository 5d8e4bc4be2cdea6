namespace Bailiwick.Storage.Management;

/// <summary>Which records are asked for; all of what is said must hold.</summary>
public sealed record LiveQuery
{
    /// <summary>Everything that stands now.</summary>
    public static LiveQuery All { get; } = new();

    /// <summary>Fields that equal one of the values.</summary>
    public IReadOnlyList<(string Field, IReadOnlyCollection<string> Values)> Equal { get; init; } = [];

    /// <summary>Words that stand somewhere in the object's naming field, in any case.</summary>
    public string? Search { get; init; }

    /// <summary>As things stood right after an act; null for now.</summary>
    public long? AsOf { get; init; }

    /// <summary>Versions that this act or a later one ended, in place of what stands.</summary>
    public long? EndedSince { get; init; }

    /// <summary>Only ids above.</summary>
    public string? After { get; init; }

    public int? Limit { get; init; }

    /// <summary>Only records with these ids.</summary>
    public static LiveQuery Ids(params IReadOnlyCollection<string> ids) => Where("Id", ids);

    /// <summary>Only records whose field is one of the values.</summary>
    public static LiveQuery Where(string field, params IReadOnlyCollection<string> values) => new() { Equal = [(field, values)] };

    /// <summary>The same, and another field.</summary>
    public LiveQuery And(string field, params IReadOnlyCollection<string> values) => this with { Equal = [.. Equal, (field, values)] };
}
