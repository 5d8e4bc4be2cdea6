namespace Bailiwick.Core.Management.Routing;

/// <summary>What is known of a lead or of an account when they are compared. Empty text and null mean: nothing.</summary>
/// <param name="Key">Tells it apart.</param>
/// <param name="Company">The company's name.</param>
public sealed record LeadFacts(string Key, string? Company)
{
    /// <summary>An e-mail address; its domain counts unless it is a free mail provider's.</summary>
    public string? Email { get; init; }

    /// <summary>A web address in any form.</summary>
    public string? Website { get; init; }

    /// <summary>Street and number.</summary>
    public string? Street { get; init; }

    /// <summary>City.</summary>
    public string? City { get; init; }

    /// <summary>State or province.</summary>
    public string? State { get; init; }

    /// <summary>Postal code; of nine American digits the first five count.</summary>
    public string? PostalCode { get; init; }

    /// <summary>Country as written.</summary>
    public string? Country { get; init; }
}
