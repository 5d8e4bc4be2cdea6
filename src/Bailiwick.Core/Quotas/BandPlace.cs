namespace Bailiwick.Core.Quotas;

/// <summary>Where a ratio lies against its band.</summary>
public enum BandPlace
{
    /// <summary>Under the lower end.</summary>
    Below,

    /// <summary>In it, both ends included.</summary>
    Inside,

    /// <summary>Over the upper end.</summary>
    Above,
}
