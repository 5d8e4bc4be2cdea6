namespace Bailiwick.Core.Alignments;

/// <summary>One number by unit, exact: whole multiples of 10^-<see cref="Scale"/>.</summary>
public sealed record UnitMeasure
{
    /// <summary>The key of the measure that counts records.</summary>
    public const string Records = "@records";

    /// <summary>The key of the measure that counts units.</summary>
    public const string Units = "@units";

    /// <summary>The dataset column's key, or <see cref="Records"/> or <see cref="Units"/>.</summary>
    public required string Key { get; init; }

    /// <summary>For people.</summary>
    public required string Name { get; init; }

    /// <summary>What sort of number it is.</summary>
    public required MeasureKind Kind { get; init; }

    /// <summary>ISO 4217 code, for money only.</summary>
    public string? Currency { get; init; }

    /// <summary>Digits after the point, at most 18; negative when the amounts are whole tens, hundreds and so on.</summary>
    public int Scale { get; init; }

    /// <summary>By unit, in units of 10^-<see cref="Scale"/>. Any partial sum fits 64 bits.</summary>
    public required long[] Amount { get; init; }

    /// <summary>The sum over all units. O(units).</summary>
    public long Total()
    {
        var total = 0L;
        foreach (var amount in Amount)
        {
            total += amount;
        }

        return total;
    }

    /// <summary>An amount of this measure as an exact decimal.</summary>
    /// <param name="amount">In units of 10^-<see cref="Scale"/>.</param>
    public decimal Exact(long amount)
    {
        var exact = new decimal((int)Magnitude(amount), (int)(Magnitude(amount) >> 32), 0, amount < 0, (byte)Math.Max(0, Scale));
        for (var digit = Scale; digit < 0; digit++)
        {
            exact *= 10;
        }

        return exact;
    }

    /// <summary>
    /// Sums records into units, exactly; records in no unit (-1) are left out. Refused with <c>alignment.measure-too-large</c> when the
    /// amounts, signs aside, add up to more than 64 bits hold, so that no later sum of any selection can overflow. O(records).
    /// </summary>
    /// <param name="measure">By record.</param>
    /// <param name="unitOfRecord">By record: its unit or -1.</param>
    /// <param name="units">How many units.</param>
    public static Outcome<UnitMeasure> Sum(UnitMeasure measure, ReadOnlySpan<int> unitOfRecord, int units)
    {
        ArgumentNullException.ThrowIfNull(measure);
        if (measure.Fits() is { } refusal)
        {
            return refusal;
        }

        var amountOfUnit = new long[units];
        for (var record = 0; record < unitOfRecord.Length; record++)
        {
            if (unitOfRecord[record] >= 0)
            {
                amountOfUnit[unitOfRecord[record]] += measure.Amount[record];
            }
        }

        return measure with { Amount = amountOfUnit };
    }

    /// <summary>Null when any partial sum fits 64 bits, else the refusal. O(units).</summary>
    public Refusal? Fits()
    {
        var sum = (UInt128)0;
        foreach (var amount in Amount)
        {
            sum += Magnitude(amount);
        }

        return sum <= long.MaxValue
            ? null
            : new Refusal(
                "alignment.measure-too-large",
                $"The amounts of {Name} add up to {sum} in steps of 10^-{Scale}, more than the {long.MaxValue} an exact total can hold. "
                + "Maybe import it in larger units (thousands, millions).");
    }

    private static ulong Magnitude(long amount) => amount < 0 ? (ulong)-(amount + 1) + 1 : (ulong)amount;
}
