namespace Bailiwick.Core.Management.Rules;

/// <summary>Which columns a field of a place stands for: BillingAddress, or Billing, are BillingLatitude and BillingLongitude.</summary>
public static class PlaceFields
{
    /// <summary>The names of both columns.</summary>
    /// <param name="field">The field of an item that compares places.</param>
    public static (string Latitude, string Longitude) Of(string field)
    {
        ArgumentNullException.ThrowIfNull(field);
        var of = field.EndsWith("Address", StringComparison.OrdinalIgnoreCase) ? field[..^"Address".Length] : field;
        return ($"{of}Latitude", $"{of}Longitude");
    }

    /// <summary>The columns that an item reads: its own, or those of a place.</summary>
    /// <param name="field">The item's field.</param>
    /// <param name="operation">The item's operation.</param>
    public static IEnumerable<string> Read(string field, RuleOperation operation) =>
        operation.IsOfPlaces() ? [Of(field).Latitude, Of(field).Longitude] : [field];
}
