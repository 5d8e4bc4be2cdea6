namespace Bailiwick.Core.Quotas;

/// <summary>A row in the shape of Salesforce's ForecastingQuota, the fields that can be written.</summary>
public sealed record ForecastingQuotaRow(string QuotaOwnerId, string ForecastingTypeId, DateOnly StartDate)
{
    /// <summary>The territory, for territory types.</summary>
    public string? Territory2Id { get; init; }

    /// <summary>The product family, for family types.</summary>
    public string? ProductFamily { get; init; }

    /// <summary>The forecast group's value, for types with groups.</summary>
    public string? ForecastingGroupItemId { get; init; }

    /// <summary>For revenue types.</summary>
    public decimal? QuotaAmount { get; init; }

    /// <summary>For quantity types.</summary>
    public decimal? QuotaQuantity { get; init; }

    /// <summary>ISO 4217, always written: left out it would be the loader's own.</summary>
    public string? CurrencyIsoCode { get; init; }

    /// <summary>What makes two rows the same quota: they cannot be told apart by anything else.</summary>
    public string Identity => string.Join('|', QuotaOwnerId, Territory2Id, ForecastingTypeId, ForecastingGroupItemId, ProductFamily, $"{StartDate:yyyy-MM-dd}");
}
