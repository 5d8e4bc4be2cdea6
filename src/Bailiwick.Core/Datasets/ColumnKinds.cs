namespace Bailiwick.Core.Datasets;

/// <summary>Families of <see cref="ColumnKind"/>.</summary>
public static class ColumnKinds
{
    /// <summary>True for the kinds kept as numbered words: text, postal code, state, country.</summary>
    public static bool IsTextual(this ColumnKind kind) =>
        kind is ColumnKind.Text or ColumnKind.PostalCode or ColumnKind.State or ColumnKind.Country;

    /// <summary>True for the kinds whose values may be summed: number and currency.</summary>
    public static bool IsMeasure(this ColumnKind kind) => kind is ColumnKind.Number or ColumnKind.Currency;

    /// <summary>True for the kinds held as doubles: number, latitude, longitude.</summary>
    public static bool IsDouble(this ColumnKind kind) =>
        kind is ColumnKind.Number or ColumnKind.Latitude or ColumnKind.Longitude;
}
