using System.Numerics;

namespace Bailiwick.Core.Targets;

/// <summary>A pool and its takers, all of one length and order.</summary>
/// <param name="Pool">What is shared; when negative its magnitude is, and every amount is negative.</param>
/// <param name="Unit">The unit of rounding, above 0.</param>
/// <param name="Keys">By taker, unique: the end of every tie.</param>
/// <param name="Weights">By taker, at least 0, in any common scale.</param>
public sealed record SpreadTask(decimal Pool, decimal Unit, IReadOnlyList<string> Keys, IReadOnlyList<BigInteger> Weights)
{
    /// <summary>By taker: the least magnitude or null; null altogether when nobody has one.</summary>
    public IReadOnlyList<decimal?>? Floors { get; init; }

    /// <summary>By taker: the largest magnitude or null; null altogether when nobody has one.</summary>
    public IReadOnlyList<decimal?>? Caps { get; init; }

    /// <summary>What floors mean.</summary>
    public BoundMeaning Meaning { get; init; }
}
