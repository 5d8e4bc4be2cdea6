namespace Bailiwick.Core.Targets;

/// <summary>Where a seasonality comes from; always shown beside it.</summary>
public enum SeasonMethod
{
    /// <summary>Somebody entered the weights.</summary>
    Given,

    /// <summary>Each period's mean over the years, over the overall mean: large years count more.</summary>
    MeanIndex,

    /// <summary>The mean over the years of each period's part of its own year: every year counts the same.</summary>
    MeanShare,
}
