namespace Bailiwick.Solver;

/// <summary>Order along Hilbert's curve: units near on the curve are near in the plane.</summary>
internal static class Hilbert
{
    private const int Bits = 16;

    /// <summary>Unit indices in curve order; ties by coordinates, then index. O(units log units).</summary>
    public static int[] Order(double[] x, double[] y)
    {
        double minX = double.MaxValue, minY = double.MaxValue, maxX = double.MinValue, maxY = double.MinValue;
        for (var unit = 0; unit < x.Length; unit++)
        {
            minX = Math.Min(minX, x[unit]);
            maxX = Math.Max(maxX, x[unit]);
            minY = Math.Min(minY, y[unit]);
            maxY = Math.Max(maxY, y[unit]);
        }

        var side = Math.Max(maxX - minX, maxY - minY);
        var scale = side > 0 ? ((1 << Bits) - 1) / side : 0;
        var key = new ulong[x.Length];
        var order = new int[x.Length];
        for (var unit = 0; unit < x.Length; unit++)
        {
            // The index in the low half makes keys distinct, so that an unstable sort is still repeatable.
            var place = Key((uint)((x[unit] - minX) * scale), (uint)((y[unit] - minY) * scale));
            key[unit] = ((ulong)place << 32) | (uint)unit;
            order[unit] = unit;
        }

        Array.Sort(key);
        for (var rank = 0; rank < key.Length; rank++)
        {
            order[rank] = (int)(uint)key[rank];
        }

        return order;
    }

    private static uint Key(uint x, uint y)
    {
        var key = 0u;
        for (var step = 1u << (Bits - 1); step > 0; step >>= 1)
        {
            var right = (x & step) != 0 ? 1u : 0u;
            var top = (y & step) != 0 ? 1u : 0u;
            key += step * step * ((3 * right) ^ top);
            if (top == 0)
            {
                if (right == 1)
                {
                    x = (1u << Bits) - 1 - x;
                    y = (1u << Bits) - 1 - y;
                }

                (x, y) = (y, x);
            }
        }

        return key;
    }
}
