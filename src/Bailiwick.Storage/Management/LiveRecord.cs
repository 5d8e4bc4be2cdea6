namespace Bailiwick.Storage.Management;

/// <summary>One version of a record.</summary>
/// <param name="Id">Eighteen characters.</param>
/// <param name="FromAct">The act that wrote this version.</param>
/// <param name="ToAct">The act that ended it; null for the present one.</param>
/// <param name="CreatedAct">The act that made the record.</param>
/// <param name="Values">Own fields by name in catalogue types, custom ones too; empty ones are there as null.</param>
public sealed record LiveRecord(string Id, long FromAct, long? ToAct, long CreatedAct, IReadOnlyDictionary<string, object?> Values)
{
    /// <summary>A value as text, or null.</summary>
    public string? Text(string field) => Values.GetValueOrDefault(field) as string;

    /// <summary>A flag; false when empty.</summary>
    public bool Flag(string field) => Values.GetValueOrDefault(field) is true;

    /// <summary>A day, or null.</summary>
    public DateOnly? Day(string field) => Values.GetValueOrDefault(field) as DateOnly?;

    /// <summary>A number, or null.</summary>
    public decimal? Number(string field) => Values.GetValueOrDefault(field) switch { decimal number => number, int whole => whole, _ => null };
}
