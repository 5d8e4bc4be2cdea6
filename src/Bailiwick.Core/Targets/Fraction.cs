using System.Globalization;
using System.Numerics;

namespace Bailiwick.Core.Targets;

/// <summary>An exact fraction. Not reduced: two fractions of one value may have different parts; compare with <see cref="CompareTo"/>.</summary>
/// <param name="Numerator">Any whole number.</param>
/// <param name="Denominator">Above 0.</param>
public readonly record struct Fraction(BigInteger Numerator, BigInteger Denominator) : IComparable<Fraction>
{
    private static readonly BigInteger _ten = 10;

    /// <summary>The value as a decimal, to 12 decimals, for people; exact values stay fractions.</summary>
    public decimal Shown => (decimal)BigInteger.Divide((2 * Numerator * Pow10(12)) + Denominator, 2 * Denominator) / 1_000_000_000_000m;

    /// <summary>The exact value of a decimal.</summary>
    public static Fraction Of(decimal value)
    {
        var scale = value.Scale;
        return new Fraction(Scaled(value, scale), Pow10(scale));
    }

    /// <summary>Sum.</summary>
    public static Fraction operator +(Fraction left, Fraction right) =>
        new Fraction((left.Numerator * right.Denominator) + (right.Numerator * left.Denominator), left.Denominator * right.Denominator).Reduced();

    /// <summary>Difference.</summary>
    public static Fraction operator -(Fraction left, Fraction right) => left + new Fraction(-right.Numerator, right.Denominator);

    /// <summary>Product.</summary>
    public static Fraction operator *(Fraction left, Fraction right) =>
        new Fraction(left.Numerator * right.Numerator, left.Denominator * right.Denominator).Reduced();

    /// <summary>Quotient. Throws <see cref="DivideByZeroException"/> when <paramref name="right"/> is 0.</summary>
    public static Fraction operator /(Fraction left, Fraction right) => right.Numerator.Sign switch
    {
        0 => throw new DivideByZeroException(),
        < 0 => new Fraction(-left.Numerator * right.Denominator, left.Denominator * -right.Numerator).Reduced(),
        _ => new Fraction(left.Numerator * right.Denominator, left.Denominator * right.Numerator).Reduced(),
    };

    /// <summary>Whether the first is less.</summary>
    public static bool operator <(Fraction left, Fraction right) => left.CompareTo(right) < 0;

    /// <summary>Whether the first is more.</summary>
    public static bool operator >(Fraction left, Fraction right) => left.CompareTo(right) > 0;

    /// <summary>Whether the first is not more.</summary>
    public static bool operator <=(Fraction left, Fraction right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the first is not less.</summary>
    public static bool operator >=(Fraction left, Fraction right) => left.CompareTo(right) >= 0;

    /// <summary>The largest whole number that is not more.</summary>
    public BigInteger Floor()
    {
        var quotient = BigInteger.DivRem(Numerator, Denominator, out var rest);
        return rest.Sign < 0 ? quotient - 1 : quotient;
    }

    /// <inheritdoc/>
    public int CompareTo(Fraction other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <summary>The same value in lowest terms.</summary>
    public Fraction Reduced()
    {
        var common = BigInteger.GreatestCommonDivisor(Numerator, Denominator);
        return common.IsOne ? this : new Fraction(Numerator / common, Denominator / common);
    }

    /// <summary>"1234" or "1234/7".</summary>
    public override string ToString() =>
        Denominator.IsOne ? Numerator.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    internal static BigInteger Pow10(int power) => BigInteger.Pow(_ten, power);

    /// <summary>The value times 10^<paramref name="scale"/>, which is at least the value's own scale.</summary>
    internal static BigInteger Scaled(decimal value, int scale)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        BigInteger whole = bits[2] == 0
            ? ((ulong)(uint)bits[1] << 32) | (uint)bits[0]
            : ((BigInteger)(uint)bits[2] << 64) | (((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        whole = scale == value.Scale ? whole : whole * Pow10(scale - value.Scale);
        return value < 0 ? -whole : whole;
    }
}
