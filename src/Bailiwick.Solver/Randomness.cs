using System.Runtime.CompilerServices;

namespace Bailiwick.Solver;

/// <summary>Our own seeded generator (xoshiro256**, Blackman and Vigna 2018), so that a seed means the same on every machine.</summary>
internal sealed class Randomness
{
    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;

    public Randomness(ulong seed)
    {
        _a = Mix(ref seed);
        _b = Mix(ref seed);
        _c = Mix(ref seed);
        _d = Mix(ref seed);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Next()
    {
        var result = ulong.RotateLeft(_b * 5, 7) * 9;
        var shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = ulong.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>From 0 to limit - 1 (Lemire's multiplication, its bias of 1 in 2^32 left alone).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Below(int limit) => (int)(((Next() >> 32) * (ulong)limit) >> 32);

    /// <summary>Above 0, at most 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Fraction() => ((Next() >> 11) + 1) * (1.0 / (1UL << 53));

    // SplitMix64 (Steele, Lea and Flood 2014) spreads a small seed over the whole state.
    private static ulong Mix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
