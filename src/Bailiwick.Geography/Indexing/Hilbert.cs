namespace Bailiwick.Geography.Indexing;

/// <summary>The Hilbert curve: neighbors on the curve are neighbors in the plane.</summary>
internal static class Hilbert
{
    /// <summary>Position along the curve of a cell of a 65536 x 65536 grid.</summary>
    public static uint Key(uint x, uint y)
    {
        uint key = 0;
        for (var half = 1u << 15; half > 0; half >>= 1)
        {
            var right = (x & half) != 0 ? 1u : 0u;
            var up = (y & half) != 0 ? 1u : 0u;
            key += half * half * ((3 * right) ^ up);
            if (up == 0)
            {
                if (right == 1)
                {
                    x = 65535 - x;
                    y = 65535 - y;
                }

                (x, y) = (y, x);
            }
        }

        return key;
    }
}
