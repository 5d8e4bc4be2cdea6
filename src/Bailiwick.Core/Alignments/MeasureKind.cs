namespace Bailiwick.Core.Alignments;

/// <summary>What sort of number a measure is.</summary>
public enum MeasureKind
{
    /// <summary>How many there are: records or units.</summary>
    Count,

    /// <summary>A plain number.</summary>
    Number,

    /// <summary>Money of one currency.</summary>
    Currency,
}
